"""Ways to change an engagement file that veikart itself does not have."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from veikart.journal import Stored
from veikart.journal.keeping.chain import beginning, links
from veikart.journal.sqlite import SQLiteEngine

Change = Callable[[Path], object]
GUARDED = ("stored_events", "commands", "chain")


def connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA writable_schema=ON")
    return connection


def sql(*statements: str) -> Change:
    """Runs statements, as any SQLite tool would."""

    def change(path: Path) -> None:
        connection = connect(path)
        for statement in statements:
            connection.execute(statement)
        connection.close()

    return change


def schema_row(kind: Any, name: Any, table: Any, rootpage: Any, text: Any) -> Change:
    """Puts a row into the table of tables by hand, which no statement would make."""

    def change(path: Path) -> None:
        connection = connect(path)
        connection.execute(
            "INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", (kind, name, table, rootpage, text)
        )
        connection.execute("PRAGMA schema_version=99")
        connection.close()

    return change


def schema_text(table: str, old: str, new: str) -> Change:
    """Changes the words that a table or a guard was made with."""

    def change(path: Path) -> None:
        connection = connect(path)
        done = connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = ? AND instr(sql, ?)",
            (old, new, table, old),
        )
        assert done.rowcount == 1
        connection.execute("PRAGMA schema_version=99")
        connection.close()

    return change


def unguarded(*statements: str | tuple[str, Sequence[Any]]) -> Change:
    """Runs statements with the guards put aside, and puts the guards back as they were."""

    def change(path: Path) -> None:
        connection = connect(path)
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            words, values = (statement, ()) if isinstance(statement, str) else statement
            connection.execute(words, values)
        for _, text in guards:
            connection.execute(text)
        connection.close()

    return change


def opening(state: object) -> Change:
    """Another text of the first event."""
    return unguarded(("UPDATE stored_events SET state = ? WHERE rowid = 1", (state,)))


def at(position: int, content: bytes) -> Change:
    """Other bytes at a place in the file; from its end where it is negative."""

    def change(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(position, 0 if position >= 0 else 2)
            file.write(content)

    return change


def number(position: int, value: int, size: int = 4) -> Change:
    return at(position, value.to_bytes(size, "big"))


def event(topic: str, body: object = None, **envelope: object) -> Change:
    """One more event, with its command and its link of the chain: all is in order but for what it says."""
    document = {"v": 1, "id": "01a21304-1111-7000-8000-000000000000", "at": "2026-03-02T12:00:00.000000Z"}
    document |= {
        "eff": "2026-03-02",
        "by": "x",
        "ses": None,
        "cor": "odd",
        "cau": None,
        "note": None,
        "tags": [],
    }
    return raw_event(topic, json.dumps(document | {"d": {} if body is None else body} | envelope).encode())


def raw_event(topic: str, state: bytes) -> Change:
    """As `event`, with any text."""

    def change(path: Path) -> None:
        engine = SQLiteEngine(path)
        with engine.turn() as turn:
            turn.insert("odd", [Stored(turn.head() + 1, topic, state)])
        engine.close()

    return change


def of_types(position: object, topic: object, state: object) -> Change:
    """One more event of any types, chained as if it were one of ours."""

    def change(path: Path) -> None:
        connection = connect(path)
        (engagement, head), (digest,) = (
            connection.execute("SELECT originator_id, max(originator_version) FROM stored_events").fetchone(),
            connection.execute("SELECT digest FROM chain ORDER BY position DESC LIMIT 1").fetchone(),
        )
        assert digest != beginning(engagement)
        connection.execute(
            "INSERT INTO stored_events VALUES (?, ?, ?, ?)", (engagement, position, topic, state)
        )
        connection.execute("INSERT INTO commands VALUES (?, ?, 'odd')", (head + 1, head + 1))
        if isinstance(position, int):
            event = Stored(position, topic, state)  # type: ignore[arg-type]
            connection.executemany("INSERT INTO chain VALUES (?, ?)", links(digest, "odd", [event]))
        connection.close()

    return change
