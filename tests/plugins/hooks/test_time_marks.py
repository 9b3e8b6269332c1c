"""Days with a name on the time bar."""

from __future__ import annotations

from datetime import date

from tests.plugins.hooks.conftest import Answers, Runs, fails, reasons

from veikart.api import PersonLeft, TimeMark, TimeMarks
from veikart.testing import Engagement

DAY = date(2026, 5, 1)


def test_goals_and_leavers_have_their_days(room: Engagement) -> None:
    room.write(PersonLeft(person="ola"), on=DAY)
    assert room.marks("deadlines.days") == [
        TimeMark(date(2027, 12, 31), "Fewer unplanned stops: to be reached", "goal"),
        TimeMark(DAY, "Ola Hansen leaves", "leaver"),
    ]


def test_they_stand_on_the_bar_among_the_workshops(room: Engagement) -> None:
    labels = [mark.label for mark in room.session.timeline().marks]
    assert labels == ["Quick scan", "Fewer unplanned stops: to be reached"]


def test_somebody_who_has_left_is_no_deadline(room: Engagement) -> None:
    room.write(PersonLeft(person="ola"), on=date(2026, 2, 1))
    assert [mark.kind for mark in room.marks("deadlines.days")] == ["goal"]


def test_where_they_fail_the_bar_has_the_others(app: Runs, answering: Answers) -> None:
    session = app(answering(time_marks=[TimeMarks("odd.days", "Odd days", fails)]))
    assert [mark.label for mark in session.timeline().marks] == ["Quick scan"]
    assert "time marks odd.days: ValueError" in reasons(session)


def test_a_mark_without_a_label_is_left_out_by_itself(app: Runs, answering: Answers) -> None:
    marks = [TimeMark(DAY, "Review"), TimeMark(DAY, " ")]
    session = app(answering(time_marks=[TimeMarks("odd.days", "Odd days", lambda picture: marks)]))
    assert [mark.label for mark in session.timeline().marks] == ["Quick scan", "Review"]
    assert "1 of what it found is no sound TimeMark" in reasons(session)
