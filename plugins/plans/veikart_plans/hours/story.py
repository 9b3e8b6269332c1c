"""Hours logged in the company of the demo: by month, and less than agreed where shifts are tight."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from veikart.api import Proposed, Told
from veikart_plans.measures.events import HoursLogged
from veikart_plans.measures.story_plans import PLANS, Plan

if TYPE_CHECKING:
    from veikart.api import Company

_MONTH = 30
_KEEPS = {"Offshore Wind": 0.9, "IT and Data": 1.0, "Field Service": 0.7, "District Heating": 0.3}
"""How much of what is agreed is given, by unit; elsewhere four fifths."""


_FEWER = {"python-peers": 3}
"""Where fewer could be found than were planned for."""


def tell(company: Company) -> Iterator[Told]:
    """What every measure with hours a week gave, noted once a month by who sees to it."""
    for plan in PLANS:
        if plan.hours is not None and plan.ends in ("done", "started"):
            yield from _of(company, plan)


def _of(company: Company, plan: Plan) -> Iterator[Told]:
    begins = company.workshops[-1 if plan.late else 0].last + timedelta(days=plan.begins + 28)
    ends = begins + timedelta(days=plan.lasts + plan.slips)
    day = begins + timedelta(days=_MONTH)
    while day < min(ends + timedelta(days=_MONTH), company.last):
        rng = company.rng("hours", plan.key, day)
        worked = company.working(day)
        weeks = (min(day, ends) - (day - timedelta(days=_MONTH))).days / 7
        hours = round(
            weeks
            * (plan.hours or 0.0)
            * _FEWER.get(plan.key, plan.people or 12)
            * _KEEPS.get(plan.unit, 0.8)
            * rng.uniform(0.85, 1.1)
        )
        if hours > 0 and worked >= day:
            body = HoursLogged(
                log=company.new_id("hours", plan.key, day),
                measure=company.new_id("measure", plan.key),
                hours=hours,
            )
            yield Told(company.at(worked, 0.6), (Proposed(body, worked),), "line")
        day += timedelta(days=_MONTH)
