"""What this machine remembers of engagements, apart from them: opaque ids, days and digests, never a name."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

_OVERRIDE = "VEIKART_STATE"
_MOST = 1 << 26


def memory_folder() -> Path:
    """The folder for it: that in the variable VEIKART_STATE, else the user's own. Not made yet."""
    if given := os.environ.get(_OVERRIDE):
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("veikart", appauthor=False)


def read_plain(path: Path, most: int = _MOST) -> bytes:
    """What a file holds, and no more than so many bytes. Raises `OSError` for what is no file.

    A pipe is waited for, a device has no end, a link leads who knows where.
    """
    if not stat.S_ISREG(path.lstat().st_mode):
        raise OSError(errno.EINVAL, "not a file", str(path))
    with path.open("rb") as file:
        return file.read(most)


def write_whole(path: Path, content: bytes) -> None:
    """Replaces the file at `path` by one with `content`, on the disk before it takes the place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        sync_folder(path.parent)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Sees the names in a folder down to the disk, on systems that can."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def plain(engagement: str) -> str:
    """An id as the name of a file, whatever a hostile engagement says its id is."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "_" for c in engagement)[:64]
