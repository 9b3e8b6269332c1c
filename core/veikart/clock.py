"""Where "now" comes from, so that tests and the demo can say when it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

Clock = Callable[[], datetime]
"""Gives an aware instant in UTC."""


def system_clock() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)


def today(clock: Clock) -> date:
    """The calendar day where the user sits, by the machine's time zone."""
    return clock().astimezone().date()
