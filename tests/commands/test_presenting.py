"""Days with a name, and notes of the presenter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.rooms import START, furnished

from veikart.blocks import Do, Empty, Table
from veikart.errors import RuleBroken
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.session import Session

BOARD = date(2025, 9, 1)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session, _ = furnished(tmp_path / "presenting.veikart")
    yield session
    session.close()


def ever(session: Session) -> Picture:
    return session.picture(Moment(date.max))


def marks(session: Session) -> list[tuple[date, str, str]]:
    return [(mark.day, mark.label, mark.kind) for mark in session.timeline().marks]


def page(session: Session) -> Table:
    table = session.blocks("marks")[-1]
    assert isinstance(table, Table)
    return table


def test_a_day_that_is_named_stands_on_the_time_bar_until_it_is_taken_off(session: Session) -> None:
    session.do("mark.set", day=BOARD, name="Board meeting")
    assert marks(session) == [(BOARD, "Board meeting", "mark")]
    assert session.timeline().last == BOARD
    session.do("mark.remove", mark=ever(session).marks["mark"][0])
    assert marks(session) == []
    assert session.undo() == "Undone: Mark Board meeting taken off the time bar"
    assert marks(session) == [(BOARD, "Board meeting", "mark")]


def test_a_slip_in_the_year_of_a_mark_does_not_squeeze_the_time_bar_and_is_still_listed(
    session: Session,
) -> None:
    session.do("mark.set", day=date(1955, 9, 1), name="Board meeting")
    assert (marks(session), session.timeline().first) == ([], START)
    assert [row.cells[:2] for row in page(session).rows] == [("1955-09-01", "Board meeting")]


def test_a_mark_shortly_before_the_first_day_lengthens_the_time_bar(session: Session) -> None:
    session.do("mark.set", day=date(2024, 12, 1), name="Assignment agreed")
    assert session.timeline().first == date(2024, 12, 1)


def test_notes_are_listed_by_day_with_the_mark_they_stand_on_and_can_be_taken_away(session: Session) -> None:
    session.do("workshop.start", name="Kick-off")
    session.do("note.attach", day=START, text="Begin with the storm\nof 2023", about=["supply", "kari"])
    session.do("note.attach", day=BOARD, text="Ask for the budget")
    first, second = page(session).rows
    assert first.cells == ("2025-01-06", "Kick-off", "workshop", "Begin with the storm of 2023")
    assert second.cells == ("2025-09-01", "", "", "Ask for the budget")
    assert first.why is not None
    assert first.why.inputs == (("Safe supply, Kari", "Begin with the storm\nof 2023"),)
    taken = next(way for way in second.actions if isinstance(way, Do) and way.command == "note.remove")
    session.do(taken.command, **taken.params)
    assert [row.cells[3] for row in page(session).rows] == ["Begin with the storm of 2023"]


def test_without_marks_and_notes_the_page_says_how_to_come_by_them(session: Session) -> None:
    (empty,) = session.blocks("marks")
    assert isinstance(empty, Empty)


def test_what_is_not_there_cannot_be_taken_away(session: Session) -> None:
    with pytest.raises(RuleBroken, match="There is no mark"):
        session.do("mark.remove", mark="board")
    with pytest.raises(RuleBroken, match="There is no note"):
        session.do("note.remove", note="n1")


def test_the_text_of_a_note_about_someone_goes_when_they_are_forgotten(session: Session) -> None:
    session.do("note.attach", day=BOARD, text="Ola leaves soon", about=["ola"])
    note = ever(session).notes["note"][0]
    session.forget("ola", [note])
    assert ever(session).notes["text"].to_list() == ["(text removed)"]
