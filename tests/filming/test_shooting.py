"""What a film shows: one view at every moment, by the clocks it was asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from veikart.blocks import WITHHELD, Bars, Figures, Table
from veikart.contributions.view import Selection
from veikart.errors import BadInput, NotFound
from veikart.film import Film
from veikart.filming import Wanted, shoot, told
from veikart.filming.shooting import moments
from veikart.moment import Moment
from veikart.session import Session

FIRST, LAST = date(2025, 6, 30), date(2026, 3, 31)
ASKED = Wanted("overview", Film("quarter"), FIRST, LAST, smallest=1)


def test_the_moments_are_those_of_the_film_between_the_days(demo: Session) -> None:
    days = (FIRST, date(2025, 9, 30), date(2025, 12, 31), LAST)
    assert moments(demo, ASKED) == tuple(map(Moment, days))


def test_without_days_it_goes_from_the_beginning_to_today(demo: Session) -> None:
    found = moments(demo, replace(ASKED, first=None, last=None))
    assert (found[0].true_on, found[-1].true_on) == (demo.timeline().first, demo.today)


def test_each_moment_is_shown_by_what_was_known_then_or_on_one_day(demo: Session) -> None:
    ahead = date(2026, 12, 31)
    then = moments(demo, replace(ASKED, linked=True, last=ahead))
    assert all(moment.known_on == min(moment.true_on, demo.today) for moment in then)
    on = moments(demo, replace(ASKED, known_on=LAST))
    assert {moment.known_on for moment in on} == {LAST}


def test_by_marks_it_stops_at_workshops_and_says_which(demo: Session) -> None:
    reel = shoot(demo, replace(ASKED, film=Film("marks"), first=None, last=None))
    marks = [mark.label for mark in demo.timeline().marks]
    assert [frame.mark for frame in reel.frames if frame.mark] == marks


def test_a_frame_shows_what_the_view_shows_at_its_moment(demo: Session) -> None:
    selection = Selection(critical=True)
    reel = shoot(demo, replace(ASKED, selection=selection))
    assert list(reel.frames[2].blocks) == list(demo.blocks("overview", Moment(date(2025, 12, 31)), selection))
    assert reel.frames[2].day == "31 December 2025"


def test_compared_with_a_baseline_every_frame_is(demo: Session) -> None:
    before = Moment(FIRST)
    reel = shoot(demo, replace(ASKED, selection=Selection(compare=before)))
    compared = demo.blocks("overview", Moment(LAST), Selection(compare=before))
    assert list(reel.frames[3].blocks) == list(compared)
    assert ("Compared with", "30 June 2025") in reel.about


def test_captions_tell_each_step_and_the_first_frame_where_it_begins(demo: Session) -> None:
    reel = shoot(demo, ASKED)
    steps = [caption for _, caption in told(demo, ASKED)]
    assert reel.frames[0].caption == "Here the film begins."
    assert steps[0] is None
    assert steps[1] is not None
    assert reel.frames[1].caption.casefold() == steps[1].told(180).casefold()


def test_notes_of_the_presenter_are_in_it_when_they_are_asked_for_only(demo: Session) -> None:
    demo.do("note.attach", day=LAST, text="Ask for the budget")
    try:
        assert shoot(demo, ASKED).frames[-1].note == ""
        assert shoot(demo, replace(ASKED, notes=True)).frames[-1].note == "Ask for the budget"
        demo.use_pseudonyms(True)
        assert shoot(demo, replace(ASKED, notes=True)).frames[-1].note == ""
    finally:
        demo.use_pseudonyms(False)


def test_what_is_supposed_and_what_lies_ahead_is_said_in_every_such_frame(demo: Session) -> None:
    demo.do("scenario.begin", title="If it slips")
    asked = replace(
        ASKED, last=date(2026, 9, 30), scenario=demo.scenario_called("If it slips"), title="Review"
    )
    reel = shoot(demo, asked)
    assert reel.title == "Review · supposed: If it slips"
    assert [frame.day for frame in reel.frames][-2:] == [
        "30 June 2026, ahead, supposed",
        "30 September 2026, ahead, supposed",
    ]
    assert "lies ahead" in reel.remarks[0]
    assert ("Scenario", "If it slips") in reel.about


def test_a_group_that_is_small_in_one_frame_is_withheld_in_all(demo: Session) -> None:
    reel = shoot(demo, replace(ASKED, smallest=6))
    rows = [
        {row.id for row in table.rows if any(WITHHELD in str(cell) for cell in row.cells)}
        for frame in reel.frames
        for table in frame.blocks
        if isinstance(table, Table) and table.title == "Units"
    ]
    assert rows[0]
    assert all(hidden == rows[0] for hidden in rows)
    assert "stands where a number is withheld" in reel.remarks[0]


def test_it_is_made_of_what_was_there_so_the_same_again_is_the_same(demo: Session) -> None:
    assert shoot(demo, ASKED) == shoot(demo, ASKED)
    assert any(isinstance(block, Figures | Bars) for block in shoot(demo, ASKED).frames[0].blocks)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (replace(ASKED, first=LAST), "would begin on 2026-03-31 and end on 2026-03-31"),
        (replace(ASKED, film=Film("smooth")), "240 is the most"),
        (replace(ASKED, film=Film("month"), last=date(2199, 1, 1)), "Choose longer steps"),
    ],
)
def test_what_cannot_be_a_film_is_refused_with_what_to_do(demo: Session, asked: Wanted, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        shoot(demo, asked)


def test_a_view_that_is_not_there_is_named(demo: Session) -> None:
    with pytest.raises(NotFound, match="There is no view 'maps'"):
        shoot(demo, replace(ASKED, view="maps"))
