"""A small file of keys beside a store that cannot let one go: what is written to a stream stays there."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from veikart.errors import CannotWrite, NewerFormat, NotAnEngagement, NotFound
from veikart.journal.engine import Conflict, Key
from veikart.journal.sqlite.connection import Counted
from veikart.journal.sqlite.keys import ALL_KEYS, KEYS_TABLES, THE_LOCK, Cursor, set_part
from veikart.journal.sqlite.layout import prepare_writer
from veikart.journal.sqlite.words import reading, unwritable

APPLICATION_ID = 0x56454B4B  # "VEKK"
FORMAT = 1
Change = Callable[[Cursor], None]


class KeyFile:
    """The keys and the lock of one engagement. Safe to use from several threads and programs."""

    def __init__(self, path: Path, engagement: str, lock_timeout: float) -> None:
        """Opens the file. Raises `NotFound`, `NotAnEngagement`, `NewerFormat` and `DamagedJournal`."""
        self.path = path
        self._using = threading.RLock()
        self._connection = _connected(path, lock_timeout)
        try:
            with reading(path):
                _check(self._connection, path)
                of = self._one("SELECT value FROM vault WHERE part = 'engagement'")
            if of != engagement.encode():
                raise NotAnEngagement(
                    f"{path} holds the keys of another engagement. Name the right file behind ?keys="
                )
        except BaseException:
            self._connection.close()
            raise

    @classmethod
    def create(cls, path: Path, engagement: str, lock_timeout: float) -> Self:
        """Makes the file, which must not exist, without a key in it. Raises `CannotWrite`."""
        if path.exists():
            raise CannotWrite(f"The file of keys {path} exists already. Name another behind ?keys=")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))  # nobody else's to read
        except OSError as error:
            raise CannotWrite(
                f"The file of keys {path} cannot be made ({error.strerror}). Name another behind ?keys="
            ) from None
        try:
            connection = _connected(path, lock_timeout)
            try:
                for statement in (
                    f"PRAGMA application_id={APPLICATION_ID}",
                    f"PRAGMA user_version={FORMAT}",
                    *KEYS_TABLES,
                ):
                    connection.execute(statement)
                set_part(connection, "engagement", engagement.encode())
            finally:
                connection.close()
            return cls(path, engagement, lock_timeout)
        except sqlite3.Error as error:
            path.unlink(missing_ok=True)
            raise unwritable(path, error) from error

    def all(self) -> list[Key]:
        """All keys, in the order they were made."""
        return [Key(*row) for row in self._rows(ALL_KEYS)]

    def lock(self) -> bytes | None:
        """The vault's own record."""
        rows = self._rows(THE_LOCK)
        return bytes(rows[0][0]) if rows else None

    def change(self, changes: Sequence[Change], lock: bytes | None) -> None:
        """Makes the changes, all or none, unless the lock is another than `lock` by now.

        Raises `Conflict` then, and where somebody else has made one of the keys.
        """
        if not changes:
            return
        with self._using:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    if self._one(THE_LOCK) != lock:
                        raise Conflict
                    for change in changes:
                        change(self._connection)
                    self._connection.execute("COMMIT")
                except BaseException:
                    self._connection.rollback()
                    raise
            except sqlite3.IntegrityError as error:
                raise Conflict from error
            except sqlite3.Error as error:
                raise unwritable(self.path, error) from error

    def faults(self) -> list[str]:
        """What SQLite finds wrong with the file."""
        said = [str(row[0]) for row in self._rows("PRAGMA integrity_check")]
        return [f"SQLite finds in {self.path}: {words}" for words in said if words != "ok"]

    def scrub(self) -> None:
        """Writes the file anew where something was freed in it that a key may have stood in."""
        with self._using:
            try:
                if self._one("PRAGMA freelist_count"):
                    self._connection.execute("PRAGMA temp_store=MEMORY")
                    self._connection.execute("VACUUM")
            except sqlite3.Error as error:
                raise unwritable(self.path, error) from error

    def discard(self) -> None:
        """Takes the file away."""
        self.close()
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Leaves one whole file behind, unless another program uses it."""
        with self._using, suppress(sqlite3.Error):
            self._connection.execute("PRAGMA journal_mode=DELETE")
        self._connection.close()

    def _rows(self, statement: str, *values: object) -> list[Any]:
        with self._using, reading(self.path):
            return self._connection.execute(statement, values).fetchall()

    def _one(self, statement: str) -> Any:
        row = self._connection.execute(statement).fetchone()
        return None if row is None else row[0]


def _connected(path: Path, lock_timeout: float) -> sqlite3.Connection:
    if not path.is_file():
        raise NotFound(
            f"The keys of this engagement are not here ({path}), and without them nobody has a name. Get the "
            "file from whoever made the engagement, and name it behind the address: ?keys=FILE"
        )
    with reading(path):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            factory=Counted,
            timeout=lock_timeout,
        )
        try:
            prepare_writer(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuses what is not a file of keys, before the first question about its content."""
    application, version = (
        connection.execute(f"PRAGMA {number}").fetchone()[0] for number in ("application_id", "user_version")
    )
    if application != APPLICATION_ID:
        raise NotAnEngagement(f"{path} is not a file of keys. Name the right one behind ?keys=")
    if version > FORMAT:
        raise NewerFormat(f"{path} was written by a newer veikart. Update veikart to open it.")
    there = {
        sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    }
    if there != {*KEYS_TABLES}:
        raise NotAnEngagement(
            f"{path} has been changed by another program; veikart does not open it. Use a copy of before."
        )
