"""Quarters of the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months of a year; `number` is 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        if self.number == 4:
            return date(self.year, 12, 31)
        return date(self.year, 3 * self.number + 1, 1) - timedelta(days=1)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def title(self) -> str:
        """As it stands above a column: "2026 Q1"."""
        return f"{self.year} Q{self.number}"

    def before(self, quarters: int) -> Quarter:
        """The one so many quarters earlier; the first there is, where the calendar begins after it."""
        place = max(4, 4 * self.year + self.number - 1 - quarters)
        return Quarter(place // 4, place % 4 + 1)


def up_to(day: date, count: int) -> tuple[Quarter, ...]:
    """So many quarters in their order; the last is the one that `day` lies in."""
    running = Quarter.of(day)
    return tuple(dict.fromkeys(running.before(count - 1 - place) for place in range(count)))
