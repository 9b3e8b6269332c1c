"""Every event is bound to all before it: what is changed, moved, added or taken away shows, and where."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from veikart.journal import Journal, Proposed
from veikart.journal.keeping.chain import EVERY, Link, after_command, after_event, beginning, links
from veikart.journal.keeping.checking import Verdict, verify, verify_all
from veikart.journal.stored import Stored
from veikart.rules import CoreRulebook
from veikart_events.vocabulary.organisation import PersonJoined, UnitCreated

EVENTS = [Stored(n, "unit.created", b"{}") for n in range(300)]


def digest_of(events: list[Stored], command: str) -> bytes:
    """A plain walk, to compare with."""
    digest = beginning("fjord")
    for event in events:
        digest = after_event(digest, event)
    return after_command(digest, command)


def test_a_command_ends_with_a_link_and_long_ones_have_some_in_between() -> None:
    found = links(beginning("fjord"), "c1", EVENTS)
    assert [link.position for link in found] == [EVERY - 1, 2 * EVERY - 1, 299]
    assert found[-1] == Link(299, digest_of(EVENTS, "c1"))


def test_the_next_command_goes_on_from_the_last_link() -> None:
    first = links(beginning("fjord"), "c1", EVENTS[:2])
    second = links(first[-1].digest, "c2", EVENTS[2:5])
    assert second[-1].digest != links(beginning("fjord"), "c2", EVENTS[2:5])[-1].digest


@pytest.mark.parametrize(
    "other",
    [
        Stored(1, "unit.created", b"{}"),
        Stored(0, "unit.closed", b"{}"),
        Stored(0, "unit.created", b"{} "),
        (0, "unit.created", "{}"),
        (0, b"unit.created", b"{}"),
        (None, "unit.created", b"{}"),
        (0, "unit.create", b"d{}"),
    ],
)
def test_another_value_or_another_type_gives_another_digest(other: tuple[int, str, bytes]) -> None:
    assert after_event(bytes(32), other) != after_event(bytes(32), EVENTS[0])


@pytest.fixture
def long(journal: Journal, rulebook: CoreRulebook) -> Journal:
    """400 units in one command, two people in another, one more unit in a third."""
    units = [Proposed(UnitCreated(unit=f"u{n}", name=f"Unit {n}")) for n in range(400)]
    people = [Proposed(PersonJoined(person=f"p{n}", name=f"Person {n}")) for n in range(2)]
    last = [Proposed(UnitCreated(unit="last", name="Last"))]
    for command, proposals in {"many": units, "people": people, "one": last}.items():
        journal.write(proposals, rulebook, by="kari", command=command)
    return journal


def tampered(journal: Journal, *statements: str) -> Verdict:
    """What is found after someone who knows how has changed the file."""
    connection = sqlite3.connect(journal.path)
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in guards:
        connection.execute(sql)
    connection.commit()
    connection.close()
    return verify_all(journal.engine, journal.vault)


def test_an_untouched_history_is_whole(long: Journal) -> None:
    verdict = verify_all(long.engine, long.vault)
    assert (verdict.whole, verdict.good, verdict.head) == (True, 403, 403)
    assert verdict.digest == long.digest_at(403)


SET_STATE = (
    "UPDATE stored_events SET state = CAST(replace(state, '{}', '{}') AS BLOB) WHERE originator_version = {}"
)


@pytest.mark.parametrize(
    ("statement", "first", "good"),
    [
        (SET_STATE.format("Unit 199", "Unit 198", 200), 129, 128),
        (SET_STATE.format("Last", "Lost", 403), 403, 402),
        ("UPDATE stored_events SET topic = 'unit.closed' WHERE originator_version = 5", 1, 0),
        ("UPDATE stored_events SET state = CAST(state AS TEXT) WHERE originator_version = 5", 1, 0),
        ("DELETE FROM stored_events WHERE originator_version = 300", 257, 256),
        ("DELETE FROM stored_events WHERE originator_version = 403", 403, 402),
        ("UPDATE chain SET digest = zeroblob(32) WHERE position = 128", 1, 0),
        ("DELETE FROM chain WHERE position = 403", 403, 402),
        ("DELETE FROM chain WHERE position = 402", 401, 400),
        ("UPDATE commands SET id = 'other' WHERE id = 'people'", 401, 400),
    ],
)
def test_what_was_changed_is_found_and_the_last_good_position_named(
    long: Journal, statement: str, first: int, good: int
) -> None:
    verdict = tampered(long, statement)
    assert not verdict.whole
    assert (verdict.good, min(f.first for f in verdict.faults if f.first is not None)) == (good, first)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE commands SET \"first\" = 2 WHERE id = 'many'", "record of the command at the events 0 to 0"),
        ("INSERT INTO commands VALUES (999, 999, 'x')", "command at the events 999"),
        ("INSERT INTO chain VALUES (999, zeroblob(32))", "events 404 to 999"),
        ("UPDATE keys SET wrapped = zeroblob(60) WHERE subject = 'p0'", "key of p0 is damaged"),
        ("UPDATE keys SET wrapped = NULL WHERE subject = 'p1'", "key of p1 is lost"),
        ("UPDATE keys SET subject = 'p9' WHERE subject = 'p1'", "key of p9 is damaged"),
        ("UPDATE keys SET number = 7 WHERE subject = 'p1'", "key of p1 was changed"),
        ("DELETE FROM keys WHERE subject = 'p1'", "no key for p1"),
        ("DELETE FROM vault", "record of keys is missing"),
    ],
)
def test_what_lies_beside_the_events_is_verified_too(long: Journal, statement: str, words: str) -> None:
    verdict = tampered(long, statement)
    assert any(words in fault.words for fault in verdict.faults), verdict.faults


def test_every_stretch_with_a_fault_is_named(long: Journal) -> None:
    verdict = tampered(
        long, SET_STATE.format("Unit 9", "Unit 8", 10), SET_STATE.format("Unit 399", "Unit 398", 400)
    )
    assert [(f.first, f.last) for f in verdict.faults] == [(1, 128), (385, 400)]


def test_verifying_goes_on_from_a_link_that_was_verified(long: Journal) -> None:
    known = long.engine.links(127, 128)[0]
    tampered(long, SET_STATE.format("Unit 9", "Unit 8", 10))
    assert verify(long.engine, known).whole
    assert not verify(long.engine).whole


def test_a_history_cut_at_the_end_of_a_command_is_another_history(long: Journal, path: Path) -> None:
    """The chain alone cannot tell that the end is missing; whoever noted the digest of the head can."""
    before = long.digest_at(403)
    verdict = tampered(
        long,
        "DELETE FROM stored_events WHERE originator_version = 403",
        "DELETE FROM chain WHERE position = 403",
        "DELETE FROM commands WHERE id = 'one'",
    )
    assert verdict.whole
    assert verdict.digest != before
