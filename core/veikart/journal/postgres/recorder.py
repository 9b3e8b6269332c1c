"""The eventsourcing library's PostgreSQL recorder on our tables: here alone the library is imported.

Of the library we use the storage port (datastore, recorder, stored event). Left out on purpose: its pool,
which hides why a server does not answer; its pipeline, which hangs on large batches; its composite types and
its functions in the database.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, cast

import psycopg
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import ConnectionPool, PostgresApplicationRecorder, PostgresDatastore
from psycopg import Connection, Cursor
from psycopg.rows import dict_row
from psycopg.sql import SQL, Identifier, Literal

from veikart.journal.postgres.layout import mark
from veikart.journal.postgres.schema import OWN_STATEMENTS
from veikart.journal.stored import Stored

COPY_FROM = 200  # events; below it an INSERT is as quick, and one round trip shorter
_MAKING = 0x56454B52  # "VEKR": the advisory lock of those who make an engagement
_COLUMNS = "(originator_id, originator_version, topic, state)"


class Connections:
    """Stands in for the library's pool: connections are made when they are needed, and kept for the next."""

    def __init__(self, connect: Callable[[], Connection[Any]]) -> None:
        self._connect = connect
        self._idle: deque[Connection[Any]] = deque()

    def open(self, *_: object) -> None:
        """There is nothing to open before the first is needed."""

    @contextmanager
    def connection(self) -> Iterator[Connection[Any]]:
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._connect()
            connection.row_factory = dict_row
        try:
            yield connection
        finally:
            if connection.info.transaction_status == psycopg.pq.TransactionStatus.IDLE:
                self._idle.append(connection)
            else:  # lost, or left in the middle of something
                connection.close()

    def close(self) -> None:
        """Closes those that nobody uses."""
        with suppress(IndexError):
            while True:
                self._idle.pop().close()


class LedgerDatastore(PostgresDatastore):
    """A datastore of text ids in one schema, on connections of our making."""

    def __init__(self, connect: Callable[[], Connection[Any]], schema: str, lock_timeout: int) -> None:
        super().__init__(
            "", "", "", "", "", schema=schema, lock_timeout=lock_timeout, originator_id_type="text"
        )
        self.connections = Connections(connect)
        self.pool = cast("ConnectionPool[Any]", self.connections)

    def register_type_adapters(self) -> None:
        """We have no types of our own in the database."""


class LedgerRecorder(PostgresApplicationRecorder):
    """The library's recorder with append-only tables, and our own tables beside the events."""

    datastore: LedgerDatastore

    def __init__(self, datastore: LedgerDatastore) -> None:
        super().__init__(datastore)
        schema = Identifier(datastore.schema)
        table = SQL("{}.{}").format(schema, Identifier(self.events_table_name))
        self.channel_name = datastore.schema
        tables = [
            statement
            for statement in self.sql_create_statements
            if not statement.as_string().startswith(("CREATE TYPE", "CREATE OR REPLACE FUNCTION"))
        ]
        self.sql_create_statements = [
            SQL("CREATE SCHEMA {}").format(schema),
            SQL("COMMENT ON SCHEMA {} IS {}").format(schema, Literal(mark())),
            *tables,
            *(SQL(statement).format(schema=schema) for statement in OWN_STATEMENTS),
        ]
        self._insert = SQL(
            "INSERT INTO {} "
            + _COLUMNS
            + " SELECT * FROM unnest(%s::text[], %s::bigint[], %s::text[], %s::bytea[])"
        ).format(table)
        self._copy = SQL("COPY {} " + _COLUMNS + " FROM STDIN (FORMAT BINARY)").format(table)
        self._last_ids = SQL("SELECT notification_id FROM {} ORDER BY 1 DESC LIMIT %s").format(table)

    def _create_table(self, curs: Cursor[Any]) -> None:
        """Makes schema and tables, unless somebody else has; of several at once one makes them."""
        curs.execute("SELECT pg_advisory_xact_lock(%s)", (_MAKING,))
        curs.execute("SELECT FROM pg_namespace WHERE nspname = %s", (self.datastore.schema,))
        if curs.fetchone() is None:
            super()._create_table(curs)

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        with self.datastore.transaction(commit=True) as cursor:
            self._lock_table(cursor)
            self._insert_stored_events(cursor, stored_events, **kwargs)
            self._notify_channel(cursor)
            # They follow one another: the lock keeps everybody else from taking a number between two.
            cursor.execute(self._last_ids, (len(stored_events),))
            return [row["notification_id"] for row in reversed(cursor.fetchall())]

    def add(self, cursor: Cursor[Any], engagement: str, events: Sequence[Stored]) -> None:
        """Adds events within a turn."""
        rows = [StoredEvent(engagement, e.position, e.topic, e.state) for e in events]
        self._insert_stored_events(cursor, rows)

    def _insert_stored_events(
        self, curs: Cursor[Any], stored_events: Sequence[StoredEvent], **_: Any
    ) -> None:
        """Adds rows within a transaction that has locked the table."""
        rows = [(e.originator_id, e.originator_version, e.topic, e.state) for e in stored_events]
        if len(rows) < COPY_FROM:
            curs.execute(self._insert, [[row[column] for row in rows] for column in range(4)])
            return
        with curs.copy(self._copy) as copy:
            copy.set_types(["text", "int8", "text", "bytea"])
            for row in rows:
                copy.write_row(row)
