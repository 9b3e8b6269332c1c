"""Whether what a plugin's view returned can be drawn. Surfaces trust blocks; plugins make mistakes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import isfinite
from typing import get_args

from veikart import blocks as b
from veikart.plugins.guard import kind_of

_BLOCKS: tuple[type, ...] = get_args(b.Block)
_CELLS: tuple[type, ...] = get_args(b.Cell)
_WAYS: tuple[type, ...] = get_args(b.Way)
_SORTED: tuple[type, ...] = (*get_args(b.SortValue), int, type(None))


def fault_in(blocks: object) -> str | None:
    """The first thing in a view's answer that no surface could draw, in a sentence; None when all is well."""
    if not isinstance(blocks, list | tuple):
        return f"it returned {kind_of(blocks)} where a list of blocks belongs"
    return next(_faults(blocks), None)


def _faults(blocks: Iterable[object]) -> Iterator[str]:
    for number, block in enumerate(blocks, 1):
        if not isinstance(block, _BLOCKS):
            yield f"its block {number} is {kind_of(block)}, which is no block"
        elif isinstance(block, b.Heading | b.Text | b.Empty):
            yield from _not_text(block.text)
        elif isinstance(block, b.Figures):
            yield from _figures(block)
        elif isinstance(block, b.Table):
            yield from _table(block)
        elif isinstance(block, b.Bars):
            yield from _bars(block)
        elif isinstance(block, b.HeatMap):
            yield from _heat_map(block)


def _figures(block: b.Figures) -> Iterator[str]:
    for figure in block.figures:
        yield from _must_be(figure, b.Figure) or _not_text(figure.label, figure.value, figure.detail)


def _table(block: b.Table) -> Iterator[str]:
    for column in block.columns:
        yield from _must_be(column, b.Column) or _not_text(column.title)
    for row in block.rows:
        wrong = list(_must_be(row, b.Row))
        yield from wrong or (*_cells(row, len(block.columns)), *_no_ways(row.id, row.actions))
    yield from _twice([row.id for row in block.rows])


def _cells(row: b.Row, columns: int) -> Iterator[str]:
    if len(row.cells) != columns:
        yield f"row {row.id!r} has {len(row.cells)} cells for {columns} columns"
    for cell in row.cells:
        if not isinstance(cell, _CELLS):
            yield f"row {row.id!r} has {kind_of(cell)} for a cell; text, a Mark or a Meter belongs there"
        elif not isinstance(cell, str):
            yield from _not_text(cell.text)
            if not isinstance(cell.sort, _SORTED):
                yield f"row {row.id!r} is to be sorted by {kind_of(cell.sort)}; a number, text or date sorts"
            if isinstance(cell, b.Meter):
                yield from _no_share(cell.share)


def _bars(block: b.Bars) -> Iterator[str]:
    for bar in block.bars:
        wrong = list(_must_be(bar, b.Bar))
        yield from wrong or (*_not_text(bar.label, bar.text), *_no_ways(bar.id, bar.actions))
        for part in () if wrong else bar.parts:
            yield from _must_be(part, b.Part) or _not_text(part.label)
            if not (isfinite(part.value) and part.value >= 0):
                yield f"bar {bar.id!r} has a part of {part.value}; parts are numbers from 0 up"
    yield from _twice([bar.id for bar in block.bars])


def _heat_map(block: b.HeatMap) -> Iterator[str]:
    yield from _not_text(*block.columns)
    for row in block.rows:
        wrong = list(_must_be(row, b.HeatRow))
        yield from wrong or (*_heat_row(row, len(block.columns)), *_no_ways(row.id, row.actions))
    yield from _twice([row.id for row in block.rows])


def _heat_row(row: b.HeatRow, columns: int) -> Iterator[str]:
    yield from _not_text(row.label)
    if row.cells and len(row.cells) != columns:
        yield f"row {row.id!r} has {len(row.cells)} cells for {columns} columns"
    for cell in row.cells:
        if isinstance(cell, b.Heat):
            yield from _not_text(cell.text)
            yield from _no_share(cell.share)
        else:
            yield f"row {row.id!r} has {kind_of(cell)} for a cell; a Heat belongs there"


def _must_be(thing: object, kind: type) -> list[str]:
    return [] if isinstance(thing, kind) else [f"there is {kind_of(thing)} where a {kind.__name__} belongs"]


def _not_text(*texts: object) -> list[str]:
    return [f"there is {kind_of(text)} where text belongs" for text in texts if not isinstance(text, str)]


def _no_ways(identity: str, actions: object) -> list[str]:
    if not isinstance(actions, tuple | list):
        return [f"row {identity!r} has {kind_of(actions)} for actions; a tuple belongs there"]
    odd = [each for each in actions if not isinstance(each, _WAYS)]
    return [
        f"row {identity!r} has {kind_of(each)} among its actions; an Action or a Do belongs there"
        for each in odd
    ]


def _no_share(share: object) -> list[str]:
    if share is None or (isinstance(share, int | float) and 0 <= share <= 1):
        return []
    return [f"a share is {share!r}; it is a number from 0 to 1, or None"]


def _twice(ids: list[str]) -> Iterator[str]:
    if len(set(ids)) != len(ids):
        [(double, _)] = Counter(ids).most_common(1)
        yield f"two rows have the id {double!r}"
