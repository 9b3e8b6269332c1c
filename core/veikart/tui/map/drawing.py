"""Lines of the map as segments. Pure: a model, a layout and an ink go in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style

from veikart.contributions.view import Rows
from veikart.standard.map.changes import APPEARED, FELL, ROSE, WENT, ComparedMap
from veikart.standard.map.model import EXPECTED, CellLook, MapCell, MapModel, MapRow
from veikart.text import fit
from veikart.tui.map.heads import stacked
from veikart.tui.theme import Ink
from veikart.typeset import Look, Role

_WIDEST_CELL = 12
_WIDEST_LABEL = 30
_TALL = 24
_PLAIN = Look()
_HEAD = Look("head")
_CRITICAL = Look("title")
_EXPECTED = Look("expected", "accent")
_CHANGED: Mapping[str, Look] = {
    ROSE: Look("value", "good"),
    FELL: Look("value", "bad"),
    APPEARED: Look("value", "accent"),
    WENT: Look("value", "muted"),
}
ROW_SIGNS: Mapping[str, str] = {"new": APPEARED, "gone": WENT, "moved": "→"}
_LOOKS: Mapping[CellLook, Role] = {
    "plain": "heat",
    "stale": "stale",
    "assumed": "assumed",
    "missing": "missing",
    "not relevant": "not relevant",
}

_SIGNS = "   3~ over a year old   3? assumed   · not rated   – not relevant"
LEGENDS: Mapping[Rows, str] = {
    "people": "▾ below what is required" + _SIGNS,
    "roles": "digit: median   ▾ over a quarter below" + _SIGNS,
    "units": "digit: median   ▾ over a quarter below" + _SIGNS,
}


def legend_of(model: MapModel) -> str:
    """What the signs on the map mean; those of promises where there are any."""
    ahead = f"2{EXPECTED}3 promised, not known   " if model.expectations else ""
    return ahead + LEGENDS[model.kind]


@dataclass(frozen=True, slots=True)
class Layout:
    """Cells of the row labels and of a column, lines of the head, and how many columns and rows fit."""

    label: int
    cell: int
    head: int
    columns: int
    rows: int


def lay_out(model: MapModel, cells: int, lines: int) -> Layout:
    """Columns as wide as there is room for, so that their heads can be read; but no narrower than a level."""
    label = max(12, min(model.widest + 1, _WIDEST_LABEL, cells * 3 // 10))
    least = model.digits + 3 + (model.digits if model.expectations else 0) + isinstance(model, ComparedMap)
    room = max(least, cells - label - 1)
    cell = max(least, min(_WIDEST_CELL, room // max(1, len(model.columns))))
    head = min(6 if lines >= _TALL else 4, max(2, lines // 3))
    return Layout(label, cell, head, max(1, room // cell), max(1, lines - head))


class Drawing:
    """What one frame of the map is drawn with. `shown` are the columns on the screen."""

    def __init__(
        self,
        model: MapModel,
        layout: Layout,
        ink: Ink,
        shown: range,
        *,
        cursor: tuple[int, int],
        focused: bool,
        pending: Mapping[tuple[str, str], str],
    ) -> None:
        """`cursor` is the row and the column under it; `pending` are answers that are on their way to the
        journal, by the ids of row and column."""
        self._model = model
        self._layout = layout
        self._ink = ink
        self._shown = shown
        self._row, self._column = cursor
        self._focused = focused
        self._pending = pending
        self._gap = Segment(" ", ink.style(_PLAIN))
        self._pieces = _pieces(ink.palette.name, ink.plain, model.digits, layout.cell)

    @property
    def cells(self) -> int:
        """Terminal cells of a line with cells."""
        return self._layout.label + len(self._shown) * self._layout.cell

    def head(self, y: int) -> list[Segment]:
        """Line `y` of the head: groups first, then the names of the skills, stacked."""
        if y == 0:
            return self._groups()
        corner, layout, ink = "", self._layout, self._ink
        if y == layout.head - 1 and len(self._shown) < len(self._model.columns):
            corner = f"{self._shown.start + 1}–{self._shown.stop} of {len(self._model.columns)} skills"
        segments = [Segment(fit(corner, layout.label), ink.style(Look("key")))]
        for place in self._shown:
            column = self._model.columns[place]
            text = stacked(column.name, layout.cell - 1, layout.head - 1)[y - 1]
            look = _CRITICAL if column.criticality == 3 else _HEAD
            segments.append(Segment(text, self._lit(look) if place == self._column else ink.style(look)))
            segments.append(self._gap)
        return segments

    def heading(self, row: int) -> list[Segment]:
        """The line of a heading."""
        return [Segment(self._model.rows[row].label, self._ink.style(Look("group")))]

    def body(self, row: int) -> list[Segment]:
        """The line of a row with cells, and its label."""
        entry, line = self._model.rows[row], self._model.line(row)
        segments = self._label(entry, here=row == self._row)
        if row == self._row or self._pending:
            return segments + self._singly(entry, line, here=row == self._row)
        pieces = self._pieces
        for place in self._shown:
            cell = line.get(place)
            if (drawn := pieces.get(cell)) is None:
                drawn = pieces[cell] = (*self._cell(cell, None), self._gap)
            segments += drawn
        return segments

    def _label(self, entry: MapRow, *, here: bool) -> list[Segment]:
        indent = "  " * min(entry.depth, 4)
        if entry.change:
            indent = f"{indent[2:]}{ROW_SIGNS[entry.change]} "
        label = fit(indent + entry.label, self._layout.label - 1)
        look = Look("detail" if entry.change == "gone" else "label")
        return [Segment(label, self._lit(look) if here else self._ink.style(look)), self._gap]

    def _singly(self, entry: MapRow, line: Mapping[int, MapCell], *, here: bool) -> list[Segment]:
        """The cells of a row on which the cursor or an answer may stand."""
        segments: list[Segment] = []
        for place in self._shown:
            waiting = self._pending.get((entry.id, self._model.columns[place].id)) if self._pending else None
            segments += self._cell(line.get(place), waiting, under=here and place == self._column)
            segments.append(self._gap)
        return segments

    def _lit(self, look: Look) -> Style:
        return self._ink.under_cursor(look, cell=False, focused=self._focused)

    def _groups(self) -> list[Segment]:
        """Names of groups over their columns, each as far as its columns go."""
        columns, shown, cell = self._model.columns, self._shown, self._layout.cell
        corner = fit(f"{self._model.number} {self._model.kind}", self._layout.label)
        segments = [Segment(corner, self._ink.style(Look("key")))]
        start = shown.start
        for after in range(start + 1, shown.stop + 1):
            group = columns[start].group
            if after < shown.stop and columns[after].group == group:
                continue
            room = (after - start) * cell
            segments.append(Segment(fit(group, room - 1) + " ", self._ink.style(Look("heading"))))
            start = after
        return segments

    def _cell(self, cell: MapCell | None, waiting: str | None, *, under: bool = False) -> list[Segment]:
        look = Look("value", "accent") if waiting is not None else look_of(cell)
        text = cell_text(cell, waiting, self._model.digits, self._layout.cell - 1)
        if under:
            return [Segment(text, self._ink.under_cursor(look, cell=True, focused=self._focused))]
        changed = cell.change if cell is not None and cell.change in _CHANGED else "\n"  # stands in no cell
        level, sign, after = text.partition(changed)
        known, mark, ahead = level.partition(EXPECTED)
        parts = ((known, look), (mark + ahead, _EXPECTED), (sign, _CHANGED.get(sign, look)), (after, look))
        return [Segment(part, self._ink.style(each)) for part, each in parts if part]


@lru_cache(maxsize=16)
def _pieces(palette: str, plain: bool, digits: int, cells: int) -> dict[MapCell | None, tuple[Segment, ...]]:
    """Cells as they were drawn in some ink: there are half a thousand on a screen, and a few dozen kinds."""
    return {}


def look_of(cell: MapCell | None) -> Look:
    """What a cell means, in the words of a page; None is nothing asked and nothing known."""
    if cell is None:
        return Look("off")
    return Look(_LOOKS[cell.look], step=cell.shade)


def cell_text(cell: MapCell | None, waiting: str | None, digits: int, cells: int) -> str:
    """The mark of an unmet requirement, the level, and the mark of what kind of level it is, `▾3~`; on a map
    that is compared, the sign of the change, `▾3~↓`."""
    if waiting is not None:
        text = f" {waiting:>{digits}}…"
    elif cell is None:
        return " " * cells
    else:
        mark = cell.marked[len(cell.text) :] or " "
        text = f"{'▾' if cell.unmet else ' '}{cell.text:>{digits}}{mark}{cell.change}"
        if len(text) > cells:  # rather no word of the requirement than of what is expected
            text = text[1:]
    return fit(" " * max(0, (cells - len(text) + 1) // 2) + text, cells)
