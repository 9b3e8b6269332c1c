"""The tables of keys and of the lock: within an engagement file, or in a file of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

KEYS_TABLES = (
    # Apart from the events, so that a key can go without touching them; null: it was destroyed.
    "CREATE TABLE keys (number INTEGER PRIMARY KEY, subject TEXT NOT NULL UNIQUE, wrapped BLOB)",
    "CREATE TABLE vault (part TEXT PRIMARY KEY, value BLOB NOT NULL)",
)
ALL_KEYS = "SELECT number, subject, wrapped FROM keys ORDER BY number"
THE_LOCK = "SELECT value FROM vault WHERE part = 'lock'"


class Cursor(Protocol):
    """What changes a database: a cursor of the standard library, or of the eventsourcing library."""

    def execute(self, statement: str, values: Sequence[Any] = ..., /) -> Any: ...

    def executemany(self, statement: str, values: Iterable[Sequence[Any]], /) -> Any: ...


def add_keys(cursor: Cursor, keys: Mapping[str, bytes]) -> None:
    """Keeps new wrapped keys, subject → key."""
    cursor.executemany("INSERT INTO keys (subject, wrapped) VALUES (?, ?)", list(keys.items()))


def load_keys(cursor: Cursor, keys: Sequence[tuple[int, str, bytes | None]]) -> None:
    """Takes over keys with the numbers they have."""
    cursor.executemany("INSERT INTO keys VALUES (?, ?, ?)", keys)


def rewrap(cursor: Cursor, keys: Mapping[str, bytes]) -> None:
    """Replaces the wrapping of keys that are there."""
    pairs = [(wrapped, subject) for subject, wrapped in keys.items()]
    cursor.executemany("UPDATE keys SET wrapped = ? WHERE subject = ? AND wrapped IS NOT NULL", pairs)


def drop_keys(cursor: Cursor, subjects: Sequence[str]) -> None:
    """Destroys keys for ever; what is left says that there was one, also for a subject without any."""
    cursor.executemany(
        "INSERT INTO keys (subject, wrapped) VALUES (?, NULL) "
        "ON CONFLICT (subject) DO UPDATE SET wrapped = NULL",
        [(subject,) for subject in subjects],
    )


def set_part(cursor: Cursor, part: str, value: bytes) -> None:
    """Replaces a record of the vault, such as "lock"."""
    cursor.execute("INSERT OR REPLACE INTO vault VALUES (?, ?)", (part, value))
