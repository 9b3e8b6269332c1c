"""Days as places on an axis: counted in months, so that quarters and years are of even length."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil, floor

_UNITS = (3, 12, 60, 120, 600, 1200, 12000, 120000)
"""Quarters, years, five years … in months."""


def month_of(day: date) -> float:
    """Months since the year 0 at the beginning of a day."""
    return day.year * 12 + day.month - 1 + (day.day - 1) / monthrange(day.year, day.month)[1]


def month_after(day: date) -> float:
    """The same at its end."""
    return day.year * 12 + day.month - 1 + day.day / monthrange(day.year, day.month)[1]


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole units of `unit` months from month `first` on: `count` of them."""

    unit: int
    first: int
    count: int

    def share(self, month: float) -> float:
        """Where a month lies between the ends, from 0 to 1; beyond them if it does."""
        return (month - self.first) / (self.unit * self.count)

    def units(self) -> Iterator[int]:
        """The months that units begin with."""
        return (self.first + self.unit * step for step in range(self.count))


def axis_over(first: date, last: date, most: int) -> Axis:
    """The finest axis from `first` to `last`, both included, of at most `most` units, one at the least."""
    begin, end = month_of(first), month_after(max(first, last))
    for unit in _UNITS:
        axis = _axis(begin, end, unit)
        if axis.count <= max(1, most):
            return axis
    return _axis(begin, end, _UNITS[-1])


def _axis(begin: float, end: float, unit: int) -> Axis:
    first = floor(begin / unit)
    return Axis(unit, first * unit, max(1, ceil(end / unit) - first))


def dated_ticks(first: date, last: date, most: int) -> list[tuple[date, str]]:
    """Beginnings of months or years from the first to the last day, at most as many, and what to write there;
    without any, the two days themselves."""
    begin, end = ceil(month_of(first)), floor(month_of(last))
    for step in (1, 3, 6, *_UNITS[1:]):
        months = range(-(-begin // step) * step, end + 1, step)
        if len(months) <= max(1, most):
            ticks = [date(month // 12, month % 12 + 1, 1) for month in months]
            if len(ticks) > 1:
                return [(day, day.isoformat()[:4] if step >= 12 else day.isoformat()[:7]) for day in ticks]
            break
    return [(day, day.isoformat()) for day in sorted({first, last})]
