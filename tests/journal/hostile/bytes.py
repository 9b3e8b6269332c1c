"""Files with a header that lies, with pages that lead astray, with less in them or more than should be."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from tests.journal.hostile.changing import Change, at, connect, number

PAGE = 4096


def cut(size: int) -> Change:
    return lambda path: os.truncate(path, size)


def instead(content: bytes) -> Change:
    return lambda path: path.write_bytes(content)


def in_utf_16(path: Path) -> None:
    """The same tables and rows, in a database of another encoding."""
    old, new = connect(path), sqlite3.connect(f"{path}.new", isolation_level=None)
    new.execute("PRAGMA encoding='UTF-16le'")
    rows = old.execute(
        "SELECT sql FROM sqlite_master WHERE sql NOT NULL ORDER BY type = 'trigger'"
    ).fetchall()
    for (words,) in rows:
        new.execute(words)
    for table in ("stored_events", "commands", "chain", "keys", "vault"):
        for row in old.execute(f"SELECT * FROM {table}"):
            new.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", row)
    new.execute(f"PRAGMA application_id={old.execute('PRAGMA application_id').fetchone()[0]}")
    new.execute("PRAGMA user_version=1")
    old.close()
    new.close()
    Path(f"{path}.new").replace(path)


def in_write_ahead_mode(path: Path) -> None:
    connection = connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()


def root_of(table: str, content: bytes, offset: int = 0) -> Change:
    """Other bytes in the first page of a table."""

    def change(path: Path) -> None:
        connection = connect(path)
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = connection.execute(query, (table,)).fetchone()
        connection.close()
        at((page - 1) * PAGE + offset, content)(path)

    return change


HEADERS: dict[str, Change] = {
    "nothing": instead(b""),
    "one byte": cut(1),
    "fifteen bytes": cut(15),
    "ninety-nine bytes": cut(99),
    "a header and no more": cut(100),
    "half a page": cut(2048),
    "one page": cut(PAGE),
    "a page and a byte": cut(PAGE + 1),
    "a table of names": instead(b"name;unit\n" * 50),
    "a megabyte of zeros": instead(bytes(1 << 20)),
    "the beginning of a script": instead(b"#!/bin/sh\nrm -rf ~\n" * 20),
    "an archive": instead(b"PK\3\4" + bytes(500)),
    "a database of version 2": at(0, b"SQLite format 2\0"),
    "a database in small letters": at(0, b"sqlite format 3\0"),
    "no application": number(68, 0),
    "another application": number(68, 0x56454B53),
    "no version": number(60, 0),
    "the next version": number(60, 2),
    "a version below zero": number(60, 2**32 - 1),
    "the greatest version": number(60, 2**31 - 1),
    "UTF-16": in_utf_16,
    "UTF-16 said of UTF-8": number(56, 2),
    "no encoding": number(56, 0),
    "an unknown encoding": number(56, 77),
    "a write-ahead log": in_write_ahead_mode,
    "a way to write that is to come": at(18, b"\3\1"),
    "a way to read that is to come": at(18, b"\1\3"),
    "no way to read": at(18, b"\0\0"),
    "pages of no size": number(16, 0, 2),
    "pages of 100 bytes": number(16, 100, 2),
    "pages of 512 bytes, said only": number(16, 512, 2),
    "pages of 64 KB, said only": number(16, 1, 2),
    "pages with hardly any room": at(20, b"\xff"),
    "other fractions": at(21, b"\1\1\1"),
    "a schema that is to come": number(44, 9),
    "more pages than there are": number(28, 2**31),
}

PAGES: dict[str, Change] = {
    "a first page of noise": at(100, b"\xff" * 300),
    "a first page of zeros": at(100, bytes(PAGE - 100)),
    "a first page that leads to itself": at(100, bytes.fromhex("05000000010ff4000000000001") + b"\x0f\xf4"),
    "events of noise": root_of("stored_events", os.urandom(PAGE)),
    "events of zeros": root_of("stored_events", bytes(PAGE)),
    "events that lead to themselves": root_of(
        "stored_events", bytes.fromhex("050000000000000000000002") + bytes(PAGE - 12)
    ),
    "events that lead out of the file": root_of(
        "stored_events", bytes.fromhex("05000000000000000000ffff") + bytes(PAGE - 12)
    ),
    "events at places that are not in the page": root_of("stored_events", b"\xff\xff" * 20, 8),
    "events without number": root_of("stored_events", b"\xff\xff", 3),
    "an index in the place of events": root_of("stored_events", b"\x0a"),
    "events in the place of an index": root_of("sqlite_autoindex_stored_events_1", b"\x0d"),
    "an index of noise": root_of("sqlite_autoindex_stored_events_1", b"\x5a" * 2000),
    "a chain of noise": root_of("chain", b"\x5a" * 2000),
    "commands of noise": root_of("commands", b"\x5a" * 2000),
    "keys of noise": root_of("keys", b"\x5a" * 2000),
    "a vault of noise": root_of("vault", b"\x5a" * 2000),
}


def with_pages_of(size: int) -> Change:
    """Made anew with other pages, which is in order."""

    def change(path: Path) -> None:
        connection = connect(path)
        connection.execute(f"PRAGMA page_size={size}")
        connection.execute("VACUUM")
        connection.close()

    return change


def and_more(content: bytes) -> Change:
    def change(path: Path) -> None:
        with path.open("ab") as file:
            file.write(content)

    return change


HARMLESS: dict[str, Change] = {
    "a list of free pages without end": lambda path: (number(32, 2)(path), number(36, 2**31)(path)),
    "pages of 512 bytes": with_pages_of(512),
    "pages of 64 KB": with_pages_of(65536),
    "one more byte": and_more(b"x"),
    "one more page": and_more(b"\xff" * PAGE),
    "another program's number": number(96, 2**31 - 1),
}
