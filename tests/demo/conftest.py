"""The default demo, made once, and its events as plain records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from veikart.demo import build
from veikart.journal import Journal
from veikart_events.envelope import Envelope
from veikart_events.vocabulary import core_registry

UNTIL = date(2026, 6, 15)

Build = Callable[..., list[Envelope]]


def events_in(path: Path) -> list[Envelope]:
    """Every event of the file, in order."""
    registry = core_registry()
    journal = Journal(path)
    try:
        return [registry.decode(*row) for row in journal.read()]
    finally:
        journal.close()


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.veikart"
    build(path, until=UNTIL)
    return path


@pytest.fixture(scope="session")
def told(demo_file: Path) -> Sequence[Envelope]:
    return events_in(demo_file)


@pytest.fixture
def built(tmp_path: Path) -> Build:
    """Builds another demo and gives its events."""

    def build_one(**options: Any) -> list[Envelope]:
        path = tmp_path / "other.veikart"
        path.unlink(missing_ok=True)
        build(path, until=UNTIL, **options)
        return events_in(path)

    return build_one
