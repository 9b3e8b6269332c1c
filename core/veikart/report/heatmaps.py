"""Heat maps: a digit in every cell, in as many tables as the paper needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from veikart.blocks import Heat, HeatMap, HeatRow
from veikart.report.words import Words
from veikart.text import width
from veikart.typeset.heatmaps import heat_look, heat_text, marks_in

_WIDEST = 24
"""Columns of one table: as many as stand side by side on A4 in letters that can be read."""
_UPRIGHT = 6
"""Columns up to which their titles stand upright, if no word is longer than this:"""
_WORD = 18
_SHORT = 25
"""Rows up to which a table is not torn between two pages."""
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class DrawnHeat:
    """`mark` tells in words what sets it apart from a plain level; empty for one."""

    text: str
    classes: str
    mark: str


@dataclass(frozen=True, slots=True)
class DrawnHeatRow:
    label: str
    cells: tuple[DrawnHeat, ...]
    depth: int


@dataclass(frozen=True, slots=True)
class DrawnBand:
    """Some of the columns with all rows. A group is rows below the label of a row without cells."""

    title: str
    columns: tuple[str, ...]
    groups: tuple[tuple[str, tuple[DrawnHeatRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class DrawnHeatMap:
    template: ClassVar[str] = "heatmap.html"
    title: str
    bands: tuple[DrawnBand, ...]
    legend: tuple[str, ...]
    upright: bool
    short: bool


def draw_heat_map(block: HeatMap, words: Words) -> DrawnHeatMap:
    """The map in bands of about as many columns each, and the legend with the marks that appear."""
    marks = (f"{sign} {words.marks[mark]}" for mark, sign in marks_in(block))
    bands = _bands(len(block.columns)) if block.rows else []
    return DrawnHeatMap(
        block.title,
        tuple(_band(block, band, number, len(bands), words) for number, band in enumerate(bands, 1)),
        (*block.legend, *marks) if bands else (),
        len(block.columns) <= _UPRIGHT and _words_fit(block.columns),
        len(block.rows) <= _SHORT,
    )


def _words_fit(titles: Sequence[str]) -> bool:
    return all(width(word) <= _WORD for title in titles for word in title.split())


def _bands(columns: int) -> list[range]:
    if not columns:
        return []
    count = -(-columns // _WIDEST)
    even = -(-columns // count)
    return [range(start, min(start + even, columns)) for start in range(0, columns, even)]


def _band(block: HeatMap, band: range, number: int, total: int, words: Words) -> DrawnBand:
    title = block.title
    if total > 1:
        title = f"{title} ({words.part_of.format(number=number, total=total)})".strip()
    groups: list[tuple[str, list[DrawnHeatRow]]] = []
    for row in block.rows:
        if not row.cells:
            groups.append((row.label, []))
            continue
        if not groups:
            groups.append(("", []))
        groups[-1][1].append(_row(row, band, words))
    return DrawnBand(
        title,
        tuple(block.columns[column] for column in band),
        tuple((label, tuple(rows)) for label, rows in groups),
    )


def _row(row: HeatRow, band: range, words: Words) -> DrawnHeatRow:
    """A row that is too short is filled with missing cells."""
    missing = Heat("", None, "missing")
    cells = (row.cells[column] if column < len(row.cells) else missing for column in band)
    depth = min(max(0, row.depth), _DEEPEST)
    return DrawnHeatRow(row.label, tuple(_cell(cell, words) for cell in cells), depth)


def _cell(heat: Heat, words: Words) -> DrawnHeat:
    look = heat_look(heat)
    shade = f" shade-{look.step}" if look.step >= 0 else ""
    mark = "" if heat.look == "plain" else words.marks[heat.look]
    return DrawnHeat(heat_text(heat), look.role.replace(" ", "-") + shade, mark)
