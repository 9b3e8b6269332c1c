"""Lines of a page as strips of a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from veikart.text import fit, width
from veikart.tui.theme import Ink
from veikart.typeset import Line, Look, Span, Stop

MARGIN = 1
"""Cells to the left and right of every line; the left one shows which row is under the cursor."""
_POINTER = "▌"


def plain_strip(line: Line, ink: Ink, cells: int) -> Strip:
    """A line that the cursor does not touch, `cells` wide with its margins."""
    blank = ink.style(Look())
    segments = [Segment(" " * MARGIN, blank), *(Segment(text, ink.style(look)) for text, look in line)]
    left = cells - MARGIN - sum(width(text) for text, _ in line)
    if left < 0:
        return Strip(segments).adjust_cell_length(cells, blank)
    return Strip([*segments, Segment(" " * left, blank)] if left else segments, cells)


def lit_strip(line: Line, y: int, stop: Stop, ink: Ink, cells: int, *, focused: bool) -> Strip:
    """A line of the stop under the cursor, or one that echoes it."""
    whole = stop.width < 0 and _touches(stop, y)
    blank = ink.under_cursor(Look(), cell=False, focused=focused) if whole else ink.style(Look())
    pointer = ink.style(Look("text", "accent")) + Style(bgcolor=blank.bgcolor)
    segments = [Segment((_POINTER if whole else " ").ljust(MARGIN), pointer if whole else blank)]
    places = _places(stop, y, cells)
    for span, lit in _split(line, places):
        cell = (
            lit
            and stop.column >= 0
            and _touches(stop, y)
            and span.look.role not in ("label", "group", "head")
        )
        style = ink.under_cursor(span.look, cell=cell, focused=focused) if lit else ink.style(span.look)
        segments.append(Segment(span.text, style))
    return Strip(segments).adjust_cell_length(cells, blank)


def told_strip(title: str, ink: Ink, cells: int) -> Strip:
    """The line that tells in full what there was no room for."""
    style = ink.under_cursor(Look(), cell=False, focused=False)
    room = cells - 2 * MARGIN
    text = title if width(title) <= room else fit(title, room)
    return Strip([Segment(" " * MARGIN + text, style)]).adjust_cell_length(cells, style)


def lines_of(stop: Stop) -> set[int]:
    """The lines that look different while the cursor stands on `stop`."""
    return {*range(stop.y, stop.y + stop.height), *(y for _, y, _ in stop.echoes)}


def _touches(stop: Stop, y: int) -> bool:
    return stop.y <= y < stop.y + stop.height


def _places(stop: Stop, y: int, cells: int) -> list[tuple[int, int]]:
    places = [(x, x + width) for x, line, width in stop.echoes if line == y]
    if _touches(stop, y):
        places.append((0, cells) if stop.width < 0 else (stop.x, stop.x + stop.width))
    return sorted(places)


def _split(line: Line, places: Sequence[tuple[int, int]]) -> Iterator[tuple[Span, bool]]:
    """The spans of a line, cut where a place begins or ends, and whether each lies within one."""
    edges = sorted({edge for place in places for edge in place})
    x = 0
    for span in line:
        rest = Segment(span.text)
        for edge in edges:
            if x < edge < x + cell_len(rest.text):
                before, rest = rest.split_cells(edge - x)
                yield Span(before.text, span.look), _within(x, places)
                x = edge
        yield Span(rest.text, span.look), _within(x, places)
        x += cell_len(rest.text)


def _within(x: int, places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= x < end for start, end in places)
