"""What an importer is: a way to bring files of a format of their own into an engagement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from veikart.blocks import Blocks
    from veikart.commands.declaration import Params, Setting
    from veikart.journal import Proposed


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in a file that could not be taken as it stands."""

    line: int
    """Line of the file (1 is the first) on which the row begins."""
    reason: str
    column: str = ""
    """Header of the column, where one cell is to blame."""
    value: str = ""
    advice: str = ""
    """What to do about it."""
    rejects: bool = True
    """Whether the whole row was rejected; otherwise only this cell was left out."""
    file: str = ""
    """Name of the file, where there are several."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What an importer made of its files. Every row is accounted for:
    `accepted + unchanged + left_out + rows of faults that reject == rows`."""

    rows: int
    accepted: int
    """Rows that change something."""
    unchanged: int
    """Rows that hold already."""
    proposals: Sequence[Proposed] = ()
    """What is written, all of it or nothing; empty when everything holds already."""
    faults: tuple[Fault, ...] = ()
    blocks: Blocks = ()
    """What else the report says: what was added, relabelled, moved, left alone."""
    left_out: int = 0
    """Rows that the options leave out, of a framework of which only a part was asked for."""


@dataclass(frozen=True, slots=True)
class Importer:
    """`veikart import FILE TABLE … --as ID --set option=value`: files in, events out.

    `read` looks and proposes; the rules judge, and nothing is written on `--dry-run`. It raises `BadInput`
    where the files as a whole are not what it reads.
    """

    id: str
    title: str
    read: Callable[[Sequence[Path], Any, Setting], Brought]
    params: type[Params]
    """Its options; `Params` itself where it has none."""
    summary: str = ""
