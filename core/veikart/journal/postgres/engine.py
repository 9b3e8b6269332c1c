"""A schema on a server as an engine: read at once, written through the library's recorder later."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Self

from veikart.errors import BadInput, CannotWrite, DamagedJournal
from veikart.journal.bulk import Batch, chunks
from veikart.journal.engine import Capabilities, Key, Span
from veikart.journal.keeping.chain import Link
from veikart.journal.postgres.connecting import Connection, connect
from veikart.journal.postgres.finding import find
from veikart.journal.postgres.layout import check_format, check_schema, marked, schema_of
from veikart.journal.postgres.place import Place
from veikart.journal.postgres.reader import Reader, numbers
from veikart.journal.site.address import Address
from veikart.journal.stored import Stored

if TYPE_CHECKING:
    from veikart.journal.engine import Turn
    from veikart.journal.postgres.ledger import Ledger

LOCK_TIMEOUT = 30  # seconds


class PostgresEngine:
    """One engagement on a server. See `veikart.journal.engine.Engine`."""

    capabilities: ClassVar = Capabilities(
        "PostgreSQL", turn="exclusive", largest_batch=None, subscribe=True, direct_sql=True
    )
    keys_beside: ClassVar[Path | None] = None

    def __init__(self, address: str, place: Place, connection: Connection, lock_timeout: int) -> None:
        """Of a `place` whose engagement, an id, has passed the gate; `connection` is to read with."""
        assert place.engagement is not None
        self.place = place
        self.engagement = place.engagement
        self.address = Address("postgresql", address).of(place.engagement)
        self._lock_timeout = lock_timeout
        self._ledger: Ledger | None = None
        self._reader = Reader(place, schema_of(self.engagement), connection)

    @classmethod
    def open(cls, address: str, lock_timeout: int = LOCK_TIMEOUT) -> Self:
        """Opens the engagement at `postgresql://…?engagement=ID`; a name will do, and nothing if it is alone.

        Raises `BadInput`, `NotFound`, `NotReachable`, `NotAnEngagement`, `NewerFormat`, `DamagedJournal`.
        """
        place = Place.parse(address)
        connection = connect(place, reading=True)
        try:
            engine = cls(address, find(connection, place), connection, lock_timeout)
            engine._check_beginning()
        except BaseException:
            connection.close()
            raise
        return engine

    @classmethod
    def create(cls, address: str, engagement: str, lock_timeout: int = LOCK_TIMEOUT) -> Self:
        """Makes room for an engagement in the database, without an event in it; what is there is found.

        Raises `BadInput`, `NotReachable`, `CannotWrite`, `NotAnEngagement`, `NewerFormat`.
        """
        place = Place.parse(address)
        if place.engagement not in (None, engagement):
            raise BadInput(
                f"A new engagement gets an id of its own. Leave ?engagement= away: {place.of(None)}"
            )
        place = place.of(engagement)
        connection = connect(place, reading=True)
        try:
            _check_encoding(connection, place)
            engine = cls(address, place, connection, lock_timeout)
            engine._writer().make()
            check_format(place, marked(connection, place).get(engagement, 0))
            check_schema(connection, place, engagement)
        except BaseException:
            connection.close()
            raise
        return engine

    def _check_beginning(self) -> None:
        """The first event names the engagement, and there is no other stream."""
        rows = self._reader.rows(
            "SELECT topic, state FROM {}.stored_events WHERE originator_id = %s AND originator_version = 0",
            self.engagement,
        )
        ends = self._reader.rows("SELECT min(originator_id), max(originator_id) FROM {}.stored_events")[0]
        try:
            (topic, state) = rows[0]
            named = json.loads(state)["d"]["engagement"]
        except (LookupError, TypeError, ValueError, RecursionError):
            topic = named = None
        if topic != "engagement.opened" or {named, *ends} != {self.engagement}:
            raise DamagedJournal(
                f"{self.place} holds no engagement: its first event is missing. Restore a backup of the "
                "server, or make a new engagement."
            )

    def turn(self) -> AbstractContextManager[Turn]:
        return self._writer().turn()

    def _writer(self) -> Ledger:
        if self._ledger is None:
            from veikart.journal.postgres.ledger import Ledger

            self._ledger = Ledger(self.place, schema_of(self.engagement), self._lock_timeout)
        return self._ledger

    def head(self) -> int:
        statement = "SELECT max(originator_version) FROM {}.stored_events WHERE originator_id = %s"
        position = self._reader.rows(statement, self.engagement)[0][0]
        return -1 if position is None else int(position)

    def page(self, after: int, upto: int, size: int, *, newest_first: bool = False) -> list[Stored]:
        rows = self._reader.rows(
            "SELECT originator_version, topic, state FROM {}.stored_events WHERE originator_id = %s "
            "AND originator_version > %s AND originator_version <= %s "
            f"ORDER BY originator_version {'DESC' if newest_first else 'ASC'} LIMIT %s",
            *(self.engagement, after, upto, size),
        )
        return [Stored(*row) for row in rows]

    def of_topics(self, topics: Sequence[str], after: int, upto: int) -> list[Stored]:
        rows = self._reader.rows(
            "SELECT originator_version, topic, state FROM {}.stored_events WHERE originator_id = %s "
            "AND originator_version > %s AND originator_version <= %s AND topic = ANY(%s) "
            "ORDER BY originator_version",
            *(self.engagement, after, upto, list(topics)),
        )
        return [Stored(*row) for row in rows]

    def at(self, positions: Sequence[int]) -> list[Stored]:
        rows = self._reader.rows(
            "SELECT originator_version, topic, state FROM {}.stored_events WHERE originator_id = %s "
            "AND originator_version = ANY(%s) ORDER BY originator_version",
            *(self.engagement, list(positions)),
        )
        return [Stored(*row) for row in rows]

    def batches(self, after: int, upto: int) -> Iterator[Batch]:
        for first, last in chunks(after, upto):
            rows = self._reader.rows(
                "SELECT topic, string_agg(int8send(originator_version), ''), string_agg(state, '\\x0a') "
                "FROM {}.stored_events WHERE originator_id = %s "
                "AND originator_version BETWEEN %s AND %s GROUP BY topic",
                *(self.engagement, first, last),
            )
            for topic, positions, lines in rows:
                yield Batch(topic, numbers(positions), lines)

    def commands(self, before: int, size: int) -> list[Span]:
        rows = self._reader.rows(
            'SELECT "first", "last", id FROM {}.commands WHERE "first" < %s ORDER BY "first" DESC LIMIT %s',
            *(before, size),
        )
        return [Span(*row) for row in rows]

    def links(self, after: int, upto: int) -> list[Link]:
        rows = self._reader.rows(
            "SELECT position, digest FROM {}.chain WHERE position > %s AND position <= %s ORDER BY position",
            *(after, upto),
        )
        return [Link(*row) for row in rows]

    def wrapped_keys(self) -> list[Key]:
        rows = self._reader.rows("SELECT number, subject, wrapped FROM {}.keys ORDER BY number")
        return [Key(*row) for row in rows]

    def lock(self) -> bytes | None:
        rows = self._reader.rows("SELECT value FROM {}.vault WHERE part = 'lock'")
        return rows[0][0] if rows else None

    def listen(self, notify: Callable[[], None]) -> Callable[[], None] | None:
        from veikart.journal.postgres.listener import Listener

        return Listener(self.place, schema_of(self.engagement), notify).stop

    def faults(self) -> list[str]:
        """Nothing of its own: the server checks its pages while the chain is verified, and fails to read."""
        return []

    def scrub(self) -> None:
        self._writer().scrub()

    def discard(self) -> None:
        self._writer().discard()
        self.close()

    def close(self) -> None:
        self._reader.close()
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None


def _check_encoding(connection: Connection, place: Place) -> None:
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise CannotWrite(
            f"The database {place.of(None)} keeps text as {encoding}. Make one that keeps it as UTF8: "
            "createdb --encoding=UTF8 --template=template0 NAME"
        )
