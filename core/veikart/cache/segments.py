"""A segment: several frames in one file, as uncompressed Arrow IPC. Sizes and checksums are in the manifest.

Nothing in a segment is ever changed. Its name is new each time, so that whoever reads an older manifest still
finds what that speaks of, or finds it missing, but never another segment of the same name.
"""

from __future__ import annotations

import io
import os
import secrets
import stat
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from veikart.journal.site.machine import sync_folder

SUFFIX, NEW = ".facts", ".new"


class Spoilt(Exception):
    """Something in the cache is not as it was written."""


@dataclass(frozen=True, slots=True)
class Part:
    """Where a frame lies in a segment: offset and size in bytes, and the CRC-32 of its bytes."""

    offset: int
    size: int
    checksum: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A file of a cache, and the frames in it by name."""

    file: str
    parts: Mapping[str, Part]

    @property
    def size(self) -> int:
        return sum(part.size for part in self.parts.values())


def write_segment(folder: Path, frames: Mapping[str, pl.DataFrame]) -> Segment:
    """Writes the frames to a new file, down to the disk. Raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):
        folder.chmod(0o700)  # who may read the engagement is decided there
    path = folder / f"{secrets.token_hex(8)}{SUFFIX}"
    beside = path.with_suffix(NEW)
    parts: dict[str, Part] = {}
    try:
        with beside.open("wb") as file:
            for name, frame in frames.items():
                raw = _as_bytes(frame)
                parts[name] = Part(file.tell(), len(raw), zlib.crc32(raw))
                file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        sync_folder(folder)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return Segment(path.name, parts)


def read_segment(
    folder: Path, segment: Segment, wanted: Callable[[str], bool] = lambda name: True
) -> dict[str, pl.DataFrame]:
    """The frames of a segment that are `wanted`, by their names.

    Raises `OSError`, and `Spoilt` for a byte that is not as it was written. The bytes that were checked are
    those that are decoded: a mapped file could change in between, and one that became shorter would end the
    program. A CRC-32 takes 0.2 s for a gigabyte, BLAKE2 0.9 s.
    """
    path = folder / segment.file
    state = path.lstat()
    if not stat.S_ISREG(state.st_mode) or state.st_size != segment.size:
        raise Spoilt(f"{segment.file} is another file")
    frames = {}
    with path.open("rb") as file:
        for name, part in segment.parts.items():
            if wanted(name):
                file.seek(part.offset)
                raw = file.read(part.size)
                if len(raw) != part.size or zlib.crc32(raw) != part.checksum:
                    raise Spoilt(f"{name} in {segment.file}")
                frames[name] = pl.read_ipc(raw)
    return frames


def _as_bytes(frame: pl.DataFrame) -> memoryview:
    raw = io.BytesIO()
    frame.rechunk().write_ipc(raw, compression="uncompressed", record_batch_size=max(frame.height, 1))
    return raw.getbuffer()
