"""What a file of ours looks like on the disk, and the gate that every file passes before its first query."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from veikart.errors import DamagedJournal, NewerFormat, NotAnEngagement, NotFound

APPLICATION_ID = 0x56454B52  # "VEKR"
FORMAT = 1

# The library's own table, in its own words: the schema is compared by text.
EVENTS_TABLE = (
    "CREATE TABLE stored_events (originator_id TEXT, originator_version INTEGER, topic TEXT, state BLOB, "
    "PRIMARY KEY (originator_id, originator_version))"
)
OWN_STATEMENTS = (
    'CREATE TABLE commands ("first" INTEGER PRIMARY KEY, "last" INTEGER NOT NULL, id TEXT NOT NULL UNIQUE)',
    *(
        f"CREATE TRIGGER {table}_keeps_{verb} BEFORE {verb} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        for table in ("stored_events", "commands")
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
    """Refuses, by its first 100 bytes alone, a file that SQLite should not even open."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError:
        raise NotFound(f"There is no file {path}. Make one with: veikart new {path}") from None
    except IsADirectoryError:
        raise NotAnEngagement(f"{path} is a folder. Name the engagement file in it.") from None
    except PermissionError:
        raise NotAnEngagement(f"{path} cannot be read: you have no permission. Ask its owner.") from None
    if len(header) < _HEADER or not header.startswith(b"SQLite format 3\0"):
        raise NotAnEngagement(
            f"{path} is not a veikart engagement. To bring a table into one: veikart import ENGAGEMENT {path} "
            "--as people"
        )
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotAnEngagement(f"{path} is a database of another program, not a veikart engagement.")
    version = int.from_bytes(header[60:64], "big")
    if version > FORMAT:
        raise NewerFormat(
            f"{path} was written by a newer veikart (file format {version}, this one reads {FORMAT}). "
            "Update veikart to open it."
        )


def check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Refuses a file whose tables, triggers or views are not exactly ours, before the first query."""
    try:
        schema = _schema(connection)
    except sqlite3.DatabaseError as error:
        raise DamagedJournal(f"{path} is damaged ({error}). Restore it from a backup.") from error
    if schema != _expected_schema():
        raise NotAnEngagement(f"{path} has been changed by another program; veikart does not open it.")


def open_reader(path: Path) -> sqlite3.Connection:
    """A checked, read-only connection of the standard library; one per thread."""
    check_header(path)
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30, check_same_thread=False
    )
    try:
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
