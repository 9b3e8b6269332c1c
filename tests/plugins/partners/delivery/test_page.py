"""The page Engagements, its marks and what should be looked at."""

from __future__ import annotations

from datetime import date

from tests.plugins.partners.said import cells, rows
from tests.plugins.partners.working import BEGINS, ENDS, agreed, ended, partner_in

from veikart.api import Empty, Figures, Timeline
from veikart.moment import Moment
from veikart.testing import Engagement

PAGE = "partners.engagements"


def test_work_stands_with_its_rounds_and_what_was_changed(room: Engagement) -> None:
    partner = partner_in(room)
    engagement = agreed(room, partner, people=["kari", "ola"])
    room.do(
        "partners.hold_iteration", engagement=engagement, feedback="Too long", changed="Halved", day=BEGINS
    )
    room.do("partners.hold_iteration", engagement=engagement, feedback="Good", day=ENDS)
    shown = rows(room.blocks(PAGE))
    row = shown[f"engagement:{engagement}"]
    assert cells(row)[:3] == ["Evenings", "Nordvind", "Past its end"]
    assert cells(row)[5:7] == ["2", "2"]
    rounds = [cells(each) for identity, each in shown.items() if identity.startswith("iteration:")]
    assert [each[3] for each in rounds] == ["nothing", "Halved"]
    [figures] = [block for block in room.blocks(PAGE) if isinstance(block, Figures)]
    assert figures.figures[3].value == "50 %"
    assert row.why is not None
    whole = row.why.whole()
    assert ("Takes part", "2 people: Kari Nordmann, Ola Hansen") in whole.inputs
    assert len(whole.positions) == 6


def test_before_it_was_agreed_there_is_nothing_and_the_page_says_what_to_do(room: Engagement) -> None:
    agreed(room, partner_in(room))
    [first] = room.blocks(PAGE, Moment(date(2025, 1, 10)))
    assert isinstance(first, Empty)
    assert "“Add a partner”" in first.steps[0]


def test_ahead_of_today_work_is_over_as_it_was_agreed(room: Engagement) -> None:
    engagement = agreed(room, partner_in(room), start=date(2026, 3, 1), end=date(2026, 6, 1))
    later = Moment(date(2026, 8, 1))
    assert cells(rows(room.blocks(PAGE))[f"engagement:{engagement}"])[2] == "Running"
    assert cells(rows(room.blocks(PAGE, later))[f"engagement:{engagement}"])[2] == "Over"
    assert not room.findings("partners.loose_ends")


def test_the_timeline_shows_delay_against_what_was_agreed(room: Engagement) -> None:
    engagement = agreed(room, partner_in(room))
    ended(room, engagement, day=date(2025, 12, 1))
    [timeline] = [block for block in room.blocks(PAGE) if isinstance(block, Timeline)]
    [item] = timeline.items
    assert (item.state, item.promised, item.end) == ("done", ENDS, date(2025, 12, 1))


def test_the_selection_narrows_to_unit_skill_and_person(room: Engagement) -> None:
    engagement = agreed(room, partner_in(room), unit="field", skills=["welding"], people=["ase"])
    for narrowed, there in (
        ({"unit": "operations"}, True),
        ({"unit": "field"}, True),
        ({"unit": "gone"}, False),
        ({"skill": "welding"}, True),
        ({"skill": "sql"}, False),
        ({"person": "kari"}, False),
    ):
        assert (f"engagement:{engagement}" in rows(room.blocks(PAGE, **narrowed))) is there, narrowed


def test_its_last_day_is_on_the_time_bar_and_passing_it_is_found(room: Engagement) -> None:
    engagement = agreed(room, partner_in(room), skills=[])
    assert [(mark.day, mark.label) for mark in room.marks("partners.ends")] == [
        (ENDS, "Evenings (Nordvind) ends")
    ]
    texts = [each.text for each in room.findings("partners.loose_ends")]
    assert any("was to end on 1 November 2025" in text for text in texts)
    assert any("names no skill" in text for text in texts)
    ended(room, engagement)
    assert not room.findings("partners.loose_ends")
