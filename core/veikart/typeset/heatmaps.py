"""Heat maps: a digit in every cell, column titles that can be read however many there are.

Titles stand above their columns where they fit on at most three lines; as a staircase where there are few
columns; else columns are numbered, with a key below. Columns that do not fit the width go to further bands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from veikart.blocks import Heat, HeatMap, HeatRow
from veikart.text import shown
from veikart.typeset.keys import set_key
from veikart.typeset.page import Look, Role, Span
from veikart.typeset.sheet import Sheet
from veikart.typeset.titles import Titles, titles_for
from veikart.typeset.words import fitted, width

SHADES = 5
_INDENT = 2
_WIDEST_LABEL = 30
_EMPTY = "Nothing here at this moment."
Mark = Literal["stale", "assumed", "missing", "not relevant", "expected"]
"""What sets a cell apart from a plain level."""
_MARKS = {"stale": "~", "assumed": "?"}
_SIGNS = {"missing": "·", "not relevant": "–"}
_EXAMPLES: dict[Mark, str] = {
    "stale": "3~",
    "assumed": "3?",
    "missing": "·",
    "not relevant": "–",
    "expected": "2›3",
}
EXPECTED = "›"
"""Stands between a level and the one that is expected."""
_ROLES: dict[str, Role] = {"plain": "heat", "stale": "stale", "assumed": "assumed"}
_OFF: dict[str, Role] = {"missing": "missing", "not relevant": "not relevant"}


def shade(share: float) -> int:
    """The shade, 0 … 4, for a place on the ramp from 0 to 1."""
    if not share > 0:  # NaN as well
        return 0
    return int(min(share, 0.999) * SHADES)


def heat_text(heat: Heat) -> str:
    """What stands in the cell: `3`, `3~` stale, `3?` assumed, `·` missing, `–` not relevant, `2›3` when 3 is
    expected."""
    ahead = EXPECTED + shown(heat.expected) if heat.expected else ""
    if heat.look in _SIGNS:
        return _SIGNS[heat.look] + ahead
    text = shown(heat.text)
    mark = _MARKS.get(heat.look, "")
    return (text if mark and text.endswith(mark) else text + mark) + ahead


def heat_look(heat: Heat) -> Look:
    """What the cell means."""
    return _look(heat.look, -1 if heat.share is None else shade(heat.share))


@cache
def _look(name: str, step: int) -> Look:
    if name in _OFF:
        return Look(_OFF[name])
    if step < 0:
        return Look("off" if name == "plain" else _ROLES[name])
    return Look(_ROLES[name], step=step)


def marks_in(block: HeatMap) -> list[tuple[Mark, str]]:
    """The marks that appear in a map and that its legend does not name itself, each with what shows it."""
    named = " ".join(shown(entry) for entry in block.legend).casefold()
    there: set[str] = {heat.look for row in block.rows for heat in row.cells}
    there |= {"expected" for row in block.rows for heat in row.cells if heat.expected}
    return [(mark, sign) for mark, sign in _EXAMPLES.items() if mark in there and mark not in named]


def set_heat_map(sheet: Sheet, block: HeatMap) -> None:
    """Title, bands of columns with their titles and rows, key and legend."""
    if block.title:
        sheet.text(block.title, Look("title"))
    rows = [_Row(row, len(block.columns)) for row in block.rows]
    if not rows or not block.columns:
        sheet.text(_EMPTY, Look("text", "muted"))
        return
    label = _label_cells(rows, sheet.width)
    texts = {text for row in rows for text in row.texts}
    least = max((width(text) for text in texts), default=1)
    digits = max((width(_known(text)) for text in texts), default=1)
    titles = titles_for(
        [shown(c) for c in block.columns], sheet.width, label + 1, max(3, digits + 2, least + 1)
    )
    placed = {text: _placed(text, digits, titles.cells) for text in texts}
    for number, band in enumerate(titles.bands):
        if number:
            sheet.gap()
        _set_band(sheet, rows, titles, band, placed)
        titles.set_key(sheet, band)
    if titles.style == "numbered":
        sheet.gap()
    _set_legend(sheet, block)


class _Row:
    """A row with the texts of its cells; a row that is too short is filled with missing ones."""

    __slots__ = ("cells", "label", "looks", "row", "texts")

    def __init__(self, row: HeatRow, columns: int) -> None:
        lacking = columns - len(row.cells)
        self.row = row
        self.label = shown(row.label)
        self.cells = (*row.cells[:columns], *(Heat("", None, "missing"),) * lacking) if row.cells else ()
        self.texts = [heat_text(cell) for cell in self.cells]
        self.looks = [heat_look(cell) for cell in self.cells]


def _label_cells(rows: Sequence[_Row], cells: int) -> int:
    longest = max(width(r.label) + _INDENT * r.row.depth for r in rows)
    return max(1, min(longest, _WIDEST_LABEL, cells * 2 // 5))


def _set_band(
    sheet: Sheet, rows: Sequence[_Row], titles: Titles, band: range, placed: Mapping[str, str]
) -> None:
    first = sheet.y
    echoes = titles.set_head(sheet, band)
    last = sheet.y - 1
    cells = titles.cells
    label = titles.x - 1
    for r in rows:
        indent = min(_INDENT * r.row.depth, label - 1)
        role: Role = "label" if r.cells else "group"
        name = Span(" " * indent + fitted(r.label, label - indent) + " ", Look(role))
        spans = [name]
        for i in band if r.cells else ():
            x = label + 1 + (i - band.start) * cells
            spans.append(Span(placed[r.texts[i]], r.looks[i]))
            sheet.stop(
                r.row.id,
                x=x,
                cells=cells,
                column=i,
                title=_told(r, titles.texts[i], i),
                why=r.cells[i].why,
                echoes=((0, sheet.y, label), *echoes[i - band.start]),
                called=f"{shown(r.row.label)}: {titles.texts[i]}",
                actions=r.row.actions,
            )
        sheet.line(*spans)
    sheet.head(first, last)


def _placed(text: str, digits: int, cells: int) -> str:
    """`text` in the middle of its cell, digits below digits, the mark behind them."""
    pad = digits - width(_known(text))
    return fitted(" " * ((cells - digits) // 2 + max(0, pad)) + text, cells)


def _known(text: str) -> str:
    """The text of a cell without its marks."""
    return text.partition(EXPECTED)[0].rstrip("~?")


def _told(row: _Row, column: str, i: int) -> str:
    cell = row.cells[i]
    known = row.texts[i].removesuffix(EXPECTED + shown(cell.expected)) if cell.expected else row.texts[i]
    text = known.rstrip("~?") if cell.look in _MARKS else known
    what = cell.look if cell.look in _SIGNS else text if cell.look == "plain" else f"{text} ({cell.look})"
    if cell.expected:
        what += f", expected {shown(cell.expected)}"
    return f"{column}: {what} · {row.label}"


def _set_legend(sheet: Sheet, block: HeatMap) -> None:
    """The legend of the view, and the marks that appear in the map and that it does not name itself."""
    entries = [shown(entry) for entry in block.legend]
    entries += [f"{sign} {mark}" for mark, sign in marks_in(block)]
    set_key(sheet, [((), entry) for entry in entries])
