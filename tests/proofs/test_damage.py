"""Damage is found: flipped bits, ends cut off, pages gone. What is not found has changed nothing."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.proofs.commands import AdmitsEverything, proposals
from tests.proofs.conftest import Record

from veikart.demo import build
from veikart.errors import VeikartError
from veikart.journal import Journal
from veikart.journal.keeping.backup import back_up, examine
from veikart.journal.keeping.checking import verify_all

PAGE = 4096
TABLES = ("stored_events", "commands", "chain", "keys", "vault")
PRAGMAS = ("application_id", "user_version", "encoding", "page_size", "page_count", "freelist_count")
AT = datetime(2026, 6, 15, tzinfo=UTC)

Change = Callable[[bytearray, random.Random], None]


@dataclass(frozen=True)
class Whole:
    """An engagement as it was written, and a backup of it."""

    path: Path
    content: bytes
    meaning: list[Any]
    backup: Path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """More than 2,000 events with people, texts and ratings."""
    path = tmp_path_factory.mktemp("whole") / "whole.veikart"
    build(path, people=32, until=date(2026, 6, 15))
    return with_backup(path)


@pytest.fixture
def few(tmp_path: Path) -> Whole:
    """Some hundred events about people."""
    path = tmp_path / "few.veikart"
    journal = Journal.create(path, "Fjord")
    for command in ("few.1", "few.2", "few.3"):
        journal.write(proposals(command, 80), AdmitsEverything(), by="writer", command=command)
    journal.close()
    return with_backup(path)


def with_backup(path: Path) -> Whole:
    journal = Journal(path)
    backup, _ = back_up(journal.engine, path.with_name("backup.veikart"), AT)
    journal.close()
    assert said_of(path) is None
    assert said_of_backup(backup) is None
    return Whole(path, path.read_bytes(), meaning(path), backup)


def said_of(path: Path) -> str | None:
    """What is said of the file when it is checked; None: that it is whole."""
    try:
        journal = Journal(path)
        try:
            faults = verify_all(journal.engine, journal.vault).faults
        finally:
            journal.close()
    except VeikartError as error:
        return str(error)
    return faults[0].words if faults else None


def said_of_backup(path: Path) -> str | None:
    """What is said of the backup before it would be restored."""
    try:
        examine(path)
    except VeikartError as error:
        return str(error)
    return None


def meaning(path: Path) -> list[Any]:
    """All that a file says to whoever reads it with SQLite: every value with its kind, schema, settings."""
    connection = sqlite3.connect(path)
    try:
        rows = [
            connection.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid").fetchall() for table in TABLES
        ]
        schema = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        settings = [connection.execute(f"PRAGMA {pragma}").fetchall() for pragma in PRAGMAS]
        return [rows, schema, settings]
    finally:
        connection.close()


def flip(content: bytearray, source: random.Random) -> None:
    bit = source.randrange(len(content) * 8)
    content[bit // 8] ^= 1 << bit % 8


def cut_off(content: bytearray, source: random.Random) -> None:
    del content[source.randrange(len(content)) :]


def zero(content: bytearray, source: random.Random) -> None:
    at = PAGE * source.randrange(len(content) // PAGE)
    content[at : at + PAGE] = bytes(PAGE)


def damaged(whole: bytes, change: Change, times: int, seed: int) -> Iterator[bytes]:
    source = random.Random(f"{change.__name__} {seed}")
    for _ in range(times):
        content = bytearray(whole)
        change(content, source)
        assert content != whole
        yield bytes(content)


def found(whole: Whole, change: Change, times: int) -> Counter[str]:
    """Damages the file so many times, and counts what was found. What was not must have changed nothing."""
    what = {flip: "bits flipped", cut_off: "ends cut off", zero: "pages zeroed"}[change]
    count: Counter[str] = Counter()
    for content in damaged(whole.content, change, times, seed=1):
        whole.path.write_bytes(content)
        count[what] += 1
        if said_of(whole.path) is not None:
            count[f"{what}: found"] += 1
        else:
            assert meaning(whole.path) == whole.meaning, "changed, and not found"
            count[f"{what}: not found, in bytes without a meaning: every value is the same"] += 1
    kept = whole.backup.read_bytes()
    for content in damaged(kept, change, times, seed=2):
        whole.backup.write_bytes(content)
        assert said_of_backup(whole.backup) is not None
        count[f"{what} in a backup with its manifest, all found"] += 1
    whole.backup.write_bytes(kept)
    return count


def prove(whole: Whole, flips: int, others: int, record: Record) -> None:
    count = found(whole, flip, flips) + found(whole, cut_off, others) + found(whole, zero, others)
    record(count)
    assert count["bits flipped: found"] > flips * 0.75
    assert count["ends cut off: found"] == count["pages zeroed: found"] == others


def test_damage_is_found(few: Whole, record: Record) -> None:
    prove(few, 30, 5, record)


@pytest.mark.slow
def test_a_thousand_bits_and_a_hundred_ends_and_pages_are_found(whole: Whole, record: Record) -> None:
    assert Journal(whole.path).head() > 2000
    prove(whole, 1000, 100, record)


@pytest.mark.slow
def test_every_bit_of_the_record_of_keys_is_found(few: Whole, record: Record) -> None:
    """What all keys are wrapped with stands there, as text, which has bits that say nothing."""
    middle = few.content.index(b'"kdf"')
    first, end = few.content.rindex(b"{", 0, middle), few.content.index(b"}", middle) + 1
    for bit in range(first * 8, end * 8):
        content = bytearray(few.content)
        content[bit // 8] ^= 1 << bit % 8
        few.path.write_bytes(content)
        assert said_of(few.path) is not None, bit
    record({"bits of the record of keys, all found": (end - first) * 8})
