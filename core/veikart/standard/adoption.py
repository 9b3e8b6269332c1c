"""What adopting a scenario comes to, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from veikart.blocks import Block, Column, Heading, Row, Table, Text


@dataclass(frozen=True, slots=True)
class Adoption:
    """The day that each event holds from, and what it says."""

    written: tuple[tuple[str, str], ...]
    misfits: tuple[tuple[str, str, str], ...]
    """The same of what would be left out, and why."""


def adoption_blocks(name: str, told: Adoption) -> list[Block]:
    """What would be written as meant from now on, and what would be left out."""
    blocks: list[Block] = [Heading(f"Adopt “{name}”?")]
    if told.written:
        number = len(told.written)
        words = f"{number} {'event' if number == 1 else 'events'} would be written, and hold for everybody."
        blocks += [Text(words), _table("written", told.written, "Would be written")]
    else:
        blocks.append(Text("There is nothing in it that could be adopted.", "warn"))
    if told.misfits:
        blocks.append(_table("left", told.misfits, "Would be left out"))
    return blocks


def _table(kind: str, rows: Sequence[tuple[str, ...]], title: str) -> Table:
    columns = (Column("From", least=10), Column("What", grow=True, least=30), Column("Why not", grow=True))
    wide = columns[: max(len(row) for row in rows)]
    return Table(wide, tuple(Row(f"{kind}:{n}", row) for n, row in enumerate(rows)), title=title)
