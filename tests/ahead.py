"""A small engagement in which courses are booked: promises, some to come, some whose day has passed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.session.courses import CourseBooked, courses
from tests.tui.small import TODAY, clock, tell_small

from veikart.journal import Proposed
from veikart.session import Session

BOOKED = (
    ("ase", "switching", "Switching course", 3, date(2026, 6, 12)),
    ("mai", "python", "Python in depth", 3, date(2026, 9, 1)),
    ("lars", "forecasts", "Mentor [bold]Øystein[/]", 2, date(2026, 11, 2)),
    ("kari", "rescue", "Rescue day", 1, date(2026, 5, 4)),
)
"""Who reaches which level of what by when, and what promises it; four in five do."""


def tell_ahead(path: Path) -> None:
    """Writes the engagement of `tests.tui.small`, and what is booked in it today."""
    tell_small(path)
    with Session.open(path, clock=clock, plugins=courses()) as session:
        booked = (
            CourseBooked(person=person, skill=skill, name=name, level=level, by=by)
            for person, skill, name, level, by in BOOKED
        )
        session.write([Proposed(body, TODAY) for body in booked])
