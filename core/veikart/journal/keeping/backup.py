"""Backups: a copy as of one instant, verified after it was written, with a manifest beside it."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from veikart import __version__
from veikart.errors import BadInput, CannotWrite, DamagedJournal, NotFound
from veikart.journal.keeping.checking import Progress, verify
from veikart.journal.keeping.copying import copy
from veikart.journal.keeping.erasures import SUFFIX, Erasure, Erasures
from veikart.journal.site.address import Address
from veikart.journal.site.machine import sync_folder, write_whole
from veikart.journal.sqlite import SQLiteEngine
from veikart_events.envelope import format_time

if TYPE_CHECKING:
    from datetime import datetime

    from veikart.journal.engine import Engine

MANIFEST = ".json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds, so that it can be told from another and verified without veikart."""

    engagement: str
    head: int
    """Position of the last event."""
    digest: str
    """Digest of the head of the chain, in hexadecimal."""
    sha256: str
    """Of the bytes of the file."""
    size: int
    taken: str
    """ISO 8601, UTC."""
    version: str = __version__


def back_up(
    engine: Engine, to: Path, at: datetime, progress: Progress | None = None
) -> tuple[Path, Manifest]:
    """Writes a backup to the new file `to` (in a folder: to a new file there) and verifies it.

    Others may go on writing meanwhile. Gives the file and its manifest, which lies beside it, as does the
    list of who was forgotten. Raises `CannotWrite`, and `DamagedJournal` where what is there is not whole.
    """
    to = to / f"{engine.engagement}-{at:%Y%m%d-%H%M%S}.veikart" if to.is_dir() else to
    for taken in (to, _manifest_of(to)):
        if taken.exists():
            raise CannotWrite(f"{taken} exists already. Name another file; backups are never replaced.")
    making = to.with_name(f".{to.name}.{secrets.token_hex(4)}.new")
    try:
        _write(engine, making, progress)
        manifest = _verified(making, at, progress)
        known = engine.links(manifest.head - 1, manifest.head)
        if [link.digest.hex() for link in known] != [manifest.digest]:
            raise CannotWrite(
                f"The backup is not the same as {engine.engagement}. Nothing was kept; try again."
            )
        _settle(making, to)
    except OSError as error:
        raise CannotWrite(
            f"The backup to {to} failed: {error.strerror or error}. Name a folder that is there and has room."
        ) from error
    finally:
        making.unlink(missing_ok=True)
    write_whole(_manifest_of(to), json.dumps(asdict(manifest), indent=1).encode() + b"\n")
    _take_erasures_along(engine.engagement, to.parent)
    return to, manifest


def restore(backup: Path, to: Path, *, replace: bool = False) -> tuple[Manifest, Path | None]:
    """Puts a verified backup at `to`; with `replace` what lies there is moved aside, and its new name given.

    Who was forgotten since is forgotten again at the next opening. Raises `NotFound`, `CannotWrite`, and
    `DamagedJournal` where the backup is not as it was written.
    """
    manifest = examine(backup)
    if to.exists() and not replace:
        raise CannotWrite(
            f"{to} exists already. Name another file, or add --replace: what is there is then kept beside it."
        )
    making = to.with_name(f".{to.name}.{secrets.token_hex(4)}.new")
    aside: Path | None = None
    try:
        shutil.copyfile(backup, making)
        if _verified(making, None).digest != manifest.digest:
            raise DamagedJournal(f"{backup} changed while it was read. Nothing was restored; try again.")
        if to.exists():
            aside = _aside(to)
            to.rename(aside)
        _settle(making, to)
    except OSError as error:
        raise CannotWrite(
            f"{to} cannot be written: {error.strerror or error}. Name another place."
        ) from error
    finally:
        making.unlink(missing_ok=True)
    erased = list(_erasures_near(manifest.engagement, backup.parent))
    if erased:
        Erasures(manifest.engagement, to).add(erased)
    return manifest, aside


def examine(backup: Path) -> Manifest:
    """What a backup holds, verified against its chain, and against its manifest where that lies beside it."""
    manifest = _verified(backup, None)
    try:
        said = json.loads(_manifest_of(backup).read_bytes())
    except FileNotFoundError:
        return manifest
    except (OSError, ValueError) as error:
        raise BadInput(f"{_manifest_of(backup)} cannot be read. Put it aside to go without it.") from error
    if not isinstance(said, dict) or (said.get("sha256"), said.get("digest")) != (
        manifest.sha256,
        manifest.digest,
    ):
        raise DamagedJournal(
            f"{backup} is not what {_manifest_of(backup).name} says it is: it was changed since. Take "
            "another backup."
        )
    return manifest


def _write(engine: Engine, making: Path, progress: Progress | None) -> None:
    if isinstance(engine, SQLiteEngine):
        engine.snapshot(making)
    else:
        copy(engine, Address("file", str(making)), progress=progress)


def _verified(path: Path, at: datetime | None, progress: Progress | None = None) -> Manifest:
    if not path.is_file():
        raise NotFound(f"There is no backup {path}. Check the name.")
    engine = SQLiteEngine(path)
    try:
        verdict = verify(engine, progress=progress)
        faults = [*(fault.words for fault in verdict.faults), *engine.faults()]
        if faults:
            raise DamagedJournal(f"{path} is damaged: {faults[0]} Take another backup.")
        engagement = engine.engagement
    finally:
        engine.close()
    with path.open("rb") as file:
        sha256 = file_digest(file, "sha256").hexdigest()
    taken = format_time(at) if at else ""
    return Manifest(engagement, verdict.head, verdict.digest, sha256, path.stat().st_size, taken)


def _settle(making: Path, to: Path) -> None:
    """Puts the finished file in its place, seen down to the disk; never over another."""
    with making.open("rb+") as file:
        os.fsync(file.fileno())
    if to.exists():
        raise CannotWrite(f"{to} has come to be meanwhile. Name another file.")
    making.rename(to)
    sync_folder(to.parent)


def _aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.stem}.before-restore-{number}{path.suffix}")).exists():
        number += 1
    return aside


def _manifest_of(backup: Path) -> Path:
    return backup.with_name(backup.name + MANIFEST)


def _take_erasures_along(engagement: str, folder: Path) -> None:
    """Leaves one list of who was forgotten for all backups of an engagement in a folder, older ones too."""
    erased = Erasures(engagement).all()
    if erased:
        Erasures(engagement, folder / engagement).add(erased)


def _erasures_near(engagement: str, folder: Path) -> list[Erasure]:
    near = sorted(folder.glob(f"*{SUFFIX}"))
    beside = (Erasures(engagement, place.with_name(place.name.removesuffix(SUFFIX))) for place in near)
    return [erasure for each in beside for erasure in each.all()]
