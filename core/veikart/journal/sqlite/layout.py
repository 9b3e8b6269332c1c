"""What a file of ours looks like on the disk, and the gate that every file passes before its first query."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

from veikart.errors import NewerFormat, NotAnEngagement, NotFound
from veikart.journal.sqlite.connection import Counted, open_elsewhere
from veikart.journal.sqlite.words import reading

APPLICATION_ID = 0x56454B52  # "VEKR"
FORMAT = 1
LOCK_TIMEOUT = 30  # seconds

# The library's own table, in its own words: the schema is compared by text.
EVENTS_TABLE = (
    "CREATE TABLE stored_events (originator_id TEXT, originator_version INTEGER, topic TEXT, state BLOB, "
    "PRIMARY KEY (originator_id, originator_version))"
)
OWN_STATEMENTS = (
    'CREATE TABLE commands ("first" INTEGER PRIMARY KEY, "last" INTEGER NOT NULL, id TEXT NOT NULL UNIQUE)',
    "CREATE TABLE chain (position INTEGER PRIMARY KEY, digest BLOB NOT NULL)",
    # Apart from the events, so that a key can go without touching them; null: it was destroyed.
    "CREATE TABLE keys (number INTEGER PRIMARY KEY, subject TEXT NOT NULL UNIQUE, wrapped BLOB)",
    "CREATE TABLE vault (part TEXT PRIMARY KEY, value BLOB NOT NULL)",
    *(
        f"CREATE TRIGGER {table}_keeps_{verb} BEFORE {verb} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        for table in ("stored_events", "commands", "chain")
        for verb in ("UPDATE", "DELETE")
    ),
)

_HEADER = 100  # bytes, SQLite file format section 1.3
_PRAGMAS = (
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA foreign_keys=ON",
)
_READ_PRAGMAS = (*_PRAGMAS[:2], "PRAGMA query_only=ON", "PRAGMA mmap_size=268435456")


def _expected_schema() -> set[tuple[str, str]]:
    scratch = sqlite3.connect(":memory:")
    try:
        for statement in (EVENTS_TABLE, *OWN_STATEMENTS):
            scratch.execute(statement)
        return _schema(scratch)
    finally:
        scratch.close()


def _schema(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    rows = connection.execute("SELECT name, coalesce(sql, '') FROM sqlite_master")
    return {(name, "".join(sql.split()).replace("IFNOTEXISTS", "")) for name, sql in rows}


def check_header(path: Path) -> None:
    """Refuses, by its first 100 bytes alone, a file that SQLite should not even open.

    A file that this process has open has passed, and `check_schema` asks SQLite for what may have changed.
    """
    with open_elsewhere(path) as known:
        if known:
            return
        header = _header(path)
    if len(header) < _HEADER or not header.startswith(b"SQLite format 3\0"):
        raise NotAnEngagement(
            f"{path} is not a veikart engagement. To bring a table into one: "
            f"veikart import ENGAGEMENT {path} --as people"
        )
    _check_format(path, int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big"))


def _check_format(path: Path, application: int, version: int) -> None:
    if application != APPLICATION_ID:
        raise NotAnEngagement(f"{path} is a database of another program, not a veikart engagement.")
    if version > FORMAT:
        raise NewerFormat(
            f"{path} was written by a newer veikart (file format {version}, this one reads {FORMAT}). "
            "Update veikart to open it."
        )


def _header(path: Path) -> bytes:
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise NotAnEngagement(f"{path} is a folder. Name the engagement file in it.")
        if not stat.S_ISREG(kind):  # opening a pipe or a terminal would wait for ever
            raise NotAnEngagement(f"{path} is not a file. Name an engagement file.")
        with path.open("rb") as file:
            return file.read(_HEADER)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(f"There is no file {path}. Make one with: veikart new {path}") from None
    except PermissionError:
        raise NotAnEngagement(f"{path} cannot be read: you have no permission. Ask its owner.") from None
    except (OSError, ValueError) as error:
        raise NotFound(f"{str(path)!r} cannot be opened ({error}). Check the name.") from None


def check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Refuses a file whose tables, triggers or views are not exactly ours, before the first query."""
    with reading(path):
        application, version = (
            int(connection.execute(f"PRAGMA {number}").fetchone()[0])
            for number in ("application_id", "user_version")
        )
        schema = _schema(connection)
    _check_format(path, application, version)
    if schema != _expected_schema():
        raise NotAnEngagement(f"{path} has been changed by another program; veikart does not open it.")


def open_reader(path: Path, timeout: float = LOCK_TIMEOUT) -> sqlite3.Connection:
    """A checked connection of the standard library that only reads; one per thread.

    It is opened for writing all the same, and kept from it by `query_only`: after a crash in the middle of a
    change the first reader has to roll that change back, which SQLite does not do on a read-only connection.
    """
    check_header(path)
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=timeout,
        check_same_thread=False,
        factory=Counted,
    )
    try:
        with reading(path):
            for pragma in _READ_PRAGMAS:
                connection.execute(pragma)
        check_schema(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def prepare_writer(connection: sqlite3.Connection) -> None:
    """Sets what every writing connection needs (see docs/architecture.md for the reason of each)."""
    for pragma in _PRAGMAS:
        connection.execute(pragma)
