"""What has happened before a page shows the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date

from veikart.testing import Engagement

HOT_WORK = {"person": "kari", "kind": "Hot work", "until": date(2026, 5, 31)}


def certificates(room: Engagement) -> None:
    """Kari may do hot work until May, Åse may switch until the year after."""
    issued = sys.modules["certificates"].CertificateIssued
    room.write(issued(**HOT_WORK), issued(person="ase", kind="Switching", until=date(2027, 3, 31)))


def course(room: Engagement) -> None:
    """Ola is on a course, which Kari booked a year ago and has taken."""
    booked, today = sys.modules["courses"].CourseBooked, room.today
    said = {"skill": "sql", "level": 3, "course": "SQL in practice"}
    room.clock.move(date(2025, 2, 3))
    room.write(booked(person="kari", ends=date(2025, 5, 9), **said))
    room.clock.move(today)
    room.write(booked(person="ola", ends=date(2026, 6, 12), **said))


PREPARED: Mapping[str, Callable[[Engagement], None]] = {
    "events": certificates,
    "projections": certificates,
    "promises": course,
}
