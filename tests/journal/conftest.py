"""An engagement of its own for every test: a file, or one on each engine."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.journal.library.kurrentdb import Server, kurrentdb
from tests.journal.unlocked import open_unlocked

from veikart.journal import Journal
from veikart.rules import CoreRulebook
from veikart_events.ids import new_id
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


ENGINES = {
    "SQLite file": "path",
    "SQLite file without its lock": "unlocked",
    "PostgreSQL": "address",
    "library, in memory": "in_memory",
    "library, SQLite": "in_library",
    "library, KurrentDB's client": "at_kurrentdb",
}


@pytest.fixture(params=list(ENGINES))
def where(request: pytest.FixtureRequest) -> str | Path:
    """Where a fresh engagement lies; the test runs once for every engine."""
    found: str | Path = request.getfixturevalue(ENGINES[request.param])
    return found


@pytest.fixture
def unlocked(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a fresh engagement lies that nobody locks while they decide what to write."""
    monkeypatch.setattr("veikart.journal.journal.open_engine", open_unlocked)
    return path


@pytest.fixture
def in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where a fresh engagement lies in the memory of this process, by the library's own recorder."""
    monkeypatch.setenv("PERSISTENCE_MODULE", "tests.journal.library.stores:SharedMemory")
    monkeypatch.setenv("STORE", str(tmp_path))
    return library_engagement()


@pytest.fixture
def in_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where a fresh engagement lies in a database of the library's own SQLite recorder."""
    monkeypatch.setenv("PERSISTENCE_MODULE", "eventsourcing.sqlite")
    monkeypatch.setenv("SQLITE_DBNAME", str(tmp_path / "store.db"))
    return library_engagement()


@pytest.fixture(scope="session")
def kurrentdb_server() -> Iterator[Server]:
    """A stand-in for a server, with a stream for every test."""
    with kurrentdb() as server:
        yield server


@pytest.fixture
def at_kurrentdb(kurrentdb_server: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where a fresh engagement lies in a stand-in for KurrentDB, reached by the real recorder and client."""
    monkeypatch.setenv("PERSISTENCE_MODULE", "eventsourcing_kurrentdb")
    monkeypatch.setenv("KURRENTDB_URI", kurrentdb_server.uri)
    return library_engagement(new_id())


def library_engagement(name: str = "fjord") -> str:
    """Makes one in the store that the environment names."""
    Journal.create(f"library:{name}", "Fjord", clock=noon).close()
    return f"library:{name}"


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
