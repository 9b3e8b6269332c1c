"""An engagement file of its own for every test."""

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
