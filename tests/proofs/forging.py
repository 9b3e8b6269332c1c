"""Someone with the file and all tools: changes rows, makes the chain anew, and puts the guards back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from veikart.journal.keeping.chain import beginning, links
from veikart.journal.stored import Stored


class Forger:
    """The rows of a file, to be changed at will."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._engagement = self._one("SELECT originator_id FROM stored_events")
        self.events = [
            Stored(*row)
            for row in connection.execute(
                "SELECT originator_version, topic, state FROM stored_events ORDER BY originator_version"
            )
        ]
        self.commands = connection.execute('SELECT * FROM commands ORDER BY "first"').fetchall()
        self.keys: dict[str, bytes] = dict(connection.execute("SELECT subject, wrapped FROM keys"))

    @property
    def sealed(self) -> list[int]:
        """Positions of events with something sealed."""
        return [event.position for event in self.events if "s" in self.document(event.position)]

    def document(self, position: int) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.events[position].state)
        return found

    def put(self, position: int, topic: str, state: bytes) -> None:
        self.events[position : position + 1] = [Stored(position, topic, state)]

    def put_document(self, position: int, document: dict[str, Any]) -> None:
        state = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
        self.put(position, self.events[position].topic, state)

    def add(self, topic: str, state: bytes) -> int:
        """A new command with one event."""
        position = len(self.events)
        self.put(position, topic, state)
        self.commands.append((position, position, f"forged {position}"))
        return position

    def finish(self) -> None:
        """Writes everything anew, with a chain that holds."""
        for table in ("stored_events", "commands", "chain"):
            self._connection.execute(f"DELETE FROM {table}")
        digest = beginning(self._engagement)
        for first, last, command in self.commands:
            found = links(digest, command, self.events[first : last + 1])
            digest = found[-1].digest
            self._connection.executemany("INSERT INTO chain VALUES (?, ?)", found)
        rows = [(self._engagement, *event) for event in self.events]
        self._connection.executemany("INSERT INTO stored_events VALUES (?, ?, ?, ?)", rows)
        self._connection.executemany("INSERT INTO commands VALUES (?, ?, ?)", self.commands)
        wrapped = [(key, subject) for subject, key in self.keys.items()]
        self._connection.executemany("UPDATE keys SET wrapped = ? WHERE subject = ?", wrapped)

    def _one(self, statement: str) -> str:
        return str(self._connection.execute(statement).fetchone()[0])


@contextmanager
def forging(path: Path) -> Iterator[Forger]:
    """Opens the file without its guards, and closes it with them."""
    connection = sqlite3.connect(path)
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    forger = Forger(connection)
    yield forger
    forger.finish()
    for _, guard in guards:
        connection.execute(guard)
    connection.commit()
    connection.close()
