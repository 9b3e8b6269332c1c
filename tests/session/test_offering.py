"""What plugins add to a session beside views and commands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.rooms import START, clock_on
from tests.session.courses import courses

from veikart import blocks as b
from veikart.contributions.time_marks import TimeMark
from veikart.moment import Moment
from veikart.session import Session


def texts(blocks: b.Blocks) -> list[str]:
    return [block.text for block in blocks if isinstance(block, b.Heading | b.Text)]


def test_cards_stand_on_overview_under_their_titles(session: Session) -> None:
    assert texts(session.blocks("overview"))[-2:] == ["Courses ahead", "1 booked"]


def test_a_card_without_blocks_is_left_out_with_its_title(session: Session) -> None:
    session.do("settings.courses", shown=False)
    assert "Courses ahead" not in texts(session.blocks("overview"))


def test_what_plugins_promise_is_a_page_of_its_own(session: Session) -> None:
    [_, table] = session.blocks("promised")
    assert isinstance(table, b.Table)
    [row] = table.rows
    assert row.cells == (
        "Kari", "SQL", "?", "3", "2025-03-01", "80%", "SQL in depth", b.Mark("to come", "muted"),
    )  # fmt: skip


def test_a_promise_is_checked_when_its_day_has_come(file: Path) -> None:
    clock = clock_on(START)
    with Session.open(file, clock=clock, plugins=courses()) as session:
        clock.move(date(2025, 4, 1))

        def outcome() -> b.Cell:
            table = session.blocks("promised")[-1]
            assert isinstance(table, b.Table)
            return table.rows[0].cells[-1]

        assert outcome() == b.Mark("not known", "muted")
        session.do("skill.assess", person="kari", skill="sql", level=2)
        assert outcome() == b.Mark("not reached", "bad")
        session.do("skill.assess", person="kari", skill="sql", level=3)
        assert outcome() == b.Mark("reached later", "warn")
        session.do("skill.assess", person="kari", skill="sql", level=3, day=date(2025, 2, 27))
        assert outcome() == b.Mark("reached", "good")


def test_where_nobody_promises_anything_there_is_no_such_page(session: Session) -> None:
    with_nobody = Session(session.journal, type(session.plugins)(), clock=session._clock, by="me")
    assert "promised" not in [view.id for view in with_nobody.views]


def test_marks_of_plugins_stand_on_the_time_bar_and_reach_ahead(session: Session) -> None:
    line = session.timeline()
    assert line.marks == (TimeMark(date(2025, 3, 1), "Exam: SQL in depth", "exam"),)
    assert line.last == date(2025, 3, 1)


def test_checks_of_plugins_are_asked_beside_those_of_core(session: Session) -> None:
    found = {check.id: check.run(session.picture(Moment(date(2025, 4, 1)))) for check in session.checks}
    assert [finding.text for finding in found["courses.overdue"]] == ["SQL in depth is over."]
    assert "thread.goals" in found


def test_screens_are_in_the_order_their_plugin_says(session: Session) -> None:
    assert [screen.title for screen in session.screens] == ["Archive", "Courses"]


def test_an_event_is_told_in_the_words_of_its_plugin(session: Session) -> None:
    picture = session.picture()
    last = session.journal.head()
    assert session.told(picture, [last])[0][1] == "Kari booked SQL in depth"


def test_events_of_a_plugin_that_is_not_here_are_counted(session: Session) -> None:
    assert session.unknown_topics() == {}
    without = Session(session.journal, type(session.plugins)(), clock=session._clock, by="me")
    without.catch_up()
    assert without.unknown_topics() == {"courses.booked": 1}
    assert without.told(without.picture(), [without.journal.head()])[0][1] == (
        "courses.booked (belongs to a plugin that is not here)"
    )
