"""A film through time: which days it shows, and how long each of them stays."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, get_args

Pace = Literal["smooth", "month", "quarter", "marks"]
"""*smooth* goes on by as many days as make a film of about a quarter of a minute; *month* and *quarter* stop
at their last days; *marks* at workshops, reviews and other days with a name."""
PACES: tuple[Pace, ...] = get_args(Pace)
SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0)
PACE_WORDS = {
    "smooth": "smoothly",
    "month": "month by month",
    "quarter": "quarter by quarter",
    "marks": "from mark to mark",
}

_FRAMES = 400  # of a smooth film at speed 1: at 25 a second it takes 16 seconds
_PAUSE = 2.5  # seconds that are enough to find what changed and read a caption
_MONTHS = {"month": 1, "quarter": 3}


@dataclass(frozen=True, slots=True)
class Film:
    """How one is played. All days it shows lie after the first and up to the last one it is given."""

    by: Pace = "smooth"
    speed: float = 1.0

    def after(self, day: date, first: date, last: date, marks: Collection[date] = ()) -> date | None:
        """The day that follows `day` in a film from `first` to `last`; None where it ends."""
        if day >= last:
            return None
        if self.by == "smooth":
            following = day + timedelta(days=max(1, round((last - first).days * self.speed / _FRAMES)))
        elif self.by == "marks":
            following = min((mark for mark in marks if mark > day), default=last)
        else:
            following = _end_of(day, _MONTHS[self.by])
            if following <= day:
                following = _end_of(day + timedelta(days=1), _MONTHS[self.by])
        return min(following, last)

    def days(self, first: date, last: date, marks: Collection[date] = ()) -> tuple[date, ...]:
        """Every day that it shows, from `first` to `last`."""
        found = [first]
        while (following := self.after(found[-1], first, last, marks)) is not None:
            found.append(following)
        return tuple(found)

    def told_since(self, day: date, before: date) -> date:
        """From when on a caption on `day` tells what happened, coming from the day `before`.

        A smooth film shows days for a blink: its captions are of the month so far, and so can be read.
        """
        return day.replace(day=1) - timedelta(days=1) if self.by == "smooth" else before

    @property
    def pause(self) -> float:
        """Seconds that a frame stays; 0 where the next follows as soon as it is drawn."""
        return 0.0 if self.by == "smooth" else _PAUSE / self.speed

    def faster(self, by: int) -> Film:
        """Faster by so many steps, or slower where `by` is negative."""
        place = SPEEDS.index(self.speed) + by
        return replace(self, speed=SPEEDS[min(max(place, 0), len(SPEEDS) - 1)])

    @property
    def in_words(self) -> str:
        """ "quarter by quarter ×2"."""
        return f"{PACE_WORDS[self.by]} ×{self.speed:g}"


def _end_of(day: date, months: int) -> date:
    """The last day of the month or quarter that `day` lies in."""
    month = (day.month - 1) // months * months + months
    return date(day.year, month, monthrange(day.year, month)[1])
