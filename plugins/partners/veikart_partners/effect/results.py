"""Results: a KPI before and after, against units that took no part where there are such."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from typing import TYPE_CHECKING

from veikart_partners.effect.works import Work, months_after

if TYPE_CHECKING:
    from veikart.api import Picture

LEAST_POINTS = 3
"""Values that there must be on each side before two means are compared."""
WARNING = (
    "Nothing to compare with: no unit that took no part has values of its own. A KPI moves for "
    "many reasons, so "
    "this says that it moved, and not why."
)
FORMULA = (
    "effect = (mean after − mean before) where it was done − (mean after − mean before) where "
    "it was not; the months "
    "from the first day until it was over are left out. Interval: Welch's t over the "
    "differences of each day on which "
    "both have a value"
)
SOURCE = (
    "Difference in differences: Card, D. & Krueger, A. B. (1994), Minimum wages and employment, "
    "American Economic "
    "Review 84(4), 772–793. Welch, B. L. (1947), The generalization of “Student's” problem, "
    "Biometrika 34, 28–35. "
    "Months hang together, so that the interval is narrower than it should be: Bertrand, M., "
    "Duflo, E. & Mullainathan, "
    "S. (2004), How much should we trust differences-in-differences estimates?, Quarterly "
    "Journal of Economics 119(1), "
    "249–275."
)
Days = Mapping[date, float]


@dataclass(frozen=True, slots=True)
class Result:
    """What a KPI did around one piece of work."""

    work: Work
    kpi: str
    better: str
    before: tuple[float, ...]
    after: tuple[float, ...]
    other_before: tuple[float, ...]
    other_after: tuple[float, ...]
    apart_before: tuple[float, ...]
    """Where it was done less where it was not, by day."""
    apart_after: tuple[float, ...]
    positions: tuple[int, ...]

    @property
    def known(self) -> bool:
        """Whether there are values enough before and after."""
        return min(len(self.before), len(self.after)) >= LEAST_POINTS

    @property
    def compared(self) -> bool:
        """Whether there are units to compare with, with values enough."""
        return min(len(self.apart_before), len(self.apart_after)) >= LEAST_POINTS

    @property
    def change(self) -> float | None:
        """Mean after − mean before, where it was done."""
        return fmean(self.after) - fmean(self.before) if self.known else None

    @property
    def effect(self) -> float | None:
        """The difference in differences; None where there is nothing to compare with."""
        return fmean(self.apart_after) - fmean(self.apart_before) if self.compared else None

    def interval(self) -> tuple[float, float] | None:
        """Of the effect, 95 %; None where it cannot be said."""
        if not self.compared or len({*self.apart_before}) < 2 or len({*self.apart_after}) < 2:
            return None
        from scipy.stats import ttest_ind

        found = ttest_ind(self.apart_after, self.apart_before, equal_var=False).confidence_interval(0.95)
        return float(found.low), float(found.high)

    @property
    def improved(self) -> bool | None:
        """Whether it moved the right way: against the others where there are such, else against before."""
        moved = self.effect if self.compared else self.change
        return None if moved is None else (moved > 0) == (self.better == "higher") and moved != 0

    @property
    def credit(self) -> float | None:
        """What it counts in the index: 1 where it is better than where it was not done, and that is hardly
        chance; a half where it may be chance, or nothing can be compared with; 0 where it is no better."""
        if self.improved is None:
            return None
        return 0.0 if not self.improved else 1.0 if self.sure else 0.5

    @property
    def sure(self) -> bool:
        """Whether the interval leaves no doubt about the direction."""
        found = self.interval()
        return found is not None and (found[0] > 0 or found[1] < 0)


def linked_at(picture: Picture) -> dict[str, list[str]]:
    """Engagement → the KPIs that it is meant to move."""
    found: dict[str, list[str]] = {}
    for engagement, kpi in picture.table("partners.kpis").select("engagement", "kpi").rows():
        found.setdefault(engagement, []).append(kpi)
    return found


def results_of(picture: Picture, works: Sequence[Work], months: int) -> list[Result]:
    """For every piece of work and every KPI that it is meant to move."""
    linked, better = linked_at(picture), dict(picture.kpis.select("kpi", "better").rows())
    return [
        _result(picture, work, kpi, better.get(kpi, "higher"), months)
        for work in works
        for kpi in linked.get(work.engagement or "", ())
        if kpi in better
    ]


def _result(picture: Picture, work: Work, kpi: str, better: str, months: int) -> Result:
    values = picture.kpi_values
    rows = values.filter(values["kpi"] == kpi).select("unit", "day", "value", "position").rows()
    inside = picture.within(work.unit) if work.unit is not None else frozenset()
    own = [row for row in rows if row[0] in inside]
    others = [
        row
        for row in rows
        if row[0] is not None and row[0] not in inside and not _above(picture, row[0], work)
    ]
    if not own:
        own, others = [row for row in rows if row[0] is None], []
    first, last = months_after(work.began, -months), months_after(work.over, months)

    def split(days: Days) -> tuple[tuple[float, ...], tuple[float, ...]]:
        before = tuple(value for day, value in sorted(days.items()) if first <= day < work.began)
        return before, tuple(value for day, value in sorted(days.items()) if work.over < day <= last)

    done, other = _means(own), _means(others)
    apart = {day: done[day] - other[day] for day in done if day in other}
    used = [row[3] for row in (*own, *others) if first <= row[1] < work.began or work.over < row[1] <= last]
    return Result(
        work, kpi, better, *split(done), *split(other), *split(apart), tuple(sorted(used, reverse=True))
    )


def _above(picture: Picture, unit: str, work: Work) -> bool:
    """Whether a unit holds that in which it was done: its values are partly the same."""
    return work.unit is not None and work.unit in picture.within(unit)


def _means(rows: Sequence[tuple[str | None, date, float, int]]) -> dict[date, float]:
    """The mean over units, by day."""
    by_day: dict[date, list[float]] = {}
    for _, day, value, _ in rows:
        by_day.setdefault(day, []).append(value)
    return {day: fmean(values) for day, values in by_day.items()}
