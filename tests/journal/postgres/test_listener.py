"""News are told within a second, also right after the connection was lost; and stopping stops."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator

import pytest
from tests.journal.conftest import noon
from tests.journal.postgres.conftest import Superuser
from tests.journal.postgres.wire import wire_to
from tests.servers import PostgresServer

from veikart.journal import Journal, Stored
from veikart.journal.postgres import listener
from veikart.journal.postgres.engine import PostgresEngine

LISTENERS = "SELECT {what} FROM pg_stat_activity WHERE query LIKE '%{s}%' AND pid <> pg_backend_pid()"
PATIENCE = 20.0  # seconds, on a machine that is busy with something else


class Ear:
    """Counts how often there was news."""

    def __init__(self) -> None:
        self._heard = threading.Semaphore(0)
        self.count = 0

    def __call__(self) -> None:
        self.count += 1
        self._heard.release()

    def hears(self, within: float = PATIENCE) -> float | None:
        """Seconds until there was news; None when there was none."""
        began = time.monotonic()
        return time.monotonic() - began if self._heard.acquire(timeout=within) else None


@pytest.fixture(autouse=True)
def _no_net(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is told in time is told for another reason than a look now and then."""
    monkeypatch.setattr(listener, "LOOK_EVERY", 3600.0)


@pytest.fixture
def ear(engine: PostgresEngine) -> Iterator[Ear]:
    """Listens since before the test began; what was there at first has been told."""
    ear = Ear()
    stop = engine.listen(ear)
    assert stop is not None
    assert ear.hears() is not None
    yield ear
    stop()


@pytest.fixture
def other(address: str) -> Iterator[PostgresEngine]:
    """Somebody else at the same engagement."""
    other = PostgresEngine.open(address)
    yield other
    other.close()


def write(engine: PostgresEngine, times: int = 1) -> None:
    for _ in range(times):
        with engine.turn() as turn:
            position = turn.head() + 1
            turn.insert(f"c{position}", [Stored(position, "unit.created", b"{}")])


def test_what_another_writes_is_told_within_a_second(ear: Ear, other: PostgresEngine) -> None:
    write(other)
    seconds = ear.hears()
    assert seconds is not None
    assert seconds < 1


def test_what_was_written_before_it_listened_is_told(engine: PostgresEngine, other: PostgresEngine) -> None:
    write(other)
    ear = Ear()
    stop = engine.listen(ear)
    assert ear.hears() is not None
    assert stop is not None
    stop()


def test_it_is_told_of_the_own_engagement_only(
    address: str, ear: Ear, other: PostgresEngine, postgres_database: str
) -> None:
    stranger = Journal.create(postgres_database, "Dal", clock=noon)
    write(stranger.engine)
    stranger.close()
    write(other)
    assert ear.hears() is not None
    assert ear.count == 2  # at first, and of the other


def test_a_turn_without_events_is_no_news(ear: Ear, other: PostgresEngine) -> None:
    with other.turn():
        pass
    write(other)
    assert ear.hears() is not None
    assert ear.count == 2


def test_news_are_told_right_after_the_connection_was_lost(
    ear: Ear, other: PostgresEngine, superuser: Superuser
) -> None:
    """What was written while nobody listened is found by looking."""
    for _ in range(3):
        superuser(LISTENERS.replace("{what}", "pg_terminate_backend(pid, 5000)"))
        write(other)
        seconds = ear.hears()
        assert seconds is not None
        assert seconds < 1


def test_it_listens_again_when_the_server_can_be_reached_again(
    address: str, postgres: PostgresServer, other: PostgresEngine, superuser: Superuser
) -> None:
    with wire_to(postgres.port) as wire:
        engine = PostgresEngine.open(re.sub(r":\d+/", f":{wire.port}/", address))
        ear = Ear()
        stop = engine.listen(ear)
        assert stop is not None
        assert ear.hears() is not None
        wire.mended = False
        superuser(LISTENERS.replace("{what}", "pg_terminate_backend(pid, 5000)"))
        write(other)
        assert ear.hears(within=0.3) is None
        wire.mended = True
        assert ear.hears() is not None
        stop()
        engine.close()


def test_what_no_notification_tells_of_is_found_by_looking(
    engine: PostgresEngine, superuser: Superuser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener, "LOOK_EVERY", 0.05)
    ear = Ear()
    stop = engine.listen(ear)
    assert stop is not None
    assert ear.hears() is not None
    superuser(
        "INSERT INTO {s}.stored_events (originator_id, originator_version, topic, state) "
        "SELECT originator_id, 1, topic, state FROM {s}.stored_events"
    )
    assert ear.hears() is not None
    stop()


def test_nothing_is_told_after_it_was_stopped(
    engine: PostgresEngine, other: PostgresEngine, superuser: Superuser
) -> None:
    ear = Ear()
    before = set(threading.enumerate())
    stop = engine.listen(ear)
    assert stop is not None
    assert ear.hears() is not None
    (thread,) = set(threading.enumerate()) - before
    stop()
    assert not thread.is_alive()
    write(other)
    assert ear.count == 1
    stop()


def test_it_can_be_stopped_by_what_it_tells(engine: PostgresEngine, other: PostgresEngine) -> None:
    told = threading.Event()
    stops = []

    def notify() -> None:
        for stop in stops:
            stop()
            told.set()

    stops.append(engine.listen(notify) or pytest.fail("it does not listen"))
    write(other)
    assert told.wait(PATIENCE)
