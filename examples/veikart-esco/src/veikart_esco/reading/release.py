"""Which release of ESCO files are of. The files do not say; their names and folders often do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from veikart.api import BadInput

_NUMBER = re.compile(r"(?<![0-9.])v?([0-9]{1,2}\.[0-9]{1,2}(?:\.[0-9]{1,2})?)(?!\.?[0-9])", re.IGNORECASE)


def release_of(files: Sequence[Path], said: str) -> str:
    """The release, as `said`, else as the names of the files or the folder they are in tell.

    Raises `BadInput` when nothing tells, or several are told: reports must name it.
    """
    if said:
        if not _NUMBER.fullmatch(said):
            raise BadInput(f"{said!r} is no release of ESCO. Write it like --set version=1.2.0")
        return said.lower().removeprefix("v")
    found = {number for file in files if (number := _told_by(file))}
    if len(found) == 1:
        return found.pop()
    told = f"tell of several ({', '.join(sorted(found))})" if found else "do not tell"
    raise BadInput(
        f"Which release of ESCO is it? The names of the files {told}, and reports must name it. "
        "Add --set version=1.2.0"
    )


def _told_by(file: Path) -> str:
    for name in (file.name, file.absolute().parent.name):
        if found := _NUMBER.search(name):
            return found[1]
    return ""


def is_older(version: str, than: Sequence[str]) -> bool:
    """Whether a release comes before one of others."""
    return any(order(version) < order(other) for other in than)


def order(version: str) -> tuple[int, ...]:
    """A key to put releases in order by: 1.2 is 1.2.0, and comes after 1.1.1."""
    parts = [int(part) for part in version.split(".")]
    while parts and not parts[-1]:
        parts.pop()
    return tuple(parts)
