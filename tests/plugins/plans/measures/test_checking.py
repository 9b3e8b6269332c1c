"""What the Red thread asks of measures, and the way that each finding offers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from tests.plugins.plans.measures.conftest import Propose, agree

from veikart.api import Do, PersonLeft
from veikart.testing import Engagement

WHOLE = {"owner": "kari", "people": ["ola"], "promises": ["sql/3"], "due": date(2026, 9, 1)}


def told(room: Engagement) -> list[str]:
    return [each.text for each in room.findings("plans.measures")]


def ways(room: Engagement) -> Iterator[Do]:
    for finding in room.findings("plans.measures"):
        for way in finding.actions:
            assert isinstance(way, Do)
            yield way


def test_a_critical_gap_without_a_measure_is_named_until_something_is_done(
    room: Engagement, propose: Propose
) -> None:
    [finding] = room.findings("plans.gaps")
    assert finding.text == "SQL: 1 person is below, and no measure is open."
    assert Do("plans.propose", {"skill": "sql"}, "Propose a measure") in finding.actions
    measure = propose("Evenings", **WHOLE)
    assert not room.findings("plans.gaps")
    room.do("plans.stop", measure=measure, why="No teacher")
    assert len(room.findings("plans.gaps")) == 1


def test_not_now_answers_a_gap_until_its_day_has_come(room: Engagement) -> None:
    room.do("plans.not_now", skill="sql", why="After the move", until=date(2026, 5, 1))
    assert not room.findings("plans.gaps")
    room.clock.move(date(2026, 5, 1))
    assert len(room.findings("plans.gaps")) == 1


def test_not_now_for_a_unit_answers_only_for_its_people(room: Engagement) -> None:
    room.do("plans.not_now", skill="sql", why="They move", unit="field")
    assert room.findings("plans.gaps"), "Ola is of Operations"
    room.do("plans.not_now", skill="sql", why="So do we", unit="operations")
    assert not room.findings("plans.gaps")
    room.do("plans.take_up", skill="sql", unit="operations")
    assert room.findings("plans.gaps")


def test_a_measure_that_has_everything_and_everybodys_yes_is_not_asked_about(
    room: Engagement, propose: Propose
) -> None:
    agree(room, propose("Evenings", **WHOLE))
    assert told(room) == []


def test_what_a_measure_lacks_is_asked_one_by_one(room: Engagement, propose: Propose) -> None:
    propose("Something")
    assert told(room) == [
        "Something closes no gap: none of its skills is required of anybody.",
        "Something has no owner.",
        "Something is not agreed by top management, HR and the line.",
    ]
    assert [way.command for way in ways(room)] == ["plans.promise", "plans.reassign", "plans.answer"]


def test_what_is_late_is_asked_for_until_its_date_is_moved(room: Engagement, propose: Propose) -> None:
    measure = propose("Evenings", **WHOLE)
    agree(room, measure)
    room.clock.move(date(2026, 9, 2))
    assert told(room) == ["Evenings was due on 2026-09-01 and is agreed."]
    room.do("plans.slip", measure=measure, due=date(2026, 12, 1), why="Summer")
    assert told(room) == []


def test_all_that_a_leaver_owns_is_offered_to_somebody_else(room: Engagement, propose: Propose) -> None:
    measures = [propose(title, **WHOLE) for title in ("Evenings", "Mornings")]
    for measure in measures:
        agree(room, measure)
    room.write(PersonLeft(person="kari"))
    assert told(room) == [
        "Kari Nordmann, who owns Evenings, has left.",
        "Kari Nordmann, who owns Mornings, has left.",
    ]
    way = next(ways(room))
    room.do(way.command, **way.params, owner="ase", why="Kari left")
    assert told(room) == []
    assert room.picture().table("plans.measures")["owner"].to_list() == ["ase", "ase"]


@pytest.mark.parametrize(("leaves", "asked"), [(date(2026, 8, 1), True), (date(2026, 10, 1), False)])
def test_who_is_known_to_leave_before_it_is_due_is_told_in_time(
    room: Engagement, propose: Propose, leaves: date, asked: bool
) -> None:
    agree(room, propose("Evenings", **WHOLE))
    room.write(PersonLeft(person="kari"), PersonLeft(person="ola"), on=leaves)
    both = [
        f"Kari Nordmann, who owns Evenings, leaves on {leaves}, and it is due on 2026-09-01.",
        f"Ola Hansen, whom Evenings is for, leaves on {leaves}; it is due on 2026-09-01.",
    ]
    assert told(room) == (both if asked else [])
    assert [way.command for way in ways(room)] == (["plans.reassign", "plans.exclude"] if asked else [])


def test_a_measure_for_nobody_who_is_there_is_found(room: Engagement, propose: Propose) -> None:
    agree(room, propose("Evenings", **WHOLE))
    room.write(PersonLeft(person="ola"))
    assert told(room) == ["Nobody Evenings is for is still there."]
