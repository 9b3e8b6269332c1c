"""What lies beside a file. SQLite takes in whatever bears the right name there, whoever put it there.

After a crash the `-journal` beside a file holds the pages as they were, and the next program writes them
back. SQLite does not ask whether they are pages of this file: the journal of another one, or of an older
copy, destroys it. Where the journal names a third file, SQLite deletes that one. A `-wal` replaces pages
without the file being touched. So whatever is plainly not ours is refused before SQLite sees it. What says
nothing of itself is not: a file that is kept from its journal has lost its last whole state.

The format of journals: https://www.sqlite.org/fileformat2.html#the_rollback_journal
"""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from veikart.errors import JournalError

MAGIC = bytes.fromhex("d9d505f920a163d7")
BEGINNING = 262_144  # bytes of the file in which its first event is found, and all that is looked at
_START = 28  # bytes of a journal: what it is, how many pages, a random number, the sizes
_ATTEMPTS = 5
_MOST = 2000  # pages looked through; the first of the file, and those with the last events, are among them
_LASTING = (slice(0, 24), slice(56, 64), slice(68, 72))  # of a file's header: what no change changes
_OPENING = re.compile(rb'([0-9a-z]{12})engagement\.opened\{"v":')
_EVENT = re.compile(rb'\{"v":\d{1,9},"id":"[0-9a-f]{8}-')
_BEFORE = 232  # bytes before the text of an event: id of the engagement, position, topic


def check_beside(path: Path, beginning: Callable[[], bytes]) -> None:
    """Refuses a journal or a log that is not of the file at `path`. `beginning` gives its first bytes."""
    real = path.resolve()  # SQLite looks beside the file, not beside a link to it
    if _kind(real.with_name(f"{real.name}-wal")) is not None:
        raise JournalError(
            f"Another program has {path} open, or has left {real.name}-wal beside it in the middle of a "
            f"change. Close it there. If it is closed everywhere, move {real.name}-wal elsewhere, then open "
            "the file again."
        )
    journal = real.with_name(f"{real.name}-journal")
    for _ in range(_ATTEMPTS):
        start = _start(journal)
        if start[:1] in (b"", b"\0"):  # nothing to be written back: the change ended, or has not begun
            return
        before = beginning()
        wrong = _wrong_with(journal, before)
        if wrong is None:
            return
        if (start, before) == (_start(journal), beginning()):  # nobody wrote while we looked
            raise JournalError(
                f"{journal.name}, which lies beside {path}, {wrong}. It would be taken for the rest of a "
                "change that was cut short. Move it elsewhere, then open the file again."
            )


def _kind(path: Path) -> int | None:
    with suppress(OSError, ValueError):
        return path.lstat().st_mode
    return None


def _start(journal: Path) -> bytes:
    """The beginning of a journal; a number in it is drawn anew for every change."""
    kind = _kind(journal)
    if kind is not None and not stat.S_ISREG(kind):
        return b"?"
    with suppress(OSError), journal.open("rb") as file:
        return file.read(_START)
    return b""


def _wrong_with(journal: Path, beginning: bytes) -> str | None:
    if _start(journal) == b"?":
        return "is not a file"
    with suppress(OSError), journal.open("rb") as file:
        return _not_ours(file, beginning)
    return None


def _not_ours(file: BinaryIO, beginning: bytes) -> str | None:
    start = file.read(_START)
    size = file.seek(0, 2)
    file.seek(max(0, size - len(MAGIC)))
    if not start.startswith(MAGIC):
        return "is no journal of an engagement"
    if file.read() == MAGIC:
        return "names a third file, and that would be deleted"
    page_size = _number(beginning[16:18]) if beginning[16:18] != b"\0\1" else 65536
    opening = _OPENING.search(beginning)
    fits = _number(start[24:28]) == page_size and all(
        _from(beginning, opening and opening[1], number, page)
        for number, page in islice(_pages(file, size, page_size), _MOST)
    )
    return None if fits else "is of another file, or of an older copy of this one"


def _from(beginning: bytes, engagement: bytes | None, number: int, page: bytes) -> bool:
    """Whether the page may have been one of the file's before its last change."""
    if number == 1:
        later = (_number(beginning[24:28]) - _number(page[24:28])) % 2**32
        return later <= 1 and all(beginning[part] == page[part] for part in _LASTING)
    starts = (found.start() for found in _EVENT.finditer(page))
    return engagement is None or all(engagement in page[max(0, at - _BEFORE) : at] for at in starts)


def _pages(file: BinaryIO, size: int, page_size: int) -> Iterator[tuple[int, bytes]]:
    """The pages that would be written back, each with its number."""
    at = 0
    while True:
        file.seek(at)
        start = file.read(_START)
        sector = _number(start[20:24])
        if not start.startswith(MAGIC) or sector not in (2**n for n in range(9, 17)):
            return
        count = min(_number(start[8:12]), size // (page_size + 8))
        at += sector
        for _ in range(count):
            file.seek(at)
            record = file.read(4 + page_size)
            if len(record) < 4 + page_size:
                return
            yield _number(record[:4]), record[4:]
            at += page_size + 8
        at = -(-at // sector) * sector


def _number(raw: bytes) -> int:
    return int.from_bytes(raw, "big")
