"""A furnished room with the courses plugin in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.rooms import furnished
from tests.session.courses import CourseBooked, courses

from veikart.journal import Proposed
from veikart.session import Session


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An engagement of January 2025, where Kari booked a course in SQL until the first of March."""
    path = tmp_path / "room.veikart"
    session, clock = furnished(path)
    session.close()
    with Session.open(path, clock=clock, plugins=courses()) as session:
        booked = CourseBooked(person="kari", skill="sql", name="SQL in depth", level=3, by=date(2025, 3, 1))
        session.write([Proposed(booked, session.today)])
    return path


@pytest.fixture
def session(file: Path) -> Iterator[Session]:
    from tests.rooms import START, clock_on

    with Session.open(file, clock=clock_on(START), plugins=courses()) as session:
        yield session
