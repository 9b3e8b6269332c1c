"""Who is told when somebody else writes: `LISTEN` first, then a look, and a look now and then as a net."""

from __future__ import annotations

import selectors
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import psycopg
from psycopg.sql import SQL, Identifier

from veikart.errors import JournalError
from veikart.journal.postgres.connecting import Connection, connect
from veikart.journal.postgres.place import Place

LOOK_EVERY = 5.0  # seconds: what an unnoticed break of the network may hide
_LONGEST_PAUSE = 5.0  # seconds between two attempts to connect again


class Listener:
    """A thread that calls `notify` at first, and whenever the ledger has grown, until it is stopped."""

    def __init__(self, place: Place, schema: str, notify: Callable[[], None]) -> None:
        self._place = place
        self._notify = notify
        self._listen = SQL("LISTEN {}").format(Identifier(schema))
        self._head = SQL("SELECT max(originator_version) FROM {}.stored_events").format(Identifier(schema))
        self._known: int | None = None
        self._stopped = threading.Event()
        self._bell, self._door = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="veikart listener", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread. Does not wait for a `notify` that is under way and may wait for the caller."""
        self._stopped.set()
        with suppress(OSError):
            self._bell.send(b"!")
        if threading.current_thread() is not self._thread:
            self._thread.join(timeout=1)

    def _run(self) -> None:
        pauses = _pauses()
        try:
            while not self._stopped.is_set():
                with suppress(psycopg.Error, JournalError), connect(self._place) as connection:
                    connection.execute(self._listen)
                    self._look(connection)
                    pauses = (
                        _pauses()
                    )  # not before: what fails at once every time shall not be tried without end
                    self._attend(connection)
                self._stopped.wait(next(pauses))
        finally:
            self._bell.close()
            self._door.close()

    def _attend(self, connection: Connection) -> None:
        """Looks whenever the server says something, or has said nothing for long."""
        with selectors.DefaultSelector() as waiting:
            waiting.register(connection.fileno(), selectors.EVENT_READ)
            waiting.register(self._door, selectors.EVENT_READ)
            while not self._stopped.is_set():
                # What came in with the answer to our last question is not announced by the socket.
                if not list(connection.notifies(timeout=0)):
                    waiting.select(LOOK_EVERY)
                self._look(connection)

    def _look(self, connection: Connection) -> None:
        row = connection.execute(self._head).fetchone()
        head = row[0] if row else None
        if head != self._known and not self._stopped.is_set():
            self._known = head
            self._notify()


def _pauses() -> Iterator[float]:
    """At once, then longer and longer."""
    yield 0.0
    pause = 0.1
    while True:
        yield pause
        pause = min(pause * 2, _LONGEST_PAUSE)
