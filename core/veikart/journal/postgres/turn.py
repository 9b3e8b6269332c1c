"""A turn on a server: what one exclusive transaction asks and writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from psycopg.rows import tuple_row
from psycopg.sql import SQL, Identifier

from veikart.journal.engine import Rows
from veikart.journal.keeping.chain import Link, beginning, links
from veikart.journal.postgres.connecting import Connection
from veikart.journal.postgres.recorder import LedgerRecorder
from veikart.journal.stored import Stored

_PAGE = 20_000  # events per query


class PostgresTurn:
    """An exclusive transaction. See `veikart.journal.engine.Turn`."""

    def __init__(self, recorder: LedgerRecorder, connection: Connection, engagement: str) -> None:
        self._recorder = recorder
        self._cursor = connection.cursor(row_factory=tuple_row, binary=True)
        self._engagement = engagement
        self._schema = Identifier(recorder.datastore.schema)
        self.written: str | None = None
        """Id of the last command whose events were inserted."""

    def head(self) -> int:
        statement = "SELECT max(originator_version) FROM {}.stored_events WHERE originator_id = %s"
        position = self._rows(statement, self._engagement)[0][0]
        return -1 if position is None else int(position)

    def tail(
        self, after: int, topics: Sequence[str] | None = None, *, upto: int | None = None
    ) -> Iterator[Stored]:
        statement = (
            "SELECT originator_version, topic, state FROM {}.stored_events "
            "WHERE originator_id = %s AND originator_version > %s AND originator_version <= %s"
            + ("" if topics is None else " AND topic = ANY(%s)")
            + " ORDER BY originator_version LIMIT %s"
        )
        chosen = () if topics is None else (list(topics),)
        page: list[Any] | None = None
        while page is None or len(page) == _PAGE:
            page = self._rows(
                statement, self._engagement, after, 2**62 if upto is None else upto, *chosen, _PAGE
            )
            yield from (Stored(*row) for row in page)
            after = page[-1][0] if page else after

    def command(self, identity: str) -> tuple[int, int] | None:
        rows = self._rows('SELECT "first", "last" FROM {}.commands WHERE id = %s', identity)
        return rows[0] if rows else None

    def insert(self, command: str, events: Sequence[Stored]) -> None:
        first, last = events[0].position, events[-1].position
        self._recorder.add(self._cursor, self._engagement, events)
        before = self._rows(
            "WITH own AS (INSERT INTO {0}.commands VALUES (%s, %s, %s)) "
            "SELECT digest FROM {0}.chain WHERE position < %s ORDER BY position DESC LIMIT 1",
            *(first, last, command, first),
        )
        self._load_links(links(before[0][0] if before else beginning(self._engagement), command, events))
        self.written = command

    def load(self, rows: Rows) -> None:
        if rows.events:
            self._recorder.add(self._cursor, self._engagement, rows.events)
        self._do(
            "INSERT INTO {}.commands SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::text[])",
            *_columns(rows.spans, 3),
        )
        self._load_links(rows.links)
        self._do(
            "INSERT INTO {}.keys SELECT * FROM unnest(%s::bigint[], %s::text[], %s::bytea[])",
            *_columns(rows.keys, 3),
        )
        if rows.spans:
            self.written = rows.spans[-1].id

    def _load_links(self, added: Sequence[Link]) -> None:
        self._do("INSERT INTO {}.chain SELECT * FROM unnest(%s::bigint[], %s::bytea[])", *_columns(added, 2))

    def add_keys(self, keys: Mapping[str, bytes | None]) -> None:
        self._do(
            "INSERT INTO {0}.keys "
            "SELECT n + (SELECT coalesce(max(number), 0) FROM {0}.keys), subject, wrapped "
            "FROM unnest(%s::text[], %s::bytea[]) WITH ORDINALITY AS fresh (subject, wrapped, n)",
            list(keys),
            list(keys.values()),
        )

    def rewrap(self, keys: Mapping[str, bytes]) -> None:
        self._do(
            "UPDATE {}.keys AS k SET wrapped = fresh.wrapped "
            "FROM unnest(%s::text[], %s::bytea[]) AS fresh (subject, wrapped) "
            "WHERE k.subject = fresh.subject AND k.wrapped IS NOT NULL",
            list(keys),
            list(keys.values()),
        )

    def drop_keys(self, subjects: Sequence[str]) -> None:
        every = list(dict.fromkeys(subjects))
        self._do("UPDATE {}.keys SET wrapped = NULL WHERE subject = ANY(%s)", every)
        rows = self._rows("SELECT subject FROM {}.keys WHERE subject = ANY(%s)", every)
        if unknown := [subject for subject in every if (subject,) not in rows]:
            self.add_keys(dict.fromkeys(unknown))

    def set_lock(self, lock: bytes) -> None:
        self._do(
            "INSERT INTO {}.vault VALUES ('lock', %s) "
            "ON CONFLICT (part) DO UPDATE SET value = excluded.value",
            lock,
        )

    def _do(self, statement: str, *values: object) -> None:
        self._cursor.execute(SQL(statement).format(self._schema), values)

    def _rows(self, statement: str, *values: object) -> list[Any]:
        self._do(statement, *values)
        return self._cursor.fetchall()


def _columns(rows: Sequence[Sequence[object]], width: int) -> list[list[object]]:
    """The rows turned around, as `unnest` takes them."""
    return [[row[column] for row in rows] for column in range(width)]
