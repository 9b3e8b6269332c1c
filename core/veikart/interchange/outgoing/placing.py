"""The folder of an export: filled beside its place and put there whole, or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from veikart.errors import BadInput, CannotWrite
from veikart.interchange.datapackage import NAME, Written
from veikart.journal.site.machine import sync_folder

LEFT_BY_DESKTOPS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


@contextmanager
def placed(folder: Path, must_be_free: Callable[[Path], None] | None = None) -> Iterator[Path]:
    """A new folder beside `folder` to write to; it takes the place of `folder` when the block ends well.

    Whatever goes wrong before, `folder` is as it was. Raises `BadInput` when something is in the way that is
    no earlier export, or what `must_be_free` raises; `CannotWrite` when the disk refuses.
    """
    must_be_free = must_be_free or _check_free
    folder, mark = folder.resolve(), secrets.token_hex(4)
    making, before = (folder.parent / f".{folder.name}.{mark}.{what}" for what in ("new", "old"))
    try:
        must_be_free(folder)
        making.mkdir(parents=True)
        yield making
        sync_folder(making)
        must_be_free(folder)  # once more: writing may have taken a while
        _swap(making, folder, before)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CannotWrite(
            f"The export to {folder} failed: {reason}. What was there before is untouched. Make room or ask "
            "for permission, or name another folder."
        ) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)


def write_file(path: Path, fill: Callable[[BinaryIO], object]) -> Written:
    """Makes the file with what `fill` writes, down to the disk."""
    with path.open("xb") as file:
        fill(file)
    return settled(path)


def settled(path: Path) -> Written:
    """Sees a finished file down to the disk and says what it is."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Written(path.name, path.stat().st_size, digest)


def _swap(making: Path, folder: Path, before: Path) -> None:
    """Puts the new folder in place; the old one goes only after that."""
    replaces = folder.exists()
    if replaces:
        folder.rename(before)
    try:
        making.rename(folder)
    except OSError:
        if replaces:
            before.rename(folder)
        raise
    sync_folder(folder.parent)
    if replaces:
        shutil.rmtree(before, ignore_errors=True)


def _check_free(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise BadInput(f"{folder} is a file. Name a folder for the export; it is made anew.")
    if _is_dataset(folder):
        raise BadInput(
            f"{folder} is a partitioned dataset. Bring it up to date with --partitioned, or name another "
            "folder."
        )
    there = {entry.name for entry in folder.iterdir()} - LEFT_BY_DESKTOPS
    ours = _files_of_export(folder)
    if ours is None and there:
        raise BadInput(
            f"{folder} holds something else than an export of veikart and is left alone. Name a folder that "
            f"does not exist yet, such as {folder / 'export'}."
        )
    if strange := sorted(there - (ours or set())):
        more = f" and {len(strange) - 1} more" if len(strange) > 1 else ""
        raise BadInput(
            f"{folder} is an earlier export, but {strange[0]}{more} in it did not come from veikart and "
            "would be lost. Move it elsewhere, or name another folder."
        )


def _is_dataset(folder: Path) -> bool:
    with suppress(OSError, ValueError, LookupError, TypeError):
        return bool(json.loads((folder / NAME).read_bytes())["veikart:layout"])
    return False


def _files_of_export(folder: Path) -> set[str] | None:
    """Names of the files that an earlier export wrote to the folder; None when it is none of ours."""
    with suppress(OSError, ValueError, LookupError, TypeError):
        described = json.loads((folder / NAME).read_bytes())
        if isinstance(described["veikart:version"], str):
            return {NAME, *(str(resource["path"]) for resource in described["resources"])}
    return None
