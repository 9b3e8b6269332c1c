"""Bulk reading: the same events as one by one, in as few batches as are worth it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journal.conftest import noon

from veikart.errors import DamagedJournal
from veikart.journal import Journal, Stored
from veikart.journal.bulk import Batch, gathered

Events = list[tuple[str, int, bytes]]
MIXED = ["a", "b", "b", "c", "a", "a", "a", "b", "b", "d\u00e5", "b", "b", "b", "c"]


def taken_apart(batches: Iterable[Batch]) -> Events:
    return [
        (batch.topic, position, line)
        for batch in batches
        for position, line in zip(batch.positions, batch.lines.split(b"\n"), strict=True)
    ]


@pytest.fixture
def mixed(path: Path) -> Path:
    """A file in whose chunks of four events now one, now another topic is the most frequent one."""
    journal = Journal(path, noon)
    events = [Stored(n, topic, b'{"n":%d}' % n) for n, topic in enumerate(MIXED, 1)]
    with journal.engine.turn() as turn:
        turn.insert("c1", events)
    journal.close()
    return path


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("veikart.journal.bulk.CHUNK", 4)


@pytest.mark.parametrize(("after", "upto"), [(-1, 14), (0, 14), (3, 9), (13, 14), (14, 14)])
def test_a_file_read_in_bulk_has_the_events_that_it_has_one_by_one(
    mixed: Path, after: int, upto: int
) -> None:
    journal = Journal(mixed)
    one_by_one = [(e.topic, e.position, e.state) for e in journal.engine.page(after, upto, 99)]
    assert sorted(taken_apart(journal.engine.batches(after, upto))) == sorted(one_by_one)
    journal.close()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("topic = NULL", "without its text"),
        ("topic = x'61'", "without its text"),
        ("topic = 5", None),  # the column makes a text of it
        ("originator_version = 10.5", "between two"),
        ("state = NULL, topic = 'alone'", "without its text"),
    ],
)
def test_an_event_that_is_no_event_is_damage_wherever_it_stands(
    mixed: Path, change: str, said: str | None
) -> None:
    changed(mixed, change, 10)
    journal = Journal(mixed)
    if said is None:
        assert ("5", 10, b'{"n":10}') in taken_apart(journal.engine.batches(-1, 14))
    else:
        with pytest.raises(DamagedJournal, match=said):
            list(journal.engine.batches(-1, 14))
    journal.close()


@pytest.mark.parametrize("position", [5, 12], ids=["among others", "of the frequent topic"])
def test_an_event_that_lost_its_line_leaves_a_batch_with_more_positions_than_lines(
    mixed: Path, position: int
) -> None:
    changed(mixed, "state = NULL", position)
    journal = Journal(mixed)
    with pytest.raises(ValueError, match="zip"):
        taken_apart(journal.engine.batches(-1, 14))
    journal.close()


def changed(path: Path, change: str, position: int) -> None:
    connection = sqlite3.connect(path)
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(f"UPDATE stored_events SET {change} WHERE originator_version = ?", (position,))
    for _, guard in guards:
        connection.execute(guard)
    connection.commit()
    connection.close()


BATCHES = st.lists(st.builds(lambda topic, size: (topic, size), st.sampled_from("abc"), st.integers(1, 5)))


@given(sizes=BATCHES, enough=st.integers(1, 8), held=st.integers(0, 40))
def test_gathering_keeps_every_event_and_their_order_within_a_topic(
    sizes: list[tuple[str, int]], enough: int, held: int
) -> None:
    batches, position = [], 0
    for topic, size in sizes:
        positions = range(position, position + size)
        batches.append(Batch(topic, positions, b"\n".join(b"%d" % n for n in positions)))
        position += size
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("veikart.journal.bulk._ENOUGH", enough)
        patch.setattr("veikart.journal.bulk._HELD", held)
        found = list(gathered(batches))
    before, after = taken_apart(batches), taken_apart(found)
    for topic in "abc":
        assert [e for e in after if e[0] == topic] == [e for e in before if e[0] == topic]
    assert len(after) == len(before)
    assert len(found) <= len(batches)


def test_what_is_much_comes_at_once_and_what_is_rare_comes_together() -> None:
    much = Batch("much", range(20_000), b"\n".join(b"1" for _ in range(20_000)))
    rare = [Batch("rare", [n], b"1") for n in range(3)]
    found = list(gathered([rare[0], much, rare[1], much, rare[2]]))
    assert [(b.topic, len(b.positions)) for b in found] == [("much", 20_000), ("much", 20_000), ("rare", 3)]
