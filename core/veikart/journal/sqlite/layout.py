"""What a file of ours looks like on the disk, and the gate that every file passes before its first query."""

from __future__ import annotations

import re
import sqlite3
import stat
from pathlib import Path

from veikart.errors import DamagedJournal, NewerFormat, NotAnEngagement, NotFound
from veikart.journal.sqlite.connection import Counted, open_elsewhere
from veikart.journal.sqlite.keys import KEYS_TABLES
from veikart.journal.sqlite.remains import BEGINNING, check_beside
from veikart.journal.sqlite.words import cut_off, reading

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
    *KEYS_TABLES,
    *(
        f"CREATE TRIGGER {table}_keeps_{verb} BEFORE {verb} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        for table in ("stored_events", "commands", "chain")
        for verb in ("UPDATE", "DELETE")
    ),
)

_HEADER = 100  # bytes, SQLite file format section 1.3
_MAGIC = b"SQLite format 3\0"
_ROLLBACK, _UTF_8 = b"\1\1", b"\0\0\0\1"  # as every file of ours says in its header
_PRAGMAS = (
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA foreign_keys=ON",
)
# Mapping the file would make reading no faster, and count as memory as far as it is mapped.
_READ_PRAGMAS = (*_PRAGMAS[:2], "PRAGMA query_only=ON", "PRAGMA mmap_size=0")


def _expected_schema() -> list[tuple[str, ...]]:
    scratch = sqlite3.connect(":memory:")
    try:
        for statement in (EVENTS_TABLE, *OWN_STATEMENTS):
            scratch.execute(statement)
        return _schema(scratch)
    finally:
        scratch.close()


def _schema(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    """What there is, each with its words, and whether it has a page to itself."""
    taken: set[object] = {0, None}
    found = []
    for *names, page, words in connection.execute(
        "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master"
    ):
        told = re.sub(r"[ \t\r\n]+", " ", words) if isinstance(words, str) else repr(words)
        found.append((*map(str, names), str(page not in taken), told))
        taken.add(page)
    return sorted(found)


def check_header(path: Path) -> int | None:
    """Refuses, by its first 100 bytes and by what lies beside it, a file that SQLite should not even open.

    Gives the number of bytes that the file should have. None, and no word about it, for a file that this
    process has open: that one has passed, and `check_schema` asks SQLite for what may have changed.
    """
    with open_elsewhere(path) as known:
        if known:
            return None
        header = _beginning(path, _HEADER)
        if not header.startswith(_MAGIC[: len(header)]):
            raise NotAnEngagement(
                f"{path} is not a veikart engagement. To bring a table into one: "
                f"veikart import ENGAGEMENT {path} --as people"
            )
        if not header:
            raise NotAnEngagement(
                f"{path} is empty. Copy it again from where it came, or delete it and make a new one: "
                f"veikart new {path}"
            )
        if len(header) < _HEADER:
            raise cut_off(path, len(header), None)
        _check_format(path, int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big"))
        if header[18:20] != _ROLLBACK or header[56:60] != _UTF_8:
            raise _changed(path)
        check_beside(path, lambda: _beginning(path, BEGINNING))
    pages, page_size = int.from_bytes(header[28:32], "big"), int.from_bytes(header[16:18], "big")
    return pages * (65536 if page_size == 1 else page_size)


def _check_format(path: Path, application: int, version: int) -> None:
    if application != APPLICATION_ID:
        raise NotAnEngagement(
            f"{path} is a database of another program, not a veikart engagement. Name an engagement, or make "
            "one: veikart new client.veikart"
        )
    if version < 1:
        raise _changed(path)
    if version > FORMAT:
        raise NewerFormat(
            f"{path} was written by a newer veikart (file format {version}, this one reads {FORMAT}). "
            "Update veikart to open it."
        )


def _beginning(path: Path, size: int) -> bytes:
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise NotAnEngagement(f"{path} is a folder. Name the engagement file in it.")
        if not stat.S_ISREG(kind):  # opening a pipe or a terminal would wait for ever
            raise NotAnEngagement(f"{path} is not a file. Name an engagement file.")
        with path.open("rb") as file:
            return file.read(size)
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
        raise _changed(path)


def _changed(path: Path) -> NotAnEngagement:
    return NotAnEngagement(
        f"The inner structure of {path} has been changed by another program, and veikart does not open it: "
        "what was added could act by itself. Restore a backup, or ask whoever changed it."
    )


def open_reader(path: Path, timeout: float = LOCK_TIMEOUT) -> Counted:
    """A checked connection of the standard library that only reads; one per thread.

    It is opened for writing all the same, and kept from it by `query_only`: after a crash in the middle of a
    change the first reader has to roll that change back, which SQLite does not do on a read-only connection.
    """
    whole = check_header(path)
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
    except BaseException as error:
        connection.close()
        if isinstance(error, DamagedJournal) and whole is not None:
            there = path.stat().st_size
            if there < whole:  # only now: SQLite has looked at it with its lock in hand
                raise cut_off(path, there, whole) from error
        raise
    return connection


def prepare_writer(connection: sqlite3.Connection) -> None:
    """Sets what every writing connection needs (see docs/architecture.md for the reason of each)."""
    for pragma in _PRAGMAS:
        connection.execute(pragma)
