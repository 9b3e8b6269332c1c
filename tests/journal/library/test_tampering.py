"""What somebody with access to the store changes in it shows, as it does in a file."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.journal.conftest import noon

from veikart.errors import DamagedJournal, JournalError
from veikart.journal import Journal, Proposed
from veikart.journal.keeping.checking import Verdict, verify_all
from veikart.rules import CoreRulebook
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.organisation import PersonJoined, UnitCreated


@pytest.fixture
def store(in_library: str) -> Path:
    """A database with an engagement: 400 units in one command, two people in another, a unit in a third."""
    journal = Journal(in_library, noon, random.Random(2))
    rulebook = CoreRulebook(core_registry())
    journal.write(
        [Proposed(UnitCreated(unit=f"u{n}", name=f"Unit {n}")) for n in range(400)], rulebook, by="k"
    )
    journal.write([Proposed(PersonJoined(person=f"p{n}", name=f"P {n}")) for n in range(2)], rulebook, by="k")
    journal.write([Proposed(UnitCreated(unit="last", name="Last"))], rulebook, by="k")
    journal.close()
    return Path(os.environ["SQLITE_DBNAME"])


@pytest.fixture
def database(store: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(store, isolation_level=None)
    yield connection
    connection.close()


def verdict() -> Verdict:
    journal = Journal("library:fjord", noon)
    try:
        return verify_all(journal.engine, journal.vault)
    finally:
        journal.close()


def test_an_untouched_store_is_whole(store: Path) -> None:
    found = verdict()
    assert (found.faults, found.good, found.head) == ((), 403, 403)


SET = (
    "UPDATE stored_events SET state = CAST(replace(state, '{}', '{}') AS BLOB) WHERE originator_version = {}"
)


@pytest.mark.parametrize(
    ("statement", "good"),
    [
        (SET.format("Unit 199", "Unit 198", 200), 128),
        (SET.format("Last", "Lost", 403), 402),
        ("UPDATE stored_events SET topic = 'unit.closed' WHERE originator_version = 5", 0),
        ("DELETE FROM stored_events WHERE originator_version = 300", 256),
        (SET.format("]", "", 403), 402),  # the link of the last event
        (SET.format('["', '["00', 128), 0),  # one within a command
        (SET.format('","', '","x', 402), 400),  # the id of a command
    ],
)
def test_what_was_changed_is_found_and_the_last_good_position_named(
    database: sqlite3.Connection, statement: str, good: int
) -> None:
    database.execute(statement)
    found = verdict()
    assert (found.whole, found.good) == (False, good)


def test_an_event_that_somebody_else_put_into_the_stream_is_found(database: sqlite3.Connection) -> None:
    database.execute("INSERT INTO stored_events VALUES ('veikart-fjord', 404, 'unit.created', x'7b7d')")
    journal = Journal("library:fjord", noon)
    with pytest.raises(DamagedJournal, match="Event 404"):
        journal.verify_news()
    journal.close()


@pytest.mark.parametrize("flips", [25, pytest.param(1000, marks=pytest.mark.slow)])
def test_every_flipped_bit_is_found(database: sqlite3.Connection, flips: int) -> None:
    source = random.Random(7)
    for _ in range(flips):
        position, count = source.randrange(404), "originator_version = ?"
        (state,) = database.execute(f"SELECT state FROM stored_events WHERE {count}", (position,)).fetchone()
        changed = bytearray(state)
        bit = source.randrange(8 * len(changed))
        changed[bit // 8] ^= 1 << bit % 8
        update = f"UPDATE stored_events SET state = ? WHERE {count}"
        database.execute(update, (bytes(changed), position))
        try:
            whole = verdict().whole
        except JournalError:  # it was the first event: what is in there is not even opened
            whole = position > 0
        assert not whole, (position, bit, bytes(changed))
        database.execute(update, (state, position))
    assert verdict().whole


def test_a_damaged_file_of_keys_is_told(store: Path) -> None:
    journal = Journal("library:fjord", noon)
    assert journal.engine.keys_beside is not None
    connection = sqlite3.connect(journal.engine.keys_beside, isolation_level=None)
    connection.execute("UPDATE keys SET wrapped = zeroblob(60) WHERE subject = 'p0'")
    connection.close()
    assert any("key of p0 is damaged" in fault.words for fault in verdict().faults)
    journal.close()
