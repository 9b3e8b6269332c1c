"""The recorder and the client that lead to KurrentDB, against a stand-in for its server (see `kurrentdb`)."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.journal.conftest import noon
from tests.journal.library.kurrentdb import Server, kurrentdb
from tests.journal.test_journal import names_in, units

from veikart.errors import CannotWrite, NotFound, NotReachable
from veikart.journal import Journal, Written
from veikart.journal.keeping.checking import verify_all
from veikart.journal.library import listener
from veikart.journal.library.store import KURRENTDB
from veikart.rules import CoreRulebook
from veikart_events.vocabulary import core_registry


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with kurrentdb() as server:
        monkeypatch.setenv("PERSISTENCE_MODULE", "eventsourcing_kurrentdb")
        monkeypatch.setenv("KURRENTDB_URI", server.uri)
        yield server


@pytest.fixture
def journal(server: Server) -> Iterator[Journal]:
    journal = Journal.create("library:fjord", "Fjord", clock=noon)
    yield journal
    journal.close()


def rulebook() -> CoreRulebook:
    return CoreRulebook(core_registry())


def test_an_engagement_is_one_stream(server: Server, journal: Journal) -> None:
    assert journal.engine.capabilities == KURRENTDB
    journal.write(units("A", "B"), rulebook(), by="kari")
    assert [(kept.stream, kept.revision) for kept in server.streams.all] == [
        ("veikart-fjord", 0),
        ("veikart-fjord", 1),
        ("veikart-fjord", 2),
    ]


def test_what_is_not_there_is_told(server: Server) -> None:
    with pytest.raises(NotFound, match="veikart new library:fjord"):
        Journal("library:fjord")


def test_who_is_late_decides_again(journal: Journal) -> None:
    other = Journal("library:fjord", noon)
    late = iter([True, False])

    def decide() -> object:
        if next(late):
            other.write(units("North"), rulebook(), by="ola")
        return units("South")

    assert journal.write(decide, rulebook(), by="kari") == Written(2, 2)  # type: ignore[arg-type]
    assert names_in(other) == ["Fjord", "North", "South"]
    assert verify_all(other.engine, other.vault).faults == ()
    other.close()


@pytest.mark.parametrize("answers", [1, 5, 9])
def test_lost_answers_make_no_second_event(server: Server, journal: Journal, answers: int) -> None:
    """The client itself asks up to four times before it gives up."""
    server.streams.answers_to_lose = answers
    assert journal.write(units("A"), rulebook(), by="kari") == Written(1, 1)
    assert names_in(journal) == ["Fjord", "A"]


def test_more_than_it_takes_at_once_is_told_and_nothing_written(server: Server, journal: Journal) -> None:
    with pytest.raises(CannotWrite, match=r"4000 events .*Max size is 1048576.*smaller parts"):
        journal.write(units(*(f"U{n}" for n in range(4000))), rulebook(), by="kari")
    assert journal.head() == 0


def test_news_are_told_also_after_the_subscription_was_ended(
    server: Server, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener, "LOOK_EVERY", 3600.0)  # by the subscription, not by chance
    heard = threading.Semaphore(0)
    assert journal.engine.listen(heard.release) is not None
    assert heard.acquire(timeout=5)
    other = Journal("library:fjord", noon)
    other.write(units("A"), rulebook(), by="ola")
    assert heard.acquire(timeout=5)
    other.close()
    server.streams.end_subscriptions()
    server.streams.put("veikart-fjord", b"{}")
    assert heard.acquire(timeout=5)


def test_a_server_that_is_gone_is_told(server: Server, journal: Journal) -> None:
    server.stop()
    with pytest.raises(NotReachable, match="server is running"):
        journal.write(units("A"), rulebook(), by="kari")
    with pytest.raises(NotReachable):
        Journal("library:fjord")


def test_an_engagement_moves_there_and_back(server: Server, path: Path, tmp_path: Path) -> None:
    from tests.journal.keeping.test_copying import everything, moved

    file = Journal(path, noon, random.Random(3))
    much = [replace(unit, note="x" * 2000) for unit in units(*(f"U{n}" for n in range(600)))]
    file.write(much, rulebook(), by="kari")  # more than fits at once
    there = moved(file.engine, "library:fjord")
    back = moved(there.engine, tmp_path / "back.veikart")
    assert everything(file.engine) == everything(there.engine) == everything(back.engine)
    for journal in (file, there, back):
        journal.close()
