"""The head of a table: its column titles, an arrow at the one it is sorted by, and a rule below."""

from __future__ import annotations

from collections.abc import Sequence

from veikart.blocks import Column
from veikart.text import shown
from veikart.typeset.columns import GAP
from veikart.typeset.page import Look, Span, Title
from veikart.typeset.sheet import Sheet
from veikart.typeset.words import fitted, width, wrapped

_LINES = 3
_HEAD = Look("head")
_SORTED = Look("head", "accent")


def set_head(
    sheet: Sheet, columns: Sequence[Column], widths: Sequence[int], sorted_by: tuple[int, bool] | None
) -> tuple[Title, ...]:
    """Writes the titles of the columns that have a width, if any of them has one. `sorted_by` is a column and
    whether its largest value stands first. Gives where the titles stand."""
    kept = [i for i, cells in enumerate(widths) if cells]
    if not any(columns[i].title for i in kept) and sorted_by is None:
        return ()
    titles = {i: _wrapped(columns[i].title, widths[i]) for i in kept}
    height = max((len(lines) for lines in titles.values()), default=0)
    total = sum(widths[i] for i in kept) + GAP * (len(kept) - 1)
    top = sheet.y
    for line in range(height):
        spans: list[Span] = []
        for i in kept:
            at = line - (height - len(titles[i]))
            text = titles[i][at] if at >= 0 else ""
            arrow = _arrow(i, sorted_by) if line == height - 1 else ""
            behind = GAP if i != kept[-1] else max(0, min(GAP, sheet.width - total))
            spans += _title(text, widths[i], behind, columns[i].right, arrow)
        sheet.line(*spans)
    sheet.line(Span("─" * min(total, sheet.width), Look("rule")))
    return _places(kept, widths, top, height)


def _wrapped(title: str, cells: int) -> list[str]:
    lines = wrapped(title, cells)
    broken = any(width(word) > cells for word in shown(title).split())
    if broken or len(lines) > _LINES:
        return [fitted(shown(title), cells).rstrip()] if cells > 1 else [fitted(shown(title), cells)]
    return lines


def _arrow(column: int, sorted_by: tuple[int, bool] | None) -> str:
    if sorted_by is None or sorted_by[0] != column:
        return ""
    return "▼" if sorted_by[1] else "▲"


def _title(text: str, cells: int, behind: int, right: bool, arrow: str) -> list[Span]:
    """A line of a title, and `behind` it a gap. The arrow stands behind the text, within the gap where the
    text takes all of its cells; so no column grows by being sorted."""
    if not arrow:
        return [Span(fitted(text, cells, right=right) + " " * behind, _HEAD)]
    if behind < 1:
        cells, behind = cells - 1, 1
    if right:
        return [
            Span(fitted(text, cells, right=True), _HEAD),
            Span(arrow, _SORTED),
            Span(" " * (behind - 1), _HEAD),
        ]
    taken = min(width(text), cells)
    apart = 1 if 0 < taken < cells else 0
    rest = cells + behind - taken - apart - 1
    return [
        Span(fitted(text, taken) + " " * apart, _HEAD),
        Span(arrow, _SORTED),
        Span(" " * rest, _HEAD),
    ]


def _places(kept: Sequence[int], widths: Sequence[int], top: int, height: int) -> tuple[Title, ...]:
    places: list[Title] = []
    x = 0
    for i in kept:
        places.append(Title(i, x, widths[i], top, top + height - 1))
        x += widths[i] + GAP
    return tuple(places)
