"""Lines of the map as segments. Pure: a model, a layout and an ink go in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style

from veikart.contributions.view import Rows
from veikart.standard.map.changes import APPEARED, FELL, ROSE, WENT, ComparedMap
from veikart.standard.map.model import EXPECTED, CellLook, MapCell, MapModel
from veikart.text import fit
from veikart.tui.map.heads import stacked
from veikart.tui.theme import Ink
from veikart.typeset import Look, Role

_WIDEST_CELL = 12
_WIDEST_LABEL = 30
_TALL = 24
_PLAIN = Look()
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


@dataclass(frozen=True, slots=True)
class Drawing:
    """What one frame of the map is drawn from. `shown` are the columns on the screen."""

    model: MapModel
    layout: Layout
    ink: Ink
    shown: range
    row: int
    column: int
    focused: bool
    pending: Mapping[tuple[str, str], str]

    def head(self, y: int) -> list[Segment]:
        """Line `y` of the head: groups first, then the names of the skills, stacked."""
        if y == 0:
            return self._groups()
        corner = ""
        if y == self.layout.head - 1 and len(self.shown) < len(self.model.columns):
            corner = f"{self.shown.start + 1}–{self.shown.stop} of {len(self.model.columns)} skills"
        segments = [Segment(fit(corner, self.layout.label), self.ink.style(Look("key")))]
        for place in self.shown:
            column = self.model.columns[place]
            text = stacked(column.name, self.layout.cell - 1, self.layout.head - 1)[y - 1]
            look = Look("title") if column.criticality == 3 else Look("head")
            segments.append(Segment(text, self._lit(look) if place == self.column else self.ink.style(look)))
            segments.append(self._gap)
        return segments

    def body(self, row: int) -> list[Segment]:
        """The line of a row: a heading, or its label and its cells."""
        entry = self.model.rows[row]
        if entry.heading:
            return [Segment(entry.label, self.ink.style(Look("group")))]
        indent = "  " * min(entry.depth, 4)
        if entry.change:
            indent = f"{indent[2:]}{ROW_SIGNS[entry.change]} "
        label = fit(indent + entry.label, self.layout.label - 1)
        here = row == self.row
        look = Look("detail" if entry.change == "gone" else "label")
        style = self._lit(look) if here else self.ink.style(look)
        segments = [Segment(label, style), self._gap]
        line = self.model.line(row)
        for place in self.shown:
            waiting = self.pending.get((entry.id, self.model.columns[place].id)) if self.pending else None
            segments += self._cell(line.get(place), waiting, here and place == self.column)
            segments.append(self._gap)
        return segments

    @property
    def _gap(self) -> Segment:
        return Segment(" ", self.ink.style(_PLAIN))

    def _lit(self, look: Look) -> Style:
        return self.ink.under_cursor(look, cell=False, focused=self.focused)

    def _groups(self) -> list[Segment]:
        """Names of groups over their columns, each as far as its columns go."""
        corner = fit(f"{self.model.number} {self.model.kind}", self.layout.label)
        segments = [Segment(corner, self.ink.style(Look("key")))]
        start = self.shown.start
        for after in range(start + 1, self.shown.stop + 1):
            group = self.model.columns[start].group
            if after < self.shown.stop and self.model.columns[after].group == group:
                continue
            room = (after - start) * self.layout.cell
            segments.append(Segment(fit(group, room - 1) + " ", self.ink.style(Look("heading"))))
            start = after
        return segments

    def _cell(self, cell: MapCell | None, waiting: str | None, under: bool) -> list[Segment]:
        look = Look("value", "accent") if waiting is not None else look_of(cell)
        text = cell_text(cell, waiting, self.model.digits, self.layout.cell - 1)
        if under:
            return [Segment(text, self.ink.under_cursor(look, cell=True, focused=self.focused))]
        changed = cell.change if cell is not None and cell.change in _CHANGED else "\n"  # stands in no cell
        level, sign, after = text.partition(changed)
        known, mark, ahead = level.partition(EXPECTED)
        parts = ((known, look), (mark + ahead, _EXPECTED), (sign, _CHANGED.get(sign, look)), (after, look))
        return [Segment(part, self.ink.style(each)) for part, each in parts if part]


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
