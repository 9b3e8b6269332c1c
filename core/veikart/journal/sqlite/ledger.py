"""Writing to a file, on the eventsourcing library's SQLite recorder.

Of the library we use the storage port (factory, recorder, stored event): one stream whose id is the
engagement's and whose version is the position. It is imported with the first write, not before.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eventsourcing.persistence import PersistenceError, StoredEvent
from eventsourcing.sqlite import (
    SQLiteApplicationRecorder,
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
    SQLiteFactory,
)

from veikart.errors import CannotWrite
from veikart.journal.engine import Rows, Span
from veikart.journal.keeping.chain import beginning, links
from veikart.journal.site.presence import Presence
from veikart.journal.sqlite.connection import Counted
from veikart.journal.sqlite.keys import add_keys, drop_keys, load_keys, rewrap, set_part
from veikart.journal.sqlite.layout import (
    APPLICATION_ID,
    EVENTS_TABLE,
    FORMAT,
    LOCK_TIMEOUT,
    OWN_STATEMENTS,
    open_reader,
    prepare_writer,
)
from veikart.journal.sqlite.words import unwritable
from veikart.journal.stored import Stored

if TYPE_CHECKING:
    from eventsourcing.utils import EnvType


class LedgerPool(SQLiteConnectionPool):
    """Connections with our settings; the library's would switch the file to WAL."""

    def _create_connection(self) -> SQLiteConnection:
        connection = sqlite3.connect(
            self.db_name,
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            factory=Counted,
            timeout=LOCK_TIMEOUT if self.lock_timeout is None else self.lock_timeout,
        )
        connection.row_factory = sqlite3.Row
        try:
            prepare_writer(connection)
        except BaseException:
            connection.close()
            raise
        return SQLiteConnection(connection, max_age=self.max_age)


class LedgerDatastore(SQLiteDatastore):
    """A datastore of text ids on `LedgerPool`."""

    def __init__(self, db_name: str, lock_timeout: int | None = None) -> None:
        super().__init__(db_name, lock_timeout=lock_timeout, originator_id_type="text")
        self.pool = LedgerPool(db_name=db_name, lock_timeout=lock_timeout)


class LedgerRecorder(SQLiteApplicationRecorder):
    """The library's recorder with append-only tables, and our own tables beside the events."""

    def construct_create_table_statements(self) -> list[str]:
        guarded = (EVENTS_TABLE, *OWN_STATEMENTS)
        return [
            statement.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS", 1).replace(
                "CREATE TRIGGER", "CREATE TRIGGER IF NOT EXISTS", 1
            )
            for statement in guarded
        ]


class LedgerFactory(SQLiteFactory):
    """Builds the recorder from an environment with `SQLITE_DBNAME` and perhaps `SQLITE_LOCK_TIMEOUT`."""

    application_recorder_class = LedgerRecorder

    def __init__(self, env: EnvType) -> None:
        super().__init__(env)
        self.datastore.close()
        pool = self.datastore.pool
        self.datastore = LedgerDatastore(pool.db_name, pool.lock_timeout)


class SQLiteTurn:
    """An exclusive transaction on the file. See `veikart.journal.engine.Turn`."""

    def __init__(
        self, recorder: LedgerRecorder, cursor: SQLiteCursor, engagement: str, claim: Callable[[], None]
    ) -> None:
        self._recorder = recorder
        self._cursor = cursor
        self._engagement = engagement
        self._claim: Callable[[], None] | None = claim

    def head(self) -> int:
        return int(
            self._one(
                "SELECT coalesce(max(originator_version), -1) FROM stored_events WHERE originator_id = ?",
                self._engagement,
            )[0]
        )

    def tail(
        self, after: int, topics: Sequence[str] | None = None, *, upto: int | None = None
    ) -> Iterator[Stored]:
        # Without the id SQLite scans the whole file: 95 ms instead of 0.05 ms at a million events.
        statement = (
            "SELECT originator_version, topic, state FROM stored_events "
            "WHERE originator_id = ? AND originator_version > ? AND originator_version <= ?"
        )
        values: list[Any] = [self._engagement, after, 2**62 if upto is None else upto]
        if topics is not None:
            statement += f" AND topic IN ({','.join('?' * len(topics))})"
            values += topics
        self._cursor.execute(statement + " ORDER BY originator_version", values)
        yield from (Stored(*row) for row in self._cursor.fetchall())

    def command(self, identity: str) -> tuple[int, int] | None:
        row = self._one('SELECT "first", "last" FROM commands WHERE id = ?', identity)
        return (int(row[0]), int(row[1])) if row else None

    def insert(self, command: str, events: Sequence[Stored]) -> None:
        self.load(Rows(events, [Span(events[0].position, events[-1].position, command)]))
        last = self._one("SELECT digest FROM chain ORDER BY position DESC LIMIT 1")
        previous = last[0] if last else beginning(self._engagement)
        self.load(Rows(links=links(previous, command, events)))

    def load(self, rows: Rows) -> None:
        self._begin_to_write()
        stored = [StoredEvent(self._engagement, e.position, e.topic, e.state) for e in rows.events]
        self._recorder._insert_events(self._cursor, stored)
        self._cursor.executemany("INSERT INTO commands VALUES (?, ?, ?)", rows.spans)
        self._cursor.executemany("INSERT INTO chain VALUES (?, ?)", rows.links)
        load_keys(self._cursor, rows.keys)

    def add_keys(self, keys: Mapping[str, bytes]) -> None:
        self._begin_to_write()
        add_keys(self._cursor, keys)

    def rewrap(self, keys: Mapping[str, bytes]) -> None:
        self._begin_to_write()
        rewrap(self._cursor, keys)

    def drop_keys(self, subjects: Sequence[str]) -> None:
        self._begin_to_write()
        drop_keys(self._cursor, subjects)

    def set_lock(self, lock: bytes) -> None:
        self._begin_to_write()
        set_part(self._cursor, "lock", lock)

    def _begin_to_write(self) -> None:
        """Once a turn: a look into a folder of 10,000 files takes 5 ms."""
        if self._claim is not None:
            self._claim()
            self._claim = None

    def _one(self, statement: str, *values: object) -> Any:
        self._cursor.execute(statement, values)
        return self._cursor.fetchone()


class Ledger:
    """Writes to one engagement file."""

    def __init__(self, path: Path, engagement: str, lock_timeout: int = LOCK_TIMEOUT) -> None:
        """Raises the errors of `open_reader` when the file at `path` is not as it should be."""
        open_reader(path, lock_timeout).close()
        self._engagement = engagement
        self._path = path
        self._factory = LedgerFactory(
            {
                "SQLITE_DBNAME": f"{path.absolute().as_uri()}?mode=rw",
                "SQLITE_LOCK_TIMEOUT": str(lock_timeout),
            }
        )
        self._recorder = LedgerRecorder(datastore=self._factory.datastore)
        self._presence = Presence(path)

    @contextmanager
    def turn(self) -> Iterator[SQLiteTurn]:
        """An exclusive turn; raises `JournalBusy` or `CannotWrite` when the file does not let us."""
        with _in_our_words(self._path), self._factory.datastore.get_connection(commit=True) as connection:
            cursor = connection.cursor()
            cursor.execute("BEGIN IMMEDIATE")
            try:
                yield SQLiteTurn(self._recorder, cursor, self._engagement, self._claim)
                connection.commit()
            except BaseException:
                connection.rollback()
                raise

    def vacuum(self) -> None:
        """Writes the file anew without what was freed in it."""
        with _in_our_words(self._path), self._factory.datastore.get_connection(commit=True) as connection:
            cursor = connection.cursor()
            self._claim()
            cursor.execute("PRAGMA temp_store=MEMORY")  # nothing of it in a folder for temporary files
            cursor.execute("VACUUM")

    def _claim(self) -> None:
        try:
            if not os.access(self._path, os.W_OK):  # SQLite says so with the first row only, after our mark
                raise PermissionError(errno.EACCES, "readonly")
            self._presence.claim()
        except OSError as error:
            raise unwritable(self._path, error) from error

    def close(self) -> None:
        """Leaves one whole file behind: our mark goes, and the emptied rollback journal unless in use."""
        datastore = self._factory.datastore
        with suppress(PersistenceError, sqlite3.Error), datastore.get_connection(commit=True) as connection:
            connection.cursor().execute("PRAGMA journal_mode=DELETE")
        self._factory.close()
        self._presence.leave()


def create_file(path: Path) -> None:
    """Makes an empty engagement file at `path`, which must not exist."""
    try:
        path.open("xb").close()
    except FileExistsError:
        raise CannotWrite(f"{path} exists already. Open it with: veikart {path}") from None
    except FileNotFoundError:
        raise CannotWrite(f"The folder {path.absolute().parent} does not exist. Make it first.") from None
    except OSError as error:
        raise CannotWrite(f"{path} cannot be made here: {error.strerror}. Choose another folder.") from None
    try:
        with _in_our_words(path):
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={FORMAT}")
            connection.close()
            datastore = LedgerDatastore(f"{path.absolute().as_uri()}?mode=rw")
            LedgerRecorder(datastore=datastore).create_table()
            datastore.close()
    except BaseException:
        path.unlink(missing_ok=True)
        raise


@contextmanager
def _in_our_words(path: Path) -> Iterator[None]:
    """Turns what SQLite and the library say of the file into our own errors."""
    try:
        yield
    except (sqlite3.Error, PersistenceError) as error:
        raise unwritable(path, error) from error
