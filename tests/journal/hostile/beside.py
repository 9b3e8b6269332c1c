"""What lies beside a file, or in its place, that must be neither followed, waited for, nor believed."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
from pathlib import Path

from tests.journal.hostile.changing import Change
from tests.journal.hostile.rows import DEEP


def beside(suffix: str, content: bytes) -> Change:
    return lambda path: Path(f"{path}{suffix}").write_bytes(content)


def pipe(suffix: str) -> Change:
    return lambda path: os.mkfifo(f"{path}{suffix}")


def folder(suffix: str) -> Change:
    return lambda path: Path(f"{path}{suffix}").mkdir()


def link(suffix: str, target: str) -> Change:
    return lambda path: Path(f"{path}{suffix}").symlink_to(target)


def a_log_in_use(path: Path) -> None:
    """A whole log of a copy, as another program leaves it when it is killed."""
    copy = path.with_name("copy")
    shutil.copy(path, copy)
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE extra (x)")
    for suffix in ("-wal", "-shm"):
        shutil.copy(f"{copy}{suffix}", f"{path}{suffix}")
    connection.close()
    copy.unlink()


def mark(content: bytes) -> Change:
    return lambda path: path.with_name(f".{path.name}.open-00000000").write_bytes(content)


REFUSED: dict[str, Change] = {
    "a journal of rubbish": beside("-journal", b"rubbish" * 100),
    "a journal that is a pipe": pipe("-journal"),
    "a journal that is a folder": folder("-journal"),
    "a journal that leads elsewhere": link("-journal", "/etc/passwd"),
    "a journal without end": link("-journal", "/dev/zero"),
    "a log": a_log_in_use,
    "a log of rubbish": beside("-wal", b"rubbish" * 100),
    "an empty log": beside("-wal", b""),
    "a log that is a pipe": pipe("-wal"),
    "a log that is a folder": folder("-wal"),
    "a log that leads elsewhere": link("-wal", "/dev/zero"),
}

HARMLESS: dict[str, Change] = {
    "memory of a log": beside("-shm", b"rubbish" * 100),
    "an old journal": beside("-journal", bytes(5000)),
    "a note of who was forgotten, of rubbish": beside(".forgotten", b"rubbish\n" * 100),
    "a note of ten thousand brackets": beside(".forgotten", DEEP.encode() + b"\n"),
    "a note of other things": beside(
        ".forgotten", b'{"person": [], "texts": 5, "engagement": {}, "at": 1}\n'
    ),
    "a note that is a pipe": pipe(".forgotten"),
    "a note that is a folder": folder(".forgotten"),
    "a note that leads elsewhere": link(".forgotten", "/dev/zero"),
    "a mark of rubbish": mark(b"\xff" * 100),
    "a mark of ten thousand brackets": mark(DEEP.encode()),
    "a mark of a great machine": mark(b'{"host": "' + b"x" * 100_000 + b'"}'),
    "a mark that is a pipe": lambda path: os.mkfifo(path.with_name(f".{path.name}.open-00000000")),
    "a mark that leads elsewhere": lambda path: path.with_name(f".{path.name}.open-0").symlink_to(
        "/dev/zero"
    ),
}


def become(make: Change) -> Change:
    """Something else in the place of the file."""

    def change(path: Path) -> None:
        path.unlink()
        make(path)

    return change


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(path.parent)  # the name of a socket may have no more than a hundred letters
        try:
            server.bind(path.name)
        finally:
            os.chdir(here)


INSTEAD: dict[str, Change] = {
    "nothing": become(lambda path: None),
    "a pipe": become(pipe("")),
    "a folder": become(folder("")),
    "a socket": become(a_socket),
    "a link to itself": become(lambda path: path.symlink_to(path)),
    "a link to nothing": become(link("", "nowhere")),
    "a link to zeros": become(link("", "/dev/zero")),
    "a link to nowhere": become(link("", "/dev/null")),
    "a link to what is always full": become(link("", "/dev/full")),
    "a link to the terminal": become(link("", "/dev/tty")),
    "a link to a folder": become(link("", "/")),
    "a link to memory": become(link("", "/proc/self/mem")),
    "a link to what is not there twice": become(link("", "/proc/self/fd/99999")),
}
