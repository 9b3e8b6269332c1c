"""A clock that stands still until it is moved."""

from __future__ import annotations

from datetime import UTC, date, datetime


class MovableClock:
    """Says what it was told to say."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def move(self, day: date, hour: int = 12) -> None:
        """Sets it to an hour (UTC) of a day."""
        self.at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at
