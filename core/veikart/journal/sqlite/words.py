"""What SQLite, the library and the system say of a file, in our words: what is the matter, and what to do."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from veikart.errors import CannotWrite, DamagedJournal, JournalBusy, JournalError

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turns what goes wrong while a file is read into our own errors."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.DatabaseError as error:
        raise _unreadable(path, error) from error
    except UnicodeDecodeError as error:  # in what SQLite says of a schema that is damaged
        raise damaged(path, "text in it is no text") from error


def _unreadable(path: Path, error: sqlite3.Error) -> JournalError:
    said = str(error)
    if "locked" in said or "busy" in said:
        return _busy(path)
    if "readonly" in said:
        return CannotWrite(
            f"{path} was left in the middle of a change and must be mended, but it is read-only. Copy it "
            f"together with {path.name}-journal to a place where you may write, and open it there."
        )
    return damaged(path, said)


def damaged(path: Path, what: str) -> DamagedJournal:
    """A file in which something is not as it should be."""
    return DamagedJournal(f"{path} is damaged ({what}). Restore it from a backup.")


def unwritable(path: Path, error: Exception) -> JournalError:
    """What to raise for what SQLite, the library or the system said while a file was written."""
    said = str(error)
    if "locked" in said or "busy" in said:
        return _busy(path)
    if "malformed" in said or "not a database" in said:
        return DamagedJournal(f"{path} is damaged ({said}). Nothing was written. Restore it from a backup.")
    if not path.exists():
        words = f"{path} is no longer there. Nothing was written; bring it back first."
    elif os.access(path, os.W_OK) and not os.access(path.absolute().parent, os.W_OK):
        words = f"The folder of {path} is read-only. Copy the file to a place where you may write."
    elif "readonly" in said or not os.access(path, os.W_OK):
        words = f"{path} is read-only. Copy it to a place where you may write."
    elif "full" in said or (isinstance(error, OSError) and error.errno in _NO_ROOM):
        words = (
            f"The disk that holds {path} is full. Nothing was lost, and nothing of this change was written. "
            "Free some space, then do it again."
        )
    else:
        words = (
            f"{path} cannot be written to ({said}). Nothing was changed. See whether its disk is full, at a "
            "limit or gone, then do it again."
        )
    return CannotWrite(words)


def cut_off(path: Path, there: int, whole: int | None) -> DamagedJournal:
    """A file of which the end is missing."""
    of = f" of {whole:,}" if whole else ""
    return DamagedJournal(
        f"{path} is cut off: only the first {there:,}{of} bytes are there. Copy it again from where it came, "
        f"or restore a backup: veikart restore BACKUP {path} --replace"
    )


def _busy(path: Path) -> JournalBusy:
    return JournalBusy(
        f"{path} is being written to by another program. Wait until it is done, or close it there; then "
        "do it again."
    )
