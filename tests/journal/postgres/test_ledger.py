"""A turn is whole or has not been, also when the connection is lost at the worst moment."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from tests.journal.conftest import noon
from tests.journal.postgres.conftest import Superuser
from tests.journal.postgres.wire import Wire, wire_to
from tests.servers import PostgresServer

from veikart.errors import JournalBusy, NotReachable
from veikart.journal import Journal, Proposed, Written
from veikart.journal.postgres import ledger
from veikart.journal.postgres.engine import PostgresEngine
from veikart.rules import CoreRulebook
from veikart_events.vocabulary.organisation import UnitCreated

A_UNIT = [Proposed(UnitCreated(unit="north", name="North"))]
TERMINATE = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.fixture
def wire(postgres: PostgresServer) -> Iterator[Wire]:
    with wire_to(postgres.port) as wire:
        yield wire


@pytest.fixture
def journal(address: str, wire: Wire) -> Iterator[Journal]:
    """A journal at the other end of the wire, which has written before."""
    journal = Journal(re.sub(r":\d+/", f":{wire.port}/", address), noon)
    with journal.engine.turn():
        pass
    yield journal
    journal.close()


def test_another_turn_is_waited_for_and_then_named(address: str, engine: PostgresEngine) -> None:
    hasty = Journal(address, noon, lock_timeout=0)
    patient = Journal(address, noon, lock_timeout=1)
    with engine.turn():
        for other in (hasty, patient):
            with pytest.raises(JournalBusy, match="another program"), other.engine.turn():
                pass
            assert [row.position for row in other.read()] == [0]
    for other in (hasty, patient):
        with other.engine.turn() as turn:
            assert turn.head() == 0
        other.close()


def test_a_connection_lost_between_two_turns_is_made_anew(
    journal: Journal, rulebook: CoreRulebook, superuser: Superuser
) -> None:
    superuser(TERMINATE)
    assert journal.write(A_UNIT, rulebook, by="kari") == Written(1, 1)
    assert journal.head() == 1


def test_a_connection_lost_within_a_turn_leaves_nothing(
    journal: Journal, rulebook: CoreRulebook, superuser: Superuser
) -> None:
    def decide() -> list[Proposed]:
        superuser(TERMINATE)
        return A_UNIT

    with pytest.raises(NotReachable, match="Nothing half done is kept"):
        journal.write(decide, rulebook, by="kari")
    assert journal.head() == 0
    assert journal.write(A_UNIT, rulebook, by="kari") == Written(1, 1)


def test_a_commit_whose_answer_is_lost_is_known_to_be_kept(
    journal: Journal, wire: Wire, rulebook: CoreRulebook
) -> None:
    wire.cut_at, wire.deliver = b"COMMIT", True
    assert journal.write(A_UNIT, rulebook, by="kari") == Written(1, 1)
    assert wire.cut_at is None, "the wire was never cut"
    assert list(journal.commands()) == [(1, 1), (0, 0)]
    more = [Proposed(UnitCreated(unit="south", name="South"))]
    assert journal.write(more, rulebook, by="kari") == Written(2, 2)


def test_a_commit_that_never_arrived_is_known_not_to_be_kept(
    journal: Journal, wire: Wire, rulebook: CoreRulebook
) -> None:
    wire.cut_at = b"COMMIT"
    with pytest.raises(NotReachable, match="Nothing half done is kept"):
        journal.write(A_UNIT, rulebook, by="kari", command="c1")
    assert wire.cut_at is None, "the wire was never cut"
    assert journal.head() == 0
    assert journal.write(A_UNIT, rulebook, by="kari", command="c1") == Written(1, 1)


def test_a_commit_that_cannot_be_asked_for_is_said_to_be_unknown(
    journal: Journal, wire: Wire, rulebook: CoreRulebook
) -> None:
    wire.cut_at, wire.deliver, wire.mended = b"COMMIT", True, False
    with pytest.raises(NotReachable, match="whether it was kept cannot be asked now"):
        journal.write(A_UNIT, rulebook, by="kari", command="c1")
    wire.mended = True
    assert journal.write(A_UNIT, rulebook, by="kari", command="c1") == Written(1, 1, repeated=True)


def test_reading_goes_on_after_a_lost_connection(journal: Journal, superuser: Superuser) -> None:
    superuser(TERMINATE)
    assert [row.position for row in journal.read()] == [0]


def test_reading_from_a_server_that_is_gone_says_so(
    journal: Journal, wire: Wire, superuser: Superuser
) -> None:
    wire.mended = False
    superuser(TERMINATE)
    with pytest.raises(NotReachable, match="does not answer"):
        journal.head()
    wire.mended = True
    assert journal.head() == 0


def in_the_files(superuser: Superuser, what: bytes) -> bool:
    """Whether this lies anywhere in the files of the tables of keys and of the lock."""
    superuser("CHECKPOINT")
    rows = superuser(
        "SELECT pg_read_binary_file(pg_relation_filepath(c.oid)) FROM pg_class c "
        "WHERE relnamespace = '{s}'::regnamespace AND relname IN ('keys', 'vault')"
    )
    return any(what in bytes(row[0]) for row in rows)


def test_a_destroyed_key_is_in_no_table_any_more(engine: PostgresEngine, superuser: Superuser) -> None:
    key, lock = b"key of somebody who is forgotten", b"lock before there was a passphrase"
    with engine.turn() as turn:
        turn.add_keys({"p1": key, "p2": b"another key"})
        turn.set_lock(lock)
    with engine.turn() as turn:
        turn.drop_keys(["p1"])
        turn.set_lock(b"new lock")
    assert in_the_files(superuser, key)
    assert in_the_files(superuser, lock)
    engine.scrub()
    assert not in_the_files(superuser, key)
    assert not in_the_files(superuser, lock)
    assert in_the_files(superuser, b"another key")


def test_clearing_up_does_not_wait_for_others_for_ever(
    engine: PostgresEngine, superuser: Superuser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "PATIENCE", 1)
    superuser("BEGIN; SELECT FROM {s}.keys")
    engine.scrub()
    superuser("ROLLBACK")
    with engine.turn() as turn:
        assert turn.head() == 0


def test_a_crash_of_the_caller_gives_the_lock_back(address: str, engine: PostgresEngine) -> None:
    def crash() -> None:
        with engine.turn():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        crash()
    other = PostgresEngine.open(address, lock_timeout=0)
    with other.turn() as turn:
        assert turn.head() == 0
    other.close()
