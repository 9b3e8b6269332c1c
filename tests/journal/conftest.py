"""An engagement of its own for every test: a file, or one on each engine."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from veikart.journal import Journal
from veikart.rules import CoreRulebook
from veikart_events.vocabulary import core_registry

NOBODY = 65534
Unprivileged = Callable[[], AbstractContextManager[None]]


def noon() -> datetime:
    """A clock that stands still."""
    return datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a fresh engagement lies."""
    path = tmp_path / "fjord.veikart"
    Journal.create(path, "Fjord", clock=noon, source=random.Random(1)).close()
    return path


@pytest.fixture(params=["SQLite file", "PostgreSQL"])
def where(request: pytest.FixtureRequest) -> str | Path:
    """Where a fresh engagement lies; the test runs once for every engine."""
    if request.param == "SQLite file":
        return request.getfixturevalue("path")
    return request.getfixturevalue("address")


@pytest.fixture
def address(postgres_database: str) -> str:
    """Where a fresh engagement lies in a database with others beside it."""
    journal = Journal.create(postgres_database, "Fjord", clock=noon)
    journal.close()
    return journal.address.given


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    journal = Journal(path, noon, random.Random(2))
    yield journal
    journal.close()


@pytest.fixture
def rulebook() -> CoreRulebook:
    return CoreRulebook(core_registry())


@pytest.fixture
def unprivileged(tmp_path: Path) -> Unprivileged:
    """A context in which file permissions hold, also where the tests are run by root."""

    @contextmanager
    def dropped() -> Iterator[None]:
        if not hasattr(os, "setresuid"):
            pytest.skip("this system has no permissions to drop")
        if os.geteuid() != 0:
            yield
            return
        for folder in (tmp_path, *tmp_path.parents):
            folder.chmod(folder.stat().st_mode | 0o011) if str(folder) != folder.anchor else None
        os.setresuid(NOBODY, NOBODY, 0)
        try:
            yield
        finally:
            os.setresuid(0, 0, 0)

    return dropped
