"""How this room says days and spans of time."""

from __future__ import annotations

from datetime import date, timedelta

from veikart.api import counted


def days_between(day: date, other: date) -> str:
    """How long it is from `other` to `day`: "in 30 days", "2 years ago", "today"."""
    days = abs(day - other)
    if not days:
        return "today"
    if days < timedelta(days=92):
        told = counted(days.days, "day")
    elif days < timedelta(days=730):
        told = counted(round(days.days / 30.44), "month")
    else:
        told = counted(round(days.days / 365.25), "year")
    return f"{told} ago" if day < other else f"in {told}"
