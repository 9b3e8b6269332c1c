"""Two years of days: when the workshops were, the working days, and the time of day things happen."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

HISTORY = timedelta(days=728)
_FIRST_HOURS = (11, 240, 430, 665)  # days from the start to each workshop
_OPENS, _WORKDAY = time(6, 30), timedelta(hours=8)  # half past eight by a Nordic summer clock, in UTC


@dataclass(frozen=True, slots=True)
class Days:
    """The calendar of a history that begins two years before `until` and whose last entry lies before it."""

    start: date
    until: date
    workshops: tuple[tuple[date, date], ...]
    """First and last day of each."""
    last: date
    """The working day of the very last entry."""

    @classmethod
    def before(cls, until: date) -> Days:
        start = until - HISTORY
        start -= timedelta(days=start.weekday())
        last = until - timedelta(days=1)
        while last.weekday() > 4:
            last -= timedelta(days=1)
        begun = [_tuesday_at_work(start + timedelta(days=offset)) for offset in _FIRST_HOURS]
        workshops = tuple((day, day + timedelta(days=1 if i == 0 else 0)) for i, day in enumerate(begun))
        return cls(start, until, workshops, last)

    def share(self, day: date) -> float:
        """How much of the two years has passed on `day`; beyond 1 after `until`."""
        return (day - self.start).days / (self.until - self.start).days

    def working(self, day: date) -> date:
        """`day`, or the next day with an open office and no workshop; before the last entry."""
        found = day
        while not self._open(found):
            found += timedelta(days=1)
        if found >= self.last:
            found = min(day, self.last) - timedelta(days=1)
            while not self._open(found):
                found -= timedelta(days=1)
        return found

    def _open(self, day: date) -> bool:
        return day.weekday() <= 4 and not any(first <= day <= last for first, last in self.workshops)

    def quarters(self) -> list[date]:
        """The first day of each of the eight quarters of the history."""
        return [self.start + timedelta(days=91 * i) for i in range(8)]

    def january(self) -> date:
        """A January day whose March lies within the history too."""
        years = range(self.start.year, self.until.year + 1)
        fits = (y for y in years if date(y, 1, 1) > self.workshops[0][1] and date(y, 3, 28) < self.last)
        return self.working(date(next(fits), 1, 14))


def _holiday(day: date) -> bool:
    return (
        (7, 1) <= (day.month, day.day) <= (8, 8)
        or (day.month, day.day) >= (12, 18)
        or (day.month == 1 and day.day < 8)
    )


def _tuesday_at_work(day: date) -> date:
    while day.weekday() != 1 or _holiday(day):
        day += timedelta(days=1)
    return day


def clock_time(day: date, share: float, rng: random.Random) -> datetime:
    """A moment of the working day: `share` of it from opening to closing, off by up to two minutes."""
    seconds = share * _WORKDAY.total_seconds() + rng.uniform(0, 120)
    return datetime.combine(day, _OPENS, UTC) + timedelta(microseconds=round(seconds * 1e6))
