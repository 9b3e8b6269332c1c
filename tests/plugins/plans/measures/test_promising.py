"""What measures promise: to whom, which level, and how sure that is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.plugins.plans.measures.conftest import Propose

from veikart.moment import Moment
from veikart.testing import Engagement

DUE = date(2026, 9, 1)


def promised(room: Engagement, moment: Moment | None = None) -> list[tuple[Any, ...]]:
    rows = room.promised("plans.promises", moment)
    return sorted(rows.select("person", "skill", "level", "by", "source", "confidence").rows())


def test_those_who_are_named_are_promised_the_level_by_the_day(room: Engagement, propose: Propose) -> None:
    propose("Evenings", kind="peers", people=["ola", "kari"], promises=["sql/3"], due=DUE)
    assert promised(room) == [
        ("kari", "sql", 3.0, DUE, "Evenings", 0.3),
        ("ola", "sql", 3.0, DUE, "Evenings", 0.3),
    ]


def test_of_a_unit_only_those_below_what_is_required_are_promised_anything(
    room: Engagement, propose: Propose
) -> None:
    propose("For all", kind="course", unit="operations", promises=["sql/3"], due=DUE)
    assert [row[0] for row in promised(room)] == ["ola"], "Kari is there already, Mai is not asked for it"


@pytest.mark.parametrize(
    "said", [{"kind": "recruit", "unit": "operations"}, {"kind": "reallocate", "people": ["ola"]}]
)
def test_to_use_what_is_there_or_to_hire_raises_nobody(
    room: Engagement, propose: Propose, said: dict[str, Any]
) -> None:
    propose("No learning", promises=["sql/3"], due=DUE, **said)
    assert promised(room) == []


def test_without_a_day_nothing_is_promised(room: Engagement, propose: Propose) -> None:
    propose("Some day", kind="peers", people=["ola"], promises=["sql/3"])
    assert promised(room) == []


def test_what_was_stopped_promises_nothing_from_then_on(room: Engagement, propose: Propose) -> None:
    measure = propose("Evenings", kind="peers", people=["ola"], promises=["sql/3"], due=DUE)
    before = room.today
    room.clock.move(date(2026, 4, 1))
    room.do("plans.stop", measure=measure, why="Too late in the day")
    assert promised(room) == []
    assert len(promised(room, Moment(before))) == 1


def test_the_further_a_measure_is_the_surer_and_a_blocked_one_is_less_sure(
    room: Engagement, propose: Propose
) -> None:
    measure = propose("Evenings", kind="peers", people=["ola"], promises=["sql/3"], due=DUE)
    sure = [promised(room)[0][-1]]
    for party in ("management", "hr", "line"):
        room.do("plans.answer", measure=measure, party=party)
    for turn in ("plans.agree", "plans.start"):
        room.do(turn, measure=measure)
        sure.append(promised(room)[0][-1])
    assert sure == sorted(set(sure))
    room.do("plans.block", measure=measure, why="No teacher")
    assert promised(room)[0][-1] == pytest.approx(sure[-1] / 2)


def test_what_somebody_said_about_how_sure_it_is_counts(room: Engagement, propose: Propose) -> None:
    measure = propose("Evenings", kind="peers", people=["ola"], promises=["sql/3"], due=DUE)
    room.do("plans.promise", measure=measure, promise="sql/4", confidence=0.9)
    assert promised(room) == [("ola", "sql", 4.0, DUE, "Evenings", 0.9)]


def test_a_promise_is_drawn_ahead_and_counts_as_no_level(room: Engagement, propose: Propose) -> None:
    propose("Evenings", kind="peers", people=["ola"], promises=["sql/3"], due=DUE)
    ahead = room.picture(Moment(date(2026, 10, 1)))
    assert ahead.expected.select("person", "skill", "level").rows() == [("ola", "sql", 3.0)]
    levels = ahead.levels
    assert levels.filter((levels["person"] == "ola") & (levels["skill"] == "sql"))["level"].to_list() == [1.0]
