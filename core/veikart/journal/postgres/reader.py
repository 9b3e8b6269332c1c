"""Reading from a server on a connection of its own, which is made anew when it was lost."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Sequence
from sys import byteorder
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

from veikart.journal.postgres.connecting import Connection, connect, in_our_words, lost
from veikart.journal.postgres.place import Place


class Reader:
    """Asks questions of one schema, from any thread, one after the other."""

    def __init__(self, place: Place, schema: str, connection: Connection) -> None:
        self._place = place
        self._schema = Identifier(schema)
        self._connection = connection
        self._asking = threading.Lock()

    def rows(self, statement: str, *values: object) -> list[Any]:
        """All rows of an answer. `{}` in the statement is the schema.

        A connection that was lost is made anew once; raises `NotReachable` when that does not help.
        """
        question = SQL(statement).format(self._schema)
        with self._asking, in_our_words(self._place):
            try:
                return self._answer(question, values)
            except psycopg.OperationalError:
                if not lost(self._connection):
                    raise
            self._connection = connect(self._place, reading=True)
            return self._answer(question, values)

    def _answer(self, question: Any, values: Sequence[object]) -> list[Any]:
        with self._connection.cursor(binary=True) as cursor:
            return cursor.execute(question, values or None).fetchall()

    def close(self) -> None:
        self._connection.close()


def numbers(raw: bytes) -> Sequence[int]:
    """The numbers that `int8send` wrote one behind the other."""
    read = array("q", raw)
    if byteorder == "little":
        read.byteswap()
    return read
