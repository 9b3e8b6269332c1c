"""Levels that are expected: told apart from what is known, and checked when their day has come."""

from __future__ import annotations

from datetime import date

from tests.plugins.hooks.conftest import Answers, Runs, fails, reasons
from tests.plugins.hooks.prepared import course

from veikart.api import PROMISE_COLUMNS, Promises
from veikart.testing import Engagement


def test_a_course_promises_its_level_by_the_day_it_ends(room: Engagement) -> None:
    course(room)
    table = room.promised("courses.promises")
    assert table.columns == list(PROMISE_COLUMNS)
    assert table.filter(table["person"] == "ola").rows() == [
        ("ola", "sql", 3.0, date(2026, 6, 12), "SQL in practice", 0.8)
    ]


def test_an_expectation_is_no_level_and_is_checked_when_its_day_has_come(room: Engagement) -> None:
    before = room.picture().coverage().rows()
    course(room)
    assert room.picture().coverage().rows() == before
    assert "to come" in room.printed("promised", width=100)
    assert "reached" in room.printed("promised", width=100).split("One by one")[1]
    room.clock.move(date(2026, 7, 1))
    later = room.printed("promised", width=100)
    assert "not known" in later  # nobody has rated Ola since
    assert "to come" not in later


def test_it_has_its_columns_also_where_nothing_is_promised(room: Engagement) -> None:
    assert room.promised("courses.promises").columns == list(PROMISE_COLUMNS)


def test_where_finding_them_fails_nothing_is_promised(app: Runs, answering: Answers) -> None:
    session = app(answering(promises=[Promises("odd.promises", "Odd promises", fails)]))
    [promises] = session.plugins.promises()
    assert promises.find(session.picture()).height == 0
    assert "promises odd.promises: ValueError" in reasons(session)


def test_a_table_of_other_columns_promises_nothing(app: Runs, answering: Answers) -> None:
    odd = Promises("odd.promises", "Odd promises", lambda picture: picture.people)
    session = app(answering(promises=[odd]))
    [promises] = session.plugins.promises()
    assert promises.find(session.picture()).height == 0
    assert "they should be person, skill, level, by, source, confidence" in reasons(session)
