"""A file as an engine: read by the standard library at once, written through the library's recorder later."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, ClassVar, Self

from veikart.errors import CannotWrite, DamagedJournal
from veikart.journal.bulk import Batch
from veikart.journal.engine import Capabilities, Key, Span
from veikart.journal.keeping.chain import Link
from veikart.journal.site.address import Address
from veikart.journal.sqlite.bulk import read_batches
from veikart.journal.sqlite.connection import first_bytes
from veikart.journal.sqlite.header import SIZE, faults_in
from veikart.journal.sqlite.keys import ALL_KEYS, THE_LOCK
from veikart.journal.sqlite.layout import LOCK_TIMEOUT, open_reader
from veikart.journal.sqlite.words import damaged, reading
from veikart.journal.stored import Stored

if TYPE_CHECKING:
    from veikart.journal.engine import Turn
    from veikart.journal.sqlite.ledger import Ledger

Kind = type | UnionType


_STRAYS = (  # what no query by id and position would find; by the index, in no time
    "SELECT EXISTS (SELECT 1 FROM stored_events WHERE originator_id IS NULL), "
    "EXISTS (SELECT 1 FROM stored_events WHERE originator_id = ?1 AND originator_version IS NULL), "
    "(SELECT min(originator_version) FROM stored_events WHERE originator_id = ?1)"
)


class SQLiteEngine:
    """One engagement file. See `veikart.journal.engine.Engine`."""

    capabilities: ClassVar = Capabilities(
        "SQLite file", turn="exclusive", largest_batch=None, subscribe=False, direct_sql=True
    )
    keys_beside: ClassVar[Path | None] = None

    def __init__(self, path: Path, engagement: str | None = None, lock_timeout: int = LOCK_TIMEOUT) -> None:
        """Opens the file. `engagement` is given where its first event has still to be written.

        Raises `NotFound`, `NotAnEngagement`, `NewerFormat`, `DamagedJournal` and `JournalBusy`.
        """
        self.path = path
        self.address = Address("file", str(path))
        self._lock_timeout = lock_timeout
        self._ledger: Ledger | None = None
        self._reader = open_reader(path, lock_timeout)
        try:
            self._file = _file_at(path)
            self.engagement = engagement or self._engagement_in_it()
        except BaseException:
            self._reader.close()
            raise

    @classmethod
    def create(cls, path: Path, engagement: str) -> Self:
        """Makes the file, which must not exist, without an event in it. Raises `CannotWrite`."""
        from veikart.journal.sqlite.ledger import create_file

        create_file(path)
        try:
            return cls(path, engagement)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    def _engagement_in_it(self) -> str:
        """The id in the first event, which must be that of the one stream in the file."""
        rows = self._rows(
            "SELECT originator_id, originator_version, topic, state FROM stored_events ORDER BY rowid LIMIT 1"
        )
        ends = [self._rows(f"SELECT {end}(originator_id) FROM stored_events")[0][0] for end in ("min", "max")]
        try:
            (stream, position, topic, state) = rows[0]
            named = json.loads(state)["d"]["engagement"]
            opens = isinstance(state, bytes) and (position, topic) == (0, "engagement.opened")
            ours = opens and {named, *ends} == {stream}
        except (LookupError, TypeError, ValueError, RecursionError):
            ours = False
        if not ours or self._rows(_STRAYS, (stream,)) != [(0, 0, 0)]:
            raise DamagedJournal(
                f"{self.path} holds no engagement: its first event is missing, or there are others than its "
                "own. Restore a backup, or delete the file and make a new one."
            )
        return str(stream)

    def turn(self) -> AbstractContextManager[Turn]:
        return self._writer().turn()

    def _writer(self) -> Ledger:
        if self._file != _file_at(self.path):
            raise CannotWrite(
                f"{self.path} was moved, deleted or replaced since it was opened. Nothing was written; open "
                "it again."
            )
        if self._ledger is None:
            from veikart.journal.sqlite.ledger import Ledger

            self._ledger = Ledger(self.path, self.engagement, self._lock_timeout)
        return self._ledger

    def _rows(self, statement: str, values: Sequence[object] = (), kinds: Sequence[Kind] = ()) -> list[Any]:
        """Rows whose values are of these `kinds`: one bit that flips makes a text of a number, or a null."""
        with reading(self.path):
            rows = self._reader.execute(statement, values).fetchall()
        for row in rows:
            if not all(map(isinstance, row, kinds)):
                raise damaged(self.path, f"not a value of its kind: {row[0]!r:.40}")
        return rows

    def head(self) -> int:
        statement = "SELECT coalesce(max(originator_version), -1) FROM stored_events WHERE originator_id = ?"
        return int(self._rows(statement, (self.engagement,), (int,))[0][0])

    def page(self, after: int, upto: int, size: int, *, newest_first: bool = False) -> list[Stored]:
        order = "DESC" if newest_first else "ASC"
        rows = self._rows(
            "SELECT originator_version, topic, state FROM stored_events WHERE originator_id = ? "
            "AND originator_version > ? AND originator_version <= ? "
            f"ORDER BY originator_version {order} LIMIT ?",
            (self.engagement, after, upto, size),
            (int,),
        )
        return [Stored(*row) for row in rows]

    def of_topics(self, topics: Sequence[str], after: int, upto: int) -> list[Stored]:
        rows = self._rows(
            "SELECT originator_version, topic, state FROM stored_events WHERE originator_id = ? "
            "AND originator_version > ? AND originator_version <= ? "
            f"AND topic IN ({','.join('?' * len(topics))}) ORDER BY originator_version",
            (self.engagement, after, upto, *topics),
            (int,),
        )
        return [Stored(*row) for row in rows]

    def at(self, positions: Sequence[int]) -> list[Stored]:
        wanted = json.dumps(sorted(set(positions)))
        rows = self._rows(
            "SELECT originator_version, topic, state FROM stored_events WHERE originator_id = ? "
            "AND originator_version IN (SELECT value FROM json_each(?)) ORDER BY originator_version",
            (self.engagement, wanted),
            (int,),
        )
        return [Stored(*row) for row in rows]

    def batches(self, after: int, upto: int) -> Iterator[Batch]:
        with reading(self.path):
            yield from read_batches(self._reader, self.path, self.engagement, after, upto)

    def commands(self, before: int, size: int) -> list[Span]:
        statement = 'SELECT "first", "last", id FROM commands WHERE "first" < ? ORDER BY "first" DESC LIMIT ?'
        return [Span(*row) for row in self._rows(statement, (before, size), (int, int, str))]

    def links(self, after: int, upto: int) -> list[Link]:
        statement = (
            "SELECT position, digest FROM chain WHERE position > ? AND position <= ? ORDER BY position"
        )
        return [Link(*row) for row in self._rows(statement, (after, upto), (int, bytes))]

    def wrapped_keys(self) -> list[Key]:
        return [Key(*row) for row in self._rows(ALL_KEYS, kinds=(int, str, bytes | NoneType))]

    def lock(self) -> bytes | None:
        rows = self._rows(THE_LOCK, kinds=(bytes,))
        return bytes(rows[0][0]) if rows else None

    def listen(self, notify: Callable[[], None]) -> Callable[[], None] | None:
        return None

    def snapshot(self, path: Path) -> None:
        """Copies the file as it stands at one instant to a new file at `path`, while others go on writing.

        Raises `OSError` when there cannot be a file at `path`, and `CannotWrite` when it has no room there.
        """
        path.open("xb").close()
        with reading(self.path):
            source = open_reader(self.path, self._lock_timeout)
            target = sqlite3.connect(path)
            try:
                source.backup(target)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorname.startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE")):
                    raise CannotWrite(
                        f"There is no room for {path.name} in {path.parent}. Make some."
                    ) from error
                raise
            finally:
                target.close()
                source.close()

    def faults(self) -> list[str]:
        said = [str(row[0]) for row in self._rows("PRAGMA integrity_check")]
        return [
            *(f"SQLite finds: {words}" for words in said if words != "ok"),
            *faults_in(first_bytes(self._reader, SIZE)),
        ]

    def scrub(self) -> None:
        """Writes the file anew where something was freed in it that a key may have stood in."""
        if self._rows("PRAGMA freelist_count")[0][0]:
            self._writer().vacuum()

    def discard(self) -> None:
        """Takes the file away: what a creation that failed leaves behind."""
        self.close()
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        self._reader.close()
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None


def _file_at(path: Path) -> tuple[int, int] | None:
    """Which file lies at `path`: a sync tool replaces it by another of the same name."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
