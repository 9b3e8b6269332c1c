"""A moment: which day we look at, and what was known by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from veikart.errors import BadInput


@dataclass(frozen=True, slots=True)
class Moment:
    """Two clocks. `true_on`: the day things hold for. `known_on`: the last day of recording that counts,
    None for everything known by now. Days of recording are UTC days.

    With the id of a `scenario`, what is supposed in it holds, too, whatever was known when.
    """

    true_on: date
    known_on: date | None = None
    scenario: str | None = None

    def known_before(self) -> datetime | None:
        """The first instant of recording that no longer counts; None when everything counts."""
        if self.known_on is None or self.known_on == date.max:
            return None
        return datetime.combine(self.known_on + timedelta(days=1), time.min, UTC)

    def in_words(self) -> str:
        """ "1 March 2026", or "1 March 2026 as known on 15 January 2026"."""
        words = day_in_words(self.true_on)
        return words if self.known_on is None else f"{words} as known on {day_in_words(self.known_on)}"


def day_in_words(day: date) -> str:
    """ "1 March 2026"."""
    return f"{day.day} {day:%B %Y}"


def parse_day(text: str) -> date:
    """The ISO date in `text`. Raises `BadInput` with an example when it is none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadInput(f"{text!r} is not a date. Write it as year-month-day, such as 2026-03-01.") from None
