"""Heat maps: a digit in every cell, in as many tables as the paper needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from veikart.blocks import Heat, HeatMap, HeatRow
from veikart.report.words import Words
from veikart.text import width
from veikart.typeset.heatmaps import heat_look, heat_text, marks_in

_LINE = 72
"""Letters of a line of cells on A4, beside the labels, that can be read."""
_LEAST, _MOST = 3, 24
"""Letters of a column."""
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
    bands = _bands(_letters(block)) if block.rows else []
    return DrawnHeatMap(
        block.title,
        tuple(_band(block, band, number, len(bands), words) for number, band in enumerate(bands, 1)),
        (*block.legend, *marks) if bands else (),
        len(block.columns) <= _UPRIGHT and _words_fit(block.columns),
        len(block.rows) <= _SHORT,
    )


def _words_fit(titles: Sequence[str]) -> bool:
    return all(width(word) <= _WORD for title in titles for word in title.split())


def _letters(block: HeatMap) -> list[int]:
    """What every column takes: its longest text, and a little room."""
    return [
        max((width(heat_text(row.cells[i])) + 1 for row in block.rows if i < len(row.cells)), default=_LEAST)
        for i in range(len(block.columns))
    ]


def _bands(letters: Sequence[int]) -> list[range]:
    """Columns that stand side by side: as few bands as possible, each about as wide as the others."""
    taken = [min(max(_LEAST, each), _MOST) for each in letters]
    count = max(1, -(-sum(taken) // _LINE))
    while True:
        bands = _cut(taken, -(-sum(taken) // count))
        if all(sum(taken[i] for i in band) <= _LINE or len(band) == 1 for band in bands):
            return bands
        count += 1


def _cut(taken: Sequence[int], even: int) -> list[range]:
    """Bands that end as soon as they are as wide as `even`, or would be too wide."""
    bands: list[range] = []
    start = used = 0
    for i, letters in enumerate(taken):
        if used and (used + letters > _LINE or used >= even):
            bands.append(range(start, i))
            start, used = i, 0
        used += letters
    return [*bands, range(start, len(taken))] if taken else []


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
    told = [words.marks[heat.look]] if heat.look != "plain" else []
    told += [f"{words.marks['expected']} {heat.expected}"] if heat.expected else []
    mark = ", ".join(told)
    return DrawnHeat(heat_text(heat), look.role.replace(" ", "-") + shade, mark)
