"""Where the caches of this machine lie.

In the user's folder for caches, not beside the engagement: that is one file, which lies in sync folders and
is handed to clients, and what is derived from it should neither be synchronised nor travel along.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from veikart.journal.site.machine import plain

_STATE = "VEIKART_STATE"
_UNUSED = 30 * 24 * 3600  # seconds after which a cache that nobody opened is deleted


def cache_folder() -> Path:
    """The folder for all caches: below that in the variable VEIKART_STATE, else the user's own for caches."""
    if given := os.environ.get(_STATE):
        return Path(given) / "cache"
    from platformdirs import user_cache_path

    return user_cache_path("veikart", appauthor=False)


def folder_of(engagement: str, declared: str) -> Path:
    """The folder of one engagement, as read by the projections with the digest `declared`."""
    return cache_folder() / plain(engagement) / declared[:16]


def sweep(now: float | None = None) -> None:
    """Deletes what nobody has opened for a month: of engagements that are gone, of plugins as they were."""
    before = (time.time() if now is None else now) - _UNUSED
    for folder in cache_folder().glob("*/*"):
        with suppress(OSError):
            if folder.is_dir() and folder.stat().st_mtime < before:
                shutil.rmtree(folder, ignore_errors=True)
                folder.parent.rmdir()


def used(folder: Path) -> None:
    """Notes that the cache in `folder` was of use."""
    with suppress(OSError):
        os.utime(folder)


def engagements_in(folder: Path) -> int:
    """How many engagements there is a cache of."""
    with suppress(OSError):
        return sum(path.is_dir() for path in folder.iterdir())
    return 0


def size_of(folder: Path) -> int:
    """Bytes in all files below `folder`."""
    sizes = 0
    for path in folder.rglob("*"):
        with suppress(OSError):
            sizes += path.lstat().st_size if path.is_file() else 0
    return sizes


def clear(folder: Path) -> None:
    """Deletes all caches below `folder`; what another program has open stays readable for it."""
    shutil.rmtree(folder, ignore_errors=True)
