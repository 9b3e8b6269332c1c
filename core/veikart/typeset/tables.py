"""Tables: rows that a cursor can stand on, columns that give way where the page is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from veikart.arranging import ArrangedTable
from veikart.blocks import Cell, Column, Mark, Meter, Row, Table
from veikart.text import shown
from veikart.typeset.columns import GAP, Need, share
from veikart.typeset.heads import set_head
from veikart.typeset.meters import meter
from veikart.typeset.page import Look, Span
from veikart.typeset.sheet import PLAIN, Sheet
from veikart.typeset.words import fitted, width

_BAR = 10
_LEAST_BAR = 4
_INDENT = 2
_NAME = 26
"""Cells that the column which says what the row is keeps before others are left out."""
_SHORT = 12
"""Texts of fewer cells (dates, marks) are never cut, just like numbers."""
_EMPTY = "Nothing here at this moment."
_GUIDE = Look("text", "muted")


@dataclass(frozen=True, slots=True)
class _Grid:
    """Columns with their widths, which are kept, the longest text in each, and which one names the row; in
    which of them some text is longer than there is room for."""

    columns: Sequence[Column]
    widths: Sequence[int]
    kept: tuple[int, ...]
    longest: Sequence[int]
    naming: int
    tight: Sequence[int]


@dataclass(frozen=True, slots=True)
class Guide:
    """What stands before the name of a row, and whether what is below the row is folded away; None where
    nothing is below."""

    text: str
    folded: bool | None = None


def set_table(sheet: Sheet, table: Table, guides: Sequence[Guide] = ()) -> None:
    """Title, column titles, a rule, a line for each row. `guides` has one for each row, or none at all: then
    rows are indented by their depth."""
    top = sheet.y
    if table.title:
        sheet.text(table.title, Look("title"))
    texts, guides = [texts_of(row, len(table.columns)) for row in table.rows], guides or _guides(table)
    longest = _longest(texts, len(table.columns))
    contents = _contents(longest, texts, guides)
    widths = share(_needs(table, contents), sheet.width)
    kept = tuple(i for i, cells in enumerate(widths) if cells)
    tight = [i for i, cells in enumerate(widths) if contents[i] > cells]
    grid = _Grid(table.columns, widths, kept, longest, naming(table.columns), tight)
    first = sheet.y
    titles = set_head(sheet, table.columns, widths, sorted_by=_sorted_by(table))
    last = sheet.y - 1
    for row, line, guide in zip(table.rows, texts, guides, strict=True):
        sheet.stop(
            row.id,
            title=_lost(grid, guide, line),
            why=row.why,
            action=row.action,
            folded=guide.folded,
            called=line[grid.naming] if line else "",
            actions=row.actions,
            depth=row.depth,
            sign=-1 if guide.folded is None else min(len(guide.text), widths[0] - 1) - 2,
        )
        sheet.later(partial(_row, grid, row, line, guide))
    if not table.rows:
        sheet.text(_EMPTY, Look("text", "muted"))
    if last >= first:
        sheet.head(first, last)
    if isinstance(table, ArrangedTable):
        sheet.grid(table.name, top, titles)


def _sorted_by(table: Table) -> tuple[int, bool] | None:
    """The column that an arranged table is sorted by, and whether from the top down."""
    if not isinstance(table, ArrangedTable) or table.order is None or table.at < 0:
        return None
    return table.at, bool(table.order.down)


def _guides(table: Table) -> list[Guide]:
    """What stands before the first cell of each row: its depth, and in a tree that folds a sign."""
    if not isinstance(table, ArrangedTable) or not table.folds:
        return [Guide(" " * (_INDENT * row.depth)) for row in table.rows]
    return [_folding(row.depth, folded) for row, folded in zip(table.rows, table.folds, strict=True)]


def _folding(depth: int, folded: bool | None) -> Guide:
    sign = "  " if folded is None else "▸ " if folded else "▾ "
    return Guide(" " * (_INDENT * depth) + sign, folded)


def texts_of(row: Row, columns: int) -> list[str]:
    """The texts of a row's cells, as many as there are columns."""
    texts = [shown(cell if isinstance(cell, str) else cell.text) for cell in row.cells[:columns]]
    return texts + [""] * (columns - len(texts))


def needs_of(table: Table, texts: Sequence[Sequence[str]]) -> list[Need]:
    """What every column needs to show `texts`, the texts of the rows."""
    return _needs(table, _contents(_longest(texts, len(table.columns)), texts, _guides(table)))


def _longest(texts: Sequence[Sequence[str]], columns: int) -> list[int]:
    """Cells of the longest text in each column."""
    if not texts:
        return [0] * columns
    return [max(map(width, column)) for column in zip(*texts, strict=True)]


def _contents(
    longest: Sequence[int], texts: Sequence[Sequence[str]], guides: Sequence[Guide]
) -> Sequence[int]:
    """The same with what stands before the texts of the first column."""
    if not longest or not any(guide.text for guide in guides):
        return longest
    names = (width(line[0]) + len(guide.text) for guide, line in zip(guides, texts, strict=True))
    return [max(names, default=0), *longest[1:]]


def _needs(table: Table, contents: Sequence[int]) -> list[Need]:
    barred = _barred(table)
    return [_need(table, content, i in barred, i) for i, content in enumerate(contents)]


def _barred(table: Table) -> frozenset[int]:
    return frozenset(
        i
        for row in table.rows
        for i, cell in enumerate(row.cells)
        if isinstance(cell, Meter) and cell.share is not None
    )


def _need(table: Table, content: int, barred: bool, i: int) -> Need:
    """Numbers and short texts are never cut, so their columns need all of it; so does a meter."""
    column = table.columns[i]
    title = shown(column.title)
    word = max((width(word) for word in title.split()), default=1)
    bar = _BAR + 1 if barred else 0
    stiff = column.right or barred or (not column.grow and content <= _SHORT)
    want = max(content + bar, min(width(title), _SHORT if stiff else 28), word, 1)
    if stiff:
        floor = max(content + (_LEAST_BAR + 1 if bar else 0), min(word, 8))
    else:
        floor = max(column.least, _NAME if i == naming(table.columns) else 1)
    return Need(min(floor, want), want, stiff, column.grow, column.drop)


def naming(columns: Sequence[Column]) -> int:
    """The column that says what a row is: the first that grows, else the first of all."""
    return next((i for i, column in enumerate(columns) if column.grow), 0)


def _row(grid: _Grid, row: Row, texts: Sequence[str], guide: Guide) -> list[Span]:
    spans: list[Span] = []
    given = len(row.cells)
    for i in grid.kept:
        cell: Cell = row.cells[i] if i < given else ""
        cells, text = grid.widths[i], texts[i]
        if i == 0 and guide.text:
            indent = min(len(guide.text), max(0, cells - 1))
            spans.append(Span(guide.text[len(guide.text) - indent :], _GUIDE))
            cells -= indent
        bar = _bar_cells(cells, grid.longest[i]) if isinstance(cell, Meter) else 0
        if isinstance(cell, Meter) and bar:
            spans.extend(_meter(cell, text, bar, grid.longest[i]))
            spans.append(Span(" " * GAP, PLAIN))
            continue
        tone = cell.tone if isinstance(cell, Mark | Meter) and cell.tone != "normal" else row.tone
        right = grid.columns[i].right or isinstance(cell, Meter)
        spans.append(Span(fitted(text, cells, right=right) + " " * GAP, Look("text", tone)))
    return _without_last_gap(spans)


def _bar_cells(cells: int, text: int) -> int:
    """Cells that are left for a meter's bar beside its text; 0 when that is too few to say something."""
    bar = cells - (text + 1 if text else 0)
    return bar if bar >= _LEAST_BAR else 0


def _meter(cell: Meter, text: str, bar: int, text_cells: int) -> list[Span]:
    if cell.share is None:
        spans = [Span(" " * bar, PLAIN)]
    else:
        filled, rest = meter(cell.share, bar)
        spans = [Span(filled, Look("meter", cell.tone)), Span(rest, Look("track", cell.tone))]
    if text_cells:
        spans.append(Span(" " + fitted(text, text_cells, right=True), Look("text", cell.tone)))
    return [span for span in spans if span.text]


def _without_last_gap(spans: list[Span]) -> list[Span]:
    if spans:
        last = spans[-1]
        spans[-1] = Span(last.text.removesuffix(" " * GAP), last.look)
    return spans


def _lost(grid: _Grid, guide: Guide, texts: Sequence[str]) -> str:
    """What there was no room for in this row, led by its name, for the line that tells it in full."""
    if not grid.tight or not texts:
        return ""
    parts: list[str] = []
    for i in grid.tight:
        text, indent = texts[i], len(guide.text) if i == 0 else 0
        if text and i != grid.naming and width(text) + indent > grid.widths[i]:
            title = shown(grid.columns[i].title)
            parts.append(f"{title}: {text}" if title else text)
    name = texts[grid.naming]
    indent = len(guide.text) if grid.naming == 0 else 0
    if not parts and width(name) + indent <= grid.widths[grid.naming]:
        return ""
    return " · ".join([name, *parts] if name else parts)
