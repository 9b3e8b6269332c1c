"""Ends of quarters: the days on which a trend looks."""

from __future__ import annotations

from datetime import date, timedelta


def quarter_ends(first: date, last: date) -> tuple[date, ...]:
    """The last days of quarters from `first` to `last`, both included."""
    found: list[date] = []
    year, quarter = first.year, (first.month - 1) // 3
    while (end := _end(year, quarter)) <= last:
        if end >= first:
            found.append(end)
        year, quarter = (year + 1, 0) if quarter == 3 else (year, quarter + 1)
    return tuple(found)


def _end(year: int, quarter: int) -> date:
    following = date(year + 1, 1, 1) if quarter == 3 else date(year, quarter * 3 + 4, 1)
    return following - timedelta(days=1)
