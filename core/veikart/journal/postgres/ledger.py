"""Writing to an engagement on a server: turns that keep every other writer out, and nobody who reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

import psycopg
from psycopg.sql import SQL, Identifier, Literal

from veikart.errors import CannotWrite, JournalError, NotReachable
from veikart.journal.postgres.connecting import Connection, connect, in_our_words, lost, quoted
from veikart.journal.postgres.place import Place
from veikart.journal.postgres.recorder import LedgerDatastore, LedgerRecorder
from veikart.journal.postgres.turn import PostgresTurn

PATIENCE = 5  # seconds to wait for others before what is left of destroyed keys is cleared away


class Ledger:
    """Writes to one engagement."""

    def __init__(self, place: Place, schema: str, lock_timeout: int) -> None:
        assert place.engagement is not None
        self._place = place
        self._engagement = place.engagement
        self._datastore = LedgerDatastore(lambda: connect(place), schema, lock_timeout)
        self._recorder = LedgerRecorder(self._datastore)
        self._connections = self._datastore.connections
        table = SQL("{}.stored_events").format(Identifier(schema))
        self._begin = SQL(
            "BEGIN; SET LOCAL lock_timeout = {}; LOCK TABLE {} IN EXCLUSIVE MODE"
            + ("" if lock_timeout else " NOWAIT")  # to PostgreSQL, no timeout is to wait for ever
        ).format(Literal(f"{lock_timeout}s"), table)
        self._tell_and_commit = SQL("NOTIFY {}; COMMIT").format(Identifier(self._recorder.channel_name))

    def make(self) -> None:
        """Makes schema and tables, unless they are there."""
        try:
            with in_our_words(self._place), self._transaction() as connection:
                self._recorder._create_table(connection.cursor())
        except CannotWrite as error:
            if not isinstance(error.__cause__, psycopg.errors.InsufficientPrivilege):
                raise
            raise CannotWrite(
                f"You may not make an engagement in {self._place.of(None)}. Ask whoever runs the server for: "
                f"GRANT CREATE ON DATABASE {quoted(self._place.database)} TO {quoted(self._place.user)}."
            ) from error

    @contextmanager
    def turn(self) -> Iterator[PostgresTurn]:
        """An exclusive turn. Raises `JournalBusy`, `CannotWrite` or `NotReachable`."""
        with in_our_words(self._place), ExitStack() as stack:
            connection = self._begun(stack)
            turn = PostgresTurn(self._recorder, connection, self._engagement)
            try:
                yield turn
                self._commit(connection, turn)
            except BaseException:
                with suppress(psycopg.Error):
                    connection.execute("ROLLBACK")
                raise

    def _begun(self, stack: ExitStack) -> Connection:
        """A connection within a turn; a new one where those we kept were lost meanwhile."""
        connection = stack.enter_context(self._connections.connection())
        try:
            connection.execute(self._begin)
        except psycopg.OperationalError:
            if not lost(connection):
                raise
            self._connections.close()
            connection = stack.enter_context(self._connections.connection())
            connection.execute(self._begin)
        return connection

    def _commit(self, connection: Connection, turn: PostgresTurn) -> None:
        """Ends the turn. Where the answer is lost on its way, asks whether the change was kept."""
        try:
            connection.execute("COMMIT" if turn.written is None else self._tell_and_commit)
        except psycopg.OperationalError:
            if turn.written is None or not lost(connection) or not self._kept(turn.written):
                raise

    def _kept(self, command: str) -> bool:
        """Whether a command is in the ledger, once the server has ended the turn that was cut off."""
        self._connections.close()
        try:
            with self.turn() as turn:
                return turn.command(command) is not None
        except JournalError as error:
            raise NotReachable(
                f"The connection to {self._place.host} was lost while a change was being written, and "
                "whether it was kept cannot be asked now. Look when the server answers, then do it again."
            ) from error

    def scrub(self) -> None:
        """Writes keys and lock anew, without what was destroyed; not while somebody else is at them."""
        schema = Identifier(self._datastore.schema)
        with in_our_words(self._place), self._connections.connection() as connection:
            connection.execute(SQL("SET lock_timeout = {}").format(Literal(f"{PATIENCE}s")))
            with suppress(psycopg.errors.LockNotAvailable):  # the server itself clears up after a while
                connection.execute(SQL("VACUUM FULL {0}.keys, {0}.vault").format(schema))

    def discard(self) -> None:
        """Takes schema and tables away, unless somebody has written an event into them."""
        schema = Identifier(self._datastore.schema)
        with in_our_words(self._place), self._transaction() as connection:
            connection.execute(SQL("LOCK TABLE {}.stored_events IN ACCESS EXCLUSIVE MODE").format(schema))
            written = connection.execute(SQL("SELECT FROM {}.stored_events LIMIT 1").format(schema))
            if written.fetchone() is None:
                connection.execute(SQL("DROP SCHEMA {} CASCADE").format(schema))

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._connections.connection() as connection, connection.transaction():
            yield connection

    def close(self) -> None:
        self._connections.close()
