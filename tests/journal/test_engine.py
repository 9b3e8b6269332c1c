"""What a journal relies on in every engine: turns, commands, links, keys."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.journal.conftest import noon

from veikart.journal import Journal, Stored
from veikart.journal.engine import Engine, Key, Span, Turn
from veikart.journal.keeping.chain import EVERY, beginning, links
from veikart.journal.keeping.checking import verify_all
from veikart.journal.vault import Vault


@pytest.fixture
def engine(where: str | Path) -> Iterator[Engine]:
    journal = Journal(where, noon, random.Random(2))
    yield journal.engine
    journal.close()


def events(first: int, count: int, topic: str = "unit.created") -> list[Stored]:
    return [Stored(n, topic, b'{"d":{"n":%d}}' % n) for n in range(first, first + count)]


def test_nothing_of_a_turn_is_seen_before_it_ends_well(engine: Engine) -> None:
    with engine.turn() as turn:
        turn.insert("c1", events(1, 3))
        assert (turn.head(), engine.head()) == (3, 0)
    assert engine.head() == 3


def fail(engine: Engine, work: Callable[[Turn], None]) -> None:
    """A turn that does its work and ends badly."""

    def turn() -> None:
        with engine.turn() as turn:
            work(turn)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        turn()


def everything(engine: Engine) -> list[object]:
    there = [engine.page(-1, 99, 99), engine.commands(99, 99), engine.links(-1, 99)]
    return [*there, engine.wrapped_keys(), engine.lock()]


def test_a_turn_that_fails_leaves_nothing(engine: Engine) -> None:
    before = everything(engine)

    def work(turn: Turn) -> None:
        turn.insert("c1", events(1, 3))
        turn.add_keys({"p1": b"one"})
        turn.set_lock(b"other")

    fail(engine, work)
    assert everything(engine) == before
    with engine.turn() as turn:
        turn.insert("c1", events(1, 1))
    assert engine.head() == 1


@pytest.mark.parametrize("count", [1, 199, 200, 1000])
def test_a_batch_of_any_size_is_read_back_byte_for_byte(engine: Engine, count: int) -> None:
    """An engine may have one way for few events and another for many."""
    odd = [b'{"d":"\\\\x41 \\t \\\\N"}', '{"d":"Åse ☃ 🦊"}'.encode(), b"{}", b'{"d":"%s \\u0000"}']
    written = [Stored(n, f"topic.{n % 3}", odd[n % 4]) for n in range(1, count + 1)]
    with engine.turn() as turn:
        turn.insert("c1", written)
    assert engine.page(0, count, count + 1) == written
    assert engine.page(0, count, 2, newest_first=True) == written[::-1][:2]
    some = [event for event in written[1:-1] if event.topic != "topic.1"]
    assert engine.of_topics(["topic.0", "topic.2"], 1, count - 1) == some
    assert engine.at([count, 1]) == [written[0], *written[1:][-1:]]
    assert {
        (position, batch.topic, line)
        for batch in engine.batches(0, count)
        for position, line in zip(batch.positions, batch.lines.split(b"\n"), strict=True)
    } == set(map(tuple, written))


def test_a_turn_reads_what_is_there(engine: Engine) -> None:
    with engine.turn() as turn:
        turn.insert("c1", events(1, 5))
        turn.insert("c2", events(6, 2, "unit.closed"))
    with engine.turn() as turn:
        assert [event.position for event in turn.tail(3)] == [4, 5, 6, 7]
        assert [event.position for event in turn.tail(3, upto=5)] == [4, 5]
        assert [event.position for event in turn.tail(-1, ["unit.closed", "engagement.opened"])] == [0, 6, 7]
        assert list(turn.tail(-1, [])) == []
        assert (turn.head(), turn.command("c2"), turn.command("c3")) == (7, (6, 7), None)


def test_commands_are_listed_the_newest_first(engine: Engine) -> None:
    with engine.turn() as turn:
        turn.insert("c1", events(1, 2))
    with engine.turn() as turn:
        turn.insert("c2", events(3, 1))
    assert engine.commands(2**62, 2) == [Span(3, 3, "c2"), Span(1, 2, "c1")]
    assert [span.first for span in engine.commands(1, 9)] == [0]


def test_every_command_adds_its_links_to_the_chain(engine: Engine) -> None:
    many = events(1, EVERY * 2 + 1)
    more = events(EVERY * 2 + 2, 2)
    with engine.turn() as turn:
        turn.insert("c1", many)
    with engine.turn() as turn:
        turn.insert("c2", more)
    (opening,) = engine.page(-1, 0, 1)
    (first,) = links(beginning(engine.engagement), engine.commands(1, 1)[0].id, [opening])
    added = links(first.digest, "c1", many)
    assert engine.links(-1, 2**62) == [first, *added, *links(added[-1].digest, "c2", more)]
    assert [link.position for link in engine.links(0, EVERY * 2)] == [EVERY, EVERY * 2]


def test_keys_are_numbered_as_they_are_made_without_a_gap(engine: Engine) -> None:
    with engine.turn() as turn:
        turn.add_keys({"b": b"\x00one", "a": b"two"})
    fail(engine, lambda turn: turn.add_keys({"c": b"three"}))
    with engine.turn() as turn:
        turn.drop_keys(["b", "never seen", "b"])
        turn.add_keys({"d": b"four"})
    assert engine.wrapped_keys() == [
        Key(1, "b", None),
        Key(2, "a", b"two"),
        Key(3, "never seen", None),
        Key(4, "d", b"four"),
    ]


def test_a_destroyed_key_does_not_come_back_with_another_wrapping(engine: Engine) -> None:
    with engine.turn() as turn:
        turn.add_keys({"a": b"one", "b": b"two"})
        turn.drop_keys(["a"])
        turn.rewrap({"a": b"1", "b": b"2", "unknown": b"3"})
    assert [(key.subject, key.wrapped) for key in engine.wrapped_keys()] == [("a", None), ("b", b"2")]
    engine.scrub()
    assert len(engine.wrapped_keys()) == 2


def test_the_lock_is_replaced(engine: Engine) -> None:
    for lock in (b"\x00first", b"second"):
        with engine.turn() as turn:
            turn.set_lock(lock)
        assert engine.lock() == lock


def test_what_is_written_in_turns_verifies(where: str | Path) -> None:
    journal = Journal(where, noon, random.Random(2))
    engine = journal.engine
    verdict = verify_all(engine, Vault(engine, None, random.Random(3)))
    assert (verdict.faults, verdict.head) == ((), 0)
    journal.close()
