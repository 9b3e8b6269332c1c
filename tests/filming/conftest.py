"""A small demo, read once, with every clock standing still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.engagements import MovableClock

from veikart.demo import build
from veikart.session import Session

UNTIL = date(2026, 6, 15)


@pytest.fixture(scope="session")
def small_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("film") / "demo.veikart"
    build(path, people=30, until=UNTIL)
    return path


@pytest.fixture(scope="session")
def demo(small_demo: Path) -> Iterator[Session]:
    clock = MovableClock(datetime(UNTIL.year, UNTIL.month, UNTIL.day, 12, tzinfo=UTC))
    with Session.open(small_demo, clock=clock, safe=True) as session:
        yield session
