"""Days on a line of cells: what the time bar draws, and where its steps lead. Nothing of screens."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, log1p
from typing import Literal, NamedTuple

Step = Literal["day", "week", "month", "quarter"]
Clock = Literal["true on", "known on"]
"""The two days of a moment: the one things hold on, and the last one of recording that counts."""
STEPS: tuple[Step, ...] = ("day", "week", "month", "quarter")
_MONTHS = {"month": 1, "quarter": 3}
_DAYS = {"day": 1, "week": 7}
_LEAST_SPAN = timedelta(days=60)
"""A younger engagement still gets a bar that is wide enough to step in."""


class TimeMark(NamedTuple):
    """A named point on the bar: a workshop, a review."""

    day: date
    label: str


class Due(NamedTuple):
    """How many of a kind (joins, leaves, target, promised) are expected on a day."""

    day: date
    kind: str
    many: int


@dataclass(frozen=True, slots=True)
class TimeData:
    """What an engagement's time line holds. `days` are days with their number of events, in any order."""

    first: date
    last: date
    today: date
    days: tuple[tuple[date, int], ...] = ()
    marks: tuple[TimeMark, ...] = ()
    due: tuple[Due, ...] = ()
    """What is expected after today, by day."""

    @property
    def span(self) -> tuple[date, date]:
        """First and last day that the bar shows."""
        last = max(self.last, self.today)
        return min(self.first, last - _LEAST_SPAN), last

    def clamped(self, day: date) -> date:
        first, last = self.span
        return min(max(day, first), last)

    def mark_on(self, day: date) -> TimeMark | None:
        return next((mark for mark in self.marks if mark.day == day), None)

    def mark_after(self, day: date) -> date | None:
        return min((mark.day for mark in self.marks if mark.day > day), default=None)

    def mark_before(self, day: date) -> date | None:
        return max((mark.day for mark in self.marks if mark.day < day), default=None)


def step_day(day: date, step: Step, direction: int) -> date:
    """The day one step from `day`: months keep the day of the month where they have it."""
    if step in _DAYS:
        return day + timedelta(days=_DAYS[step] * direction)
    months = day.year * 12 + day.month - 1 + _MONTHS[step] * direction
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Ruler:
    """Lays the days from `first` to `last` on `cells` cells."""

    first: date
    last: date
    cells: int

    @property
    def days(self) -> int:
        return (self.last - self.first).days

    def cell(self, day: date) -> int:
        """The cell of a day; days beyond the ends get the cell at the end."""
        if self.days <= 0 or self.cells <= 1:
            return 0
        place = (day - self.first).days * (self.cells - 1) / self.days
        return min(max(round(place), 0), self.cells - 1)

    def day(self, cell: int) -> date:
        """The day in the middle of a cell."""
        if self.cells <= 1:
            return self.last
        place = min(max(cell, 0), self.cells - 1) / (self.cells - 1)
        return self.first + timedelta(days=round(place * self.days))

    def ticks(self) -> tuple[tuple[int, str], ...]:
        """Cell and label of every first of January, and of as many months between as there is room for."""
        per_month = self.cells * 30.4 / max(self.days, 1)
        every = next((months for months in (1, 3, 6) if per_month * months >= 6), 12)
        ticks: list[tuple[int, str]] = []
        year, month = self.first.year, self.first.month
        while (day := date(year, month, 1)) <= self.last:
            if day >= self.first and (month - 1) % every == 0:
                ticks.append((self.cell(day), str(year) if month == 1 else f"{day:%b}"))
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        return tuple(ticks)


class Density(NamedTuple):
    """How much happened in each cell of a ruler, from 0 (nothing) to 8, on a logarithmic scale."""

    heights: tuple[int, ...]

    @classmethod
    def of(cls, days: Iterable[tuple[date, int]], ruler: Ruler) -> Density:
        counts = [0] * max(ruler.cells, 0)
        for day, events in days:
            if counts and ruler.first <= day <= ruler.last:
                counts[ruler.cell(day)] += events
        return cls(_heights(counts))


def _heights(counts: Sequence[int]) -> tuple[int, ...]:
    most = log1p(max(counts, default=0))
    return tuple(ceil(8 * log1p(count) / most) if count else 0 for count in counts)
