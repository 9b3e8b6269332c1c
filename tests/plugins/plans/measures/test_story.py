"""The measures that the demo tells of: what they end in, and that it is the same each time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest

from veikart.api import Told
from veikart.demo.company import company_of
from veikart.demo.days import Days
from veikart.demo.world import World
from veikart_plans.measures.events import MeasureProposed
from veikart_plans.measures.story import tell
from veikart_plans.measures.story_plans import PLANS, Plan

WINTER, SUMMER = date(2026, 12, 1), date(2026, 6, 15)


@cache
def told(until: date, people: int = 140) -> list[Told]:
    return list(tell(company_of(World.of(1, people, Days.before(until)))))


def happened(until: date, people: int = 140) -> Mapping[str, list[Any]]:
    """Title → what happened to the measure, in order."""
    titles, found = dict[str, str](), dict[str, list[Any]]()
    for each in sorted(told(until, people), key=lambda one: one.at):
        for proposed in each.proposals:
            body: Any = proposed.body
            if isinstance(body, MeasureProposed):
                titles[body.measure] = body.title
            if hasattr(body, "measure"):
                found.setdefault(titles[body.measure], []).append(body)
    return found


@pytest.mark.parametrize("until", [WINTER, SUMMER])
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.key)
def test_a_measure_ends_as_its_plan_says_whenever_the_two_years_end(plan: Plan, until: date) -> None:
    bodies = happened(until)[plan.title]
    names = [type(body).__name__.removeprefix("Measure").lower() for body in bodies]
    turns = [name for name in names if name in ("agreed", "started", "done", "stopped", "blocked")]
    assert (["proposed", *turns])[-1] == plan.ends
    agrees = {body.party for body in bodies if type(body).__name__ == "PartyAnswered"}
    assert agrees == {"management", "hr", "line"} - set(plan.no)
    assert names.count("revised") == bool(plan.slips)
    assert bodies[0].owner is not None


@pytest.mark.parametrize("until", [WINTER, SUMMER])
def test_no_open_measure_is_late_when_the_two_years_end(until: date) -> None:
    for plan in PLANS:
        bodies = happened(until)[plan.title]
        due = [body.due for body in bodies if getattr(body, "due", None)][-1]
        assert plan.ends in ("done", "stopped") or due > until, plan.title


def test_who_is_named_stays_until_it_is_due() -> None:
    left = {who.person: who.left for who in company_of(World.of(1, 140, Days.before(WINTER))).people}
    for bodies in happened(WINTER).values():
        due = [body.due for body in bodies if getattr(body, "due", None)][-1]
        people = [body.person for body in bodies if type(body).__name__ == "PersonIncluded"]
        assert all(left[person] is None or left[person] > due for person in people)  # type: ignore[operator]


def test_it_is_the_same_each_time_and_can_be_told_of_the_smallest_company() -> None:
    again = list(tell(company_of(World.of(1, 24, Days.before(WINTER)))))
    assert told(WINTER, 24) == again
    assert len(happened(WINTER, 24)) == len(PLANS)
