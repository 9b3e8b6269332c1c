"""The annual wheel of the company of the demo, set after the first workshop and filled since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from veikart.api import Proposed, Told
from veikart_plans.wheel.events import PointEnded, PointKind, PointSet

if TYPE_CHECKING:
    from veikart.api import Company


@dataclass(frozen=True, slots=True)
class _Fixed:
    """`says`: days after the first workshop on which it is set; `ends`: after how many it is taken out."""

    key: str
    title: str
    kind: PointKind
    rule: str
    says: int
    by: str
    unit: str = ""
    ends: int | None = None


_FIXED = (
    _Fixed(
        "plan-review", "Quarterly review of the plans", "review", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=2TH", 6,
        "management",
    ),
    _Fixed("talks", "Development talks, spring and autumn", "talks", "FREQ=YEARLY;BYMONTH=3,9", 6, "hr"),
    _Fixed("pulse", "Pulse of the learning culture", "survey", "FREQ=YEARLY;BYMONTH=2,8", 9, "hr"),
    _Fixed("budget", "Competence in the budget", "budget", "FREQ=YEARLY;BYMONTH=10;BYDAY=1MO", 9, "hr"),
    _Fixed("target", "Target picture gone through", "review", "FREQ=YEARLY;BYMONTH=1;BYDAY=3TU", 20, "hr"),
    _Fixed(
        "shift", "Two free afternoons in the shift plan", "other", "FREQ=MONTHLY;INTERVAL=3", 245, "line",
        "District Heating",
    ),
    _Fixed(
        "switching", "Switching exercise at the test field", "other", "FREQ=YEARLY;BYMONTH=5,11;BYDAY=1WE",
        430, "line", "Field Service",
    ),
    _Fixed(
        "partners", "All partners gone through with purchasing", "governance",
        "FREQ=YEARLY;BYMONTH=4,10;BYDAY=3TH", 200, "hr",
    ),
    _Fixed("letter", "Learning letter to everyone", "other", "FREQ=MONTHLY", 30, "hr", ends=400),
)  # fmt: skip


def tell(company: Company) -> Iterator[Told]:
    """Each point when it was set, and the one that was given up."""
    for fixed in _FIXED:
        day = company.working(company.workshops[0].last + timedelta(days=fixed.says))
        point = company.new_id("point", fixed.key)
        body = PointSet(
            point=point,
            title=fixed.title,
            kind=fixed.kind,
            rule=fixed.rule,
            first=_first_of_month(day),
            unit=company.id("unit", fixed.unit) if fixed.unit else None,
        )
        yield Told(company.at(day, 0.55), (Proposed(body, day),), fixed.by)
        if fixed.ends is not None:
            last = company.working(day + timedelta(days=fixed.ends))
            yield Told(company.at(last, 0.55), (Proposed(PointEnded(point=point), last),), fixed.by)


def _first_of_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
