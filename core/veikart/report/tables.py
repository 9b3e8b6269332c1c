"""Tables: a head for every column, and for every row the cell that names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from veikart.blocks import Cell, Column, Mark, Meter, Row, Table, Tone
from veikart.comparing import parted
from veikart.report.shares import percent
from veikart.text import width
from veikart.typeset.columns import GAP, share
from veikart.typeset.tables import naming, needs_of, texts_of

_DEEPEST = 6
_TOGETHER = 9
"""Letters up to which a number and its change are not torn apart."""
_LINE, _WIDE = 94, 134
"""Letters of a line on A4 in the type of a table: upright, and lying."""
_SQUEEZED = 104
"""Letters up to which columns rather shrink than lie down."""


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """`meter` is the length of its bar in percent, empty where the share is not known. `change` is what has
    become of it since, which may stand on a line of its own."""

    text: str
    tone: Tone
    metered: bool = False
    meter: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class DrawnRow:
    cells: tuple[DrawnCell, ...]
    depth: int


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """`names` is the column whose cells name their rows, `widths` are those of the columns in percent.

    `whole` is the width of the table in percent and `letters` in letters, `metered` how many letters the
    texts beside meters take.
    """

    template: ClassVar[str] = "table.html"
    title: str
    columns: tuple[Column, ...]
    rows: tuple[DrawnRow, ...]
    names: int
    widths: tuple[str, ...]
    whole: str
    letters: int
    metered: int
    headed: bool
    """Whether any column has a title."""
    wide: bool
    """Whether it needs paper that lies."""


def draw_table(table: Table) -> DrawnTable:
    """The table with every row as long as the columns."""
    count = len(table.columns)
    rows = tuple(_row(row, count) for row in table.rows)
    widths, wide = _widths(table)
    return DrawnTable(
        table.title,
        table.columns,
        rows,
        naming(table.columns),
        tuple(percent(cells / max(1, sum(widths))) for cells in widths),
        percent(min(1.0, sum(widths) / (_WIDE if wide else _LINE))),
        sum(widths),
        max((width(cell.text) for row in rows for cell in row.cells if cell.metered), default=0),
        any(column.title.strip() for column in table.columns),
        wide,
    )


def _widths(table: Table) -> tuple[list[int], bool]:
    """As in a terminal, with the gap behind each column, but no column is left out; whether they are many."""
    texts = [_texts(row, len(table.columns)) for row in table.rows]
    needs = [replace(need, drop=0) for need in needs_of(table, texts)]
    wide = sum(need.floor + GAP for need in needs) > _SQUEEZED
    return [cells + GAP for cells in share(needs, (_WIDE if wide else _LINE) - GAP)], wide


def _texts(row: Row, columns: int) -> list[str]:
    """What of every text has to stand on one line: a number and a long change may be torn apart."""
    texts = texts_of(row, columns)
    for i, cell in enumerate(row.cells[:columns]):
        if not isinstance(cell, Meter) and width(texts[i]) > _TOGETHER:
            texts[i] = max(parted(texts[i]), key=width)
    return texts


def _row(row: Row, columns: int) -> DrawnRow:
    cells: Sequence[Cell] = (*row.cells[:columns], *("",) * (columns - len(row.cells)))
    return DrawnRow(tuple(_cell(cell, row.tone) for cell in cells), min(max(0, row.depth), _DEEPEST))


def _cell(cell: Cell, of_row: Tone) -> DrawnCell:
    if isinstance(cell, Meter):
        length = "" if cell.share is None else percent(cell.share)
        return DrawnCell(cell.text, of_row if cell.tone == "normal" else cell.tone, True, length)
    text, change = parted(cell if isinstance(cell, str) else cell.text)
    tone = cell.tone if isinstance(cell, Mark) and cell.tone != "normal" else of_row
    return DrawnCell(text, tone, change=change)
