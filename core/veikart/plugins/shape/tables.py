"""Faults in figures, tables, trees, bars and heat maps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isfinite
from typing import get_args

from veikart import blocks as b
from veikart.plugins.guard import kind_of
from veikart.plugins.shape.parts import (
    badly_linked,
    must_be,
    no_number,
    no_share,
    no_tone,
    not_text,
    twice,
)

_SORTED: tuple[type, ...] = (*get_args(b.SortValue), int, type(None))
DEEPEST = 60
"""Steps from the root of a tree to a node: what lies deeper stands outside every page."""
_LOOKS = ("plain", "stale", "assumed", "missing", "not relevant")


def in_figures(block: b.Figures) -> Iterator[str]:
    for figure in block.figures:
        wrong = must_be(figure, b.Figure)
        yield from wrong or (
            *not_text(figure.label, figure.value, figure.detail),
            *badly_linked(figure),
        )


def in_table(block: b.Table) -> Iterator[str]:
    yield from not_text(block.title)
    yield from _columns(block.columns)
    for row in block.rows:
        wrong = must_be(row, b.Row)
        yield from wrong or (*_cells(row.id, row.cells, len(block.columns)), *badly_linked(row))
    yield from twice(row.id for row in block.rows)


def in_tree(block: b.Tree) -> Iterator[str]:
    yield from not_text(block.title)
    yield from _columns(block.columns)
    if not block.columns:
        yield "a tree has no column for its labels"
    ids: list[str] = []
    waiting: list[tuple[object, int]] = [(node, 1) for node in block.nodes]
    while waiting:
        node, depth = waiting.pop()
        yield from must_be(node, b.Node)
        if isinstance(node, b.Node):
            yield from (*not_text(node.label), *badly_linked(node))
            if node.cells:
                yield from _cells(node.id, node.cells, len(block.columns) - 1)
            if depth > DEEPEST:
                yield f"node {node.id!r} lies more than {DEEPEST} deep"
            ids.append(node.id)
            waiting.extend((child, depth + 1) for child in node.children)
    yield from twice(ids, "nodes")


def in_bars(block: b.Bars) -> Iterator[str]:
    yield from not_text(block.title)
    yield from no_number("the most of the bars", block.most)
    for bar in block.bars:
        wrong = must_be(bar, b.Bar)
        yield from wrong or (*not_text(bar.label, bar.text), *badly_linked(bar))
        for part in () if wrong else bar.parts:
            yield from must_be(part, b.Part) or (*not_text(part.label), *no_tone(part.tone))
            if not (isfinite(part.value) and part.value >= 0):
                yield f"bar {bar.id!r} has a part of {part.value}; parts are numbers from 0 up"
    yield from twice(bar.id for bar in block.bars)


def in_heat_map(block: b.HeatMap) -> Iterator[str]:
    yield from not_text(block.title, *block.columns, *block.legend)
    for row in block.rows:
        wrong = must_be(row, b.HeatRow)
        yield from wrong or (*_heat_row(row, len(block.columns)), *badly_linked(row))
    yield from twice(row.id for row in block.rows)


def _columns(columns: Iterable[object]) -> Iterator[str]:
    for column in columns:
        yield from must_be(column, b.Column)
        if isinstance(column, b.Column):
            yield from not_text(column.title)


def _cells(identity: str, cells: Sequence[object], columns: int) -> Iterator[str]:
    if len(cells) != columns:
        yield f"row {identity!r} has {len(cells)} cells for {columns} columns"
    for cell in cells:
        if isinstance(cell, b.Mark | b.Meter):
            yield from not_text(cell.text)
            yield from no_tone(cell.tone)
            if not isinstance(cell.sort, _SORTED):
                yield f"row {identity!r} is to be sorted by {kind_of(cell.sort)}; numbers, texts, dates sort"
            if isinstance(cell, b.Meter):
                yield from no_share(cell.share)
        elif not isinstance(cell, str):
            yield f"row {identity!r} has {kind_of(cell)} for a cell; text, a Mark or a Meter belongs there"


def _heat_row(row: b.HeatRow, columns: int) -> Iterator[str]:
    yield from not_text(row.label)
    if row.cells and len(row.cells) != columns:
        yield f"row {row.id!r} has {len(row.cells)} cells for {columns} columns"
    for cell in row.cells:
        if isinstance(cell, b.Heat):
            yield from not_text(cell.text, cell.expected)
            yield from no_share(cell.share)
            if cell.look not in _LOOKS:
                yield f"row {row.id!r} has a cell that looks {cell.look!r}; there are {', '.join(_LOOKS)}"
        else:
            yield f"row {row.id!r} has {kind_of(cell)} for a cell; a Heat belongs there"
