"""An engagement file whose lock is switched off: what others wrote meanwhile shows at the end only."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import ClassVar

from eventsourcing.persistence import IntegrityError

from veikart.journal.engine import Conflict, Rows, Turn
from veikart.journal.site.address import Address
from veikart.journal.sqlite import SQLiteEngine
from veikart.journal.stored import Stored


class UnlockedTurn:
    """Reads without a lock, and keeps what it is asked to write."""

    def __init__(self, engine: SQLiteEngine) -> None:
        self._engine = engine
        self._head = engine.head()
        self._events: list[Stored] = []
        self.asked: list[Callable[[Turn], None]] = []

    def head(self) -> int:
        return self._events[-1].position if self._events else self._head

    def tail(
        self, after: int, topics: Sequence[str] | None = None, *, upto: int | None = None
    ) -> Iterator[Stored]:
        last = self._head if upto is None else min(upto, self._head)
        for event in self._engine.page(after, last, self._head + 1):
            if topics is None or event.topic in topics:
                yield event

    def command(self, identity: str) -> tuple[int, int] | None:
        rows = self._engine._rows('SELECT "first", "last" FROM commands WHERE id = ?', (identity,))
        return tuple(rows[0]) if rows else None

    def insert(self, command: str, events: Sequence[Stored]) -> None:
        self._events += events
        self.asked.append(lambda turn: turn.insert(command, events))

    def load(self, rows: Rows) -> None:
        self.asked.append(lambda turn: turn.load(rows))

    def add_keys(self, keys: Mapping[str, bytes]) -> None:
        self.asked.append(lambda turn: turn.add_keys(keys))

    def rewrap(self, keys: Mapping[str, bytes]) -> None:
        self.asked.append(lambda turn: turn.rewrap(keys))

    def drop_keys(self, subjects: Sequence[str]) -> None:
        self.asked.append(lambda turn: turn.drop_keys(subjects))

    def set_lock(self, lock: bytes) -> None:
        self.asked.append(lambda turn: turn.set_lock(lock))


class UnlockedEngine(SQLiteEngine):
    """A file that anybody may write to while somebody decides."""

    capabilities: ClassVar = replace(SQLiteEngine.capabilities, turn="optimistic")
    conflicts = 0
    """How often somebody else was faster, in this process."""

    @contextmanager
    def turn(self) -> Iterator[UnlockedTurn]:
        turn = UnlockedTurn(self)
        yield turn
        with super().turn() as locked:
            try:
                for ask in turn.asked:
                    ask(locked)
            except (sqlite3.IntegrityError, IntegrityError) as error:
                UnlockedEngine.conflicts += 1
                raise Conflict from error


def open_unlocked(address: Address, lock_timeout: int) -> UnlockedEngine:
    """In the place of `veikart.journal.engines.open_engine`."""
    return UnlockedEngine(address.path, lock_timeout=lock_timeout)
