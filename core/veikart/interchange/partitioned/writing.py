"""The files of a dataset: made beside their places, and put there when all of them are on the disk."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import polars as pl

from veikart.journal.site.machine import sync_folder

ROW_GROUP = 122_880  # rows; the unit in which DuckDB, too, writes and reads in parallel
_NEW = ".new"
_AT_ONCE = 16  # files on their way to the disk: it takes them together


class File(NamedTuple):
    """A file of the dataset: its place in the folder, its size, and how many rows are in it."""

    path: str
    bytes: int
    sha256: str
    rows: int


class Files:
    """Makes files in a folder; none of them is in its place before `put`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.made: list[File] = []
        for left in folder.rglob(f".*{_NEW}"):  # of an export that was interrupted
            left.unlink(missing_ok=True)

    def add(self, path: str, frame: pl.DataFrame) -> None:
        """Makes the file that is to lie at `path`."""
        content = BytesIO()
        frame.rechunk().write_parquet(content, row_group_size=ROW_GROUP)
        raw = content.getbuffer()
        beside = self._beside(path)
        beside.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(raw)
        self.made.append(File(path, len(raw), hashlib.sha256(raw).hexdigest(), frame.height))

    def put(self) -> None:
        """Puts all files in their places, each whole and on the disk."""
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            list(threads.map(_settle, [self._beside(file.path) for file in self.made]))
        folders: set[Path] = set()
        for file in self.made:
            place = self._folder / file.path
            self._beside(file.path).replace(place)
            folders.update((place.parent, place.parent.parent))
        for folder in folders:
            sync_folder(folder)

    def discard(self) -> None:
        """Takes away what was made and not put."""
        for file in self.made:
            with suppress(OSError):
                self._beside(file.path).unlink(missing_ok=True)

    def _beside(self, path: str) -> Path:
        place = self._folder / path
        return place.with_name(f".{place.name}{_NEW}")


def _settle(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def missing(folder: Path, files: Iterable[File]) -> list[str]:
    """The paths of those files that are not there, or not of their size."""
    return [file.path for file in files if _size(folder / file.path) != file.bytes]


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None
