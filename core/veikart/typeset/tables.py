"""Tables: rows that a cursor can stand on, columns that give way where the page is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from veikart.blocks import Cell, Column, Mark, Meter, Row, Table
from veikart.text import shown
from veikart.typeset.columns import GAP, Need, share
from veikart.typeset.meters import meter
from veikart.typeset.page import Look, Span
from veikart.typeset.sheet import PLAIN, Sheet
from veikart.typeset.words import fitted, width, wrapped

_HEAD_LINES = 3
_BAR = 10
_LEAST_BAR = 4
_INDENT = 2
_NAME = 26
"""Cells that the column which says what the row is keeps before others are left out."""
_SHORT = 12
"""Texts of fewer cells (dates, marks) are never cut, just like numbers."""
_EMPTY = "Nothing here at this moment."


@dataclass(frozen=True, slots=True)
class _Grid:
    """Columns with their widths, which are kept, the longest text in each, and which one names the row."""

    columns: Sequence[Column]
    widths: Sequence[int]
    kept: tuple[int, ...]
    longest: Sequence[int]
    naming: int


@dataclass(frozen=True, slots=True)
class Guide:
    """What stands where a row is indented, two cells for each depth, and whether what is below the row is
    folded away; None where nothing is below."""

    text: str
    folded: bool | None


def set_table(sheet: Sheet, table: Table, guides: Sequence[Guide] = ()) -> None:
    """Title, column titles, a rule, a line for each row. `guides` has one for each row, or none at all."""
    if table.title:
        sheet.text(table.title, Look("title"))
    texts = [texts_of(row, len(table.columns)) for row in table.rows]
    widths = share(needs_of(table, texts), sheet.width)
    kept = tuple(i for i, cells in enumerate(widths) if cells)
    longest = [max((width(row[i]) for row in texts), default=0) for i in range(len(table.columns))]
    grid = _Grid(table.columns, widths, kept, longest, naming(table.columns))
    first = sheet.y
    _set_head(sheet, grid)
    last = sheet.y - 1
    for row, line, guide in zip_longest(table.rows, texts, guides):
        folded = guide.folded if guide else None
        sheet.stop(row.id, title=_lost(grid, row, line), why=row.why, action=row.action, folded=folded)
        sheet.line(*_row(grid, row, line, guide.text if guide else ""))
    if not table.rows:
        sheet.text(_EMPTY, Look("text", "muted"))
    if last >= first:
        sheet.head(first, last)


def texts_of(row: Row, columns: int) -> list[str]:
    """The texts of a row's cells, as many as there are columns."""
    texts = [shown(cell if isinstance(cell, str) else cell.text) for cell in row.cells[:columns]]
    return texts + [""] * (columns - len(texts))


def needs_of(table: Table, texts: Sequence[Sequence[str]]) -> list[Need]:
    """What every column needs to show `texts`, the texts of the rows."""
    barred = _barred(table)
    return [_need(table, texts, barred, i) for i in range(len(table.columns))]


def _barred(table: Table) -> frozenset[int]:
    return frozenset(
        i
        for row in table.rows
        for i, cell in enumerate(row.cells)
        if isinstance(cell, Meter) and cell.share is not None
    )


def _need(table: Table, texts: Sequence[Sequence[str]], barred: frozenset[int], i: int) -> Need:
    """Numbers and short texts are never cut, so their columns need all of it; so does a meter."""
    column = table.columns[i]
    title = shown(column.title)
    content = max((width(row[i]) for row in texts), default=0)
    if i == 0:
        depths = (width(line[0]) + _INDENT * row.depth for row, line in zip(table.rows, texts, strict=True))
        content = max(depths, default=0)
    word = max((width(word) for word in title.split()), default=1)
    bar = _BAR + 1 if i in barred else 0
    stiff = column.right or i in barred or (not column.grow and content <= _SHORT)
    want = max(content + bar, min(width(title), _SHORT if stiff else 28), word, 1)
    if stiff:
        floor = max(content + (_LEAST_BAR + 1 if bar else 0), min(word, 8))
    else:
        floor = max(column.least, _NAME if i == naming(table.columns) else 1)
    return Need(min(floor, want), want, stiff, column.grow, column.drop)


def naming(columns: Sequence[Column]) -> int:
    """The column that says what a row is: the first that grows, else the first of all."""
    return next((i for i, column in enumerate(columns) if column.grow), 0)


def _set_head(sheet: Sheet, grid: _Grid) -> None:
    columns, widths, kept = grid.columns, grid.widths, grid.kept
    if not any(columns[i].title for i in kept):
        return
    titles = {i: _head_lines(columns[i].title, widths[i]) for i in kept}
    height = max(len(lines) for lines in titles.values())
    for line in range(height):
        spans: list[Span] = []
        for i in kept:
            lines = titles[i]
            at = line - (height - len(lines))
            text = lines[at] if at >= 0 else ""
            spans.append(Span(fitted(text, widths[i], right=columns[i].right) + " " * GAP, Look("head")))
        sheet.line(*_without_last_gap(spans))
    total = sum(widths[i] for i in kept) + GAP * (len(kept) - 1)
    sheet.line(Span("─" * min(total, sheet.width), Look("rule")))


def _head_lines(title: str, cells: int) -> list[str]:
    lines = wrapped(title, cells)
    broken = any(width(word) > cells for word in shown(title).split())
    if broken or len(lines) > _HEAD_LINES:
        return [fitted(shown(title), cells).rstrip()] if cells > 1 else [fitted(shown(title), cells)]
    return lines


def _row(grid: _Grid, row: Row, texts: Sequence[str], guide: str) -> list[Span]:
    spans: list[Span] = []
    given = len(row.cells)
    for i in grid.kept:
        cell: Cell = row.cells[i] if i < given else ""
        cells, text = grid.widths[i], texts[i]
        bar = _bar_cells(cells, grid.longest[i]) if isinstance(cell, Meter) else 0
        if isinstance(cell, Meter) and bar:
            spans.extend(_meter(cell, text, bar, grid.longest[i]))
            spans.append(Span(" " * GAP, PLAIN))
            continue
        if i == 0 and row.depth:
            indent = min(_INDENT * row.depth, max(0, cells - 1))
            spans.append(Span(guide.rjust(indent)[-indent:] if indent else "", Look("rule")))
            cells -= indent
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


def _lost(grid: _Grid, row: Row, texts: Sequence[str]) -> str:
    """What there was no room for in this row, led by its name, for the line that tells it in full."""
    parts: list[str] = []
    for i, text in enumerate(texts):
        indent = _INDENT * row.depth if i == 0 else 0
        if text and i != grid.naming and width(text) + indent > grid.widths[i]:
            title = shown(grid.columns[i].title)
            parts.append(f"{title}: {text}" if title else text)
    if not texts:
        return ""
    name = texts[grid.naming]
    indent = _INDENT * row.depth if grid.naming == 0 else 0
    if not parts and width(name) + indent <= grid.widths[grid.naming]:
        return ""
    return " · ".join([name, *parts] if name else parts)
