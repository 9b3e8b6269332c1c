"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tests.servers import PostgresServer, postgres_server

# No deadline: on a machine with other work a quick example may take long.
settings.register_profile("the same every time", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
# gRPC would hold every fork until its threads have come to rest. We fork only to start programs anew.
os.environ.setdefault("GRPC_ENABLE_FORK_SUPPORT", "false")
settings.load_profile("search" if os.environ.get("VEIKART_TESTS") == "search" else "the same every time")


@pytest.fixture(scope="session", autouse=True)
def _memory_of_this_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What veikart remembers of engagements goes into a folder of the tests, not into the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VEIKART_STATE", str(tmp_path_factory.mktemp("state")))
        patch.setenv("VEIKART_CONFIG", str(tmp_path_factory.mktemp("config")))
        yield


@pytest.fixture
def shared_data() -> Path:
    """Real public tables beside the repository; tests that need them are skipped where they are absent."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the shared data is not here")
    return folder


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A real PostgreSQL server; it is started for the first test that asks for it."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_database(postgres: PostgresServer) -> str:
    """The address of a database that tests share, each with an engagement of its own."""
    return postgres.database()


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> str:
    """The address of a fresh database on that server."""
    return postgres.database()
