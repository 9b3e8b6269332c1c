"""Connections that are counted, so that no file is opened in another way while this process writes to it.

When a process closes a file, it gives up all its locks on it (POSIX), also those that SQLite holds for
another thread, and a second writer comes in. SQLite sees to that among its own connections only.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

_connections: Counter[tuple[int, int]] = Counter()
_handles: dict[tuple[int, int], int] = {}
_counting = threading.RLock()  # a connection may be let go of while another one is counted


class Counted(sqlite3.Connection):
    """A connection that is counted from before its first lock until it is closed."""

    file: tuple[int, int] | None = None
    path = ""

    def __init__(self, *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        with _counting, suppress(OSError):
            self.path = self.execute("PRAGMA database_list").fetchone()[2]
            found = Path(self.path).stat()
            self.file = found.st_dev, found.st_ino
            _connections[self.file] += 1

    def close(self) -> None:
        super().close()
        self.__del__()

    def __del__(self) -> None:
        with _counting:
            if self.file is not None:
                _connections[self.file] -= 1
                if not _connections[self.file] and self.file in _handles:
                    os.close(_handles.pop(self.file))
                self.file = None


@contextmanager
def open_elsewhere(path: Path) -> Iterator[bool]:
    """Whether this process has a connection to the file; if not, it gets none meanwhile."""
    with _counting:
        try:
            found = path.stat()
        except (OSError, ValueError):
            yield False
        else:
            yield _connections[found.st_dev, found.st_ino] > 0


def first_bytes(connection: Counted, size: int) -> bytes:
    """The beginning of the file as it lies there, read apart from SQLite; closed with the last connection."""
    with _counting:
        assert connection.file is not None  # it is open
        if connection.file not in _handles:
            _handles[connection.file] = os.open(connection.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        handle = _handles[connection.file]
        os.lseek(handle, 0, os.SEEK_SET)
        return os.read(handle, size)
