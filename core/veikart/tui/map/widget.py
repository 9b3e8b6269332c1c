"""Draws the map: frozen row labels and column heads, and only the cells that are on the screen."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from veikart.standard.map.model import MapModel
from veikart.text import fit
from veikart.tui.map.drawing import Drawing, Layout, lay_out
from veikart.tui.theme import Ink, ink_of
from veikart.typeset import Look


class MapView(Widget, can_focus=True):
    """Shows a `MapModel` and keeps a cursor on one of its cells, by id, from model to model."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge('left')", show=False),
        Binding("end", "edge('right')", show=False),
        Binding("ctrl+home", "edge('top')", show=False),
        Binding("ctrl+end", "edge('bottom')", show=False),
        Binding("enter", "why", show=False),
        *(Binding(str(digit), f"rate({digit})", show=False) for digit in range(10)),
        Binding("x", "not_relevant", show=False),
    ]
    DEFAULT_CSS = """
    MapView { height: 1fr; width: 1fr; background: $background; }
    """

    class CursorMoved(Message):
        """The cursor stands on another cell, or there is another model below it."""

    class WhyAsked(Message):
        """Enter on a cell."""

    class Offered(Message):
        """What can be done with a cell is asked for, by the right button."""

    class Rated(Message):
        """A level, or None for *not relevant*, for the cell under the cursor."""

        def __init__(self, level: float | None) -> None:
            super().__init__()
            self.level = level

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.model: MapModel | None = None
        self.row = 0
        self.column = 0
        self._home = ("", "")  # ids of row and column where the cursor was last put by hand
        self._top = 0
        self._left = 0
        self._pending: dict[tuple[str, str], str] = {}
        self._strips: dict[int, Strip] = {}
        self._fitted: tuple[MapModel, tuple[int, int], Layout] | None = None
        self._drawing: tuple[Layout, Ink, Drawing] | None = None

    def show(self, model: MapModel) -> None:
        """Draws `model`, the cursor on its person and skill; near them where they are not there."""
        self.model = model
        if model.empty:
            self._redraw()
            self.post_message(self.CursorMoved())
            return
        row, column = model.row_at(self._home[0]), model.column_at(self._home[1])
        if row is None:
            row = model.row_near(min(self.row, len(model.rows) - 1)) or 0
        self.row = row
        self.column = min(self.column, len(model.columns) - 1) if column is None else column
        self._follow()
        self.post_message(self.CursorMoved())

    def clear(self) -> None:
        """Draws nothing until `show` is called again; the cursor then stands where it did, by its ids."""
        self.model = None
        self._fitted = None
        self._redraw()
        self.post_message(self.CursorMoved())

    def jump(self, row: str | None = None, column: str | None = None) -> bool:
        """Puts the cursor on the row and column with these ids; says whether all of them are there."""
        if self.model is None or self.model.empty:
            return False
        r = self.model.row_at(row) if row is not None else self.row
        c = self.model.column_at(column) if column is not None else self.column
        if r is None or c is None:
            return False
        self._place(r, c)
        return True

    def mark_pending(self, row: str, column: str, text: str | None) -> None:
        """Shows an answer that is on its way to the journal; None takes it away."""
        if text is None:
            self._pending.pop((row, column), None)
        else:
            self._pending[row, column] = text
        self._redraw()

    @property
    def at(self) -> tuple[str, str] | None:
        """Ids of the row and the skill under the cursor."""
        model = self.model
        if model is None or model.empty:
            return None
        return model.rows[self.row].id, model.columns[self.column].id

    def advance(self, rows: int, columns: int) -> None:
        """Moves the cursor; headings are leapt over and the edges hold it."""
        if self.model is None or self.model.empty:
            return
        row = self.model.row_near(min(max(self.row + rows, 0), len(self.model.rows) - 1), rows or 1)
        self._place(self.row if row is None else row, self.column + columns)

    def action_move(self, rows: int, columns: int) -> None:
        self.advance(rows, columns)

    def action_page(self, direction: int) -> None:
        self.advance(direction * max(1, self._fits().rows - 1), 0)

    def action_edge(self, side: str) -> None:
        far = 10**9
        rows, columns = {"left": (0, -far), "right": (0, far), "top": (-far, 0), "bottom": (far, 0)}[side]
        self.advance(rows, columns)

    def action_why(self) -> None:
        if self.at is not None:
            self.post_message(self.WhyAsked())

    def action_rate(self, digit: int) -> None:
        if self.at is not None:
            self.post_message(self.Rated(float(digit)))

    def action_not_relevant(self) -> None:
        if self.at is not None:
            self.post_message(self.Rated(None))

    def on_click(self, event: events.Click) -> None:
        fits, model = self._fits(), self.model
        x, y = event.x - self.gutter.left, event.y - self.gutter.top
        if model is None or y < fits.head or x < 0:
            return
        row = self._top + y - fits.head
        column = self._left + (x - fits.label) // fits.cell if x >= fits.label else self.column
        if row < len(model.rows) and not model.rows[row].heading and column < len(model.columns):
            again = (row, column) == (self.row, self.column)
            self._place(row, column)
            if event.button == 3:
                self.post_message(self.Offered())
            elif again:
                self.action_why()

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        self._scroll(3)

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        self._scroll(-3)

    def on_resize(self) -> None:
        self._strips, self._drawing = {}, None
        self._follow()

    def _scroll(self, lines: int) -> None:
        """Scrolls without leaving the cursor behind."""
        model, fits = self.model, self._fits()
        if model is None:
            return
        self._top = min(max(self._top + lines, 0), max(0, len(model.rows) - fits.rows))
        row = min(max(self.row, self._top), self._top + fits.rows - 1)
        self.advance(row - self.row, 0)
        self._redraw()

    def _place(self, row: int, column: int) -> None:
        """Puts the cursor there and remembers it as where it was put by hand."""
        model = self.model
        if model is None or model.empty:
            return
        self.row, self.column = row, min(max(column, 0), len(model.columns) - 1)
        self._home = (model.rows[self.row].id, model.columns[self.column].id)
        self._follow()
        self.post_message(self.CursorMoved())

    def _follow(self) -> None:
        """Scrolls so that the cursor is seen; a heading right above it too."""
        fits, model = self._fits(), self.model
        if model is None:
            return
        first = self.row - 1 if self.row and model.rows[self.row - 1].heading else self.row
        self._top = max(min(self._top, first), self.row - fits.rows + 1, 0)
        self._top = min(self._top, max(0, len(model.rows) - fits.rows))
        self._left = max(min(self._left, self.column), self.column - fits.columns + 1, 0)
        self._left = min(self._left, max(0, len(model.columns) - fits.columns))
        self._redraw()

    def _fits(self) -> Layout:
        size = (self.size.width, self.size.height)
        cached, model = self._fitted, self.model
        if model is None:
            return Layout(0, 4, 0, 1, 1)
        if cached is not None and cached[1] == size and cached[0] is model:
            return cached[2]
        layout = lay_out(model, *size)
        self._fitted = model, size, layout
        return layout

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _: self._redraw())

    def on_focus(self) -> None:
        self._redraw()

    def on_blur(self) -> None:
        self._redraw()

    def render_line(self, y: int) -> Strip:
        if y not in self._strips:
            self._strips[y] = self._drawn_line(y)
        return self._strips[y]

    def _redraw(self) -> None:
        """Draws every line anew, but only those that came out different go to the terminal.

        While time plays that is a fifth of them, which halves what a frame costs.
        """
        before, self._strips, self._drawing = self._strips, {}, None
        (width, height), (top, _, _, left) = self.size, self.gutter
        if not before:
            self.refresh()
            return
        changed = [y for y in range(height) if y not in before or before[y] != self.render_line(y)]
        if changed:
            self.refresh(*(Region(left, top + y, width, 1) for y in changed))

    def _drawn_line(self, y: int) -> Strip:
        cells, model = self.size.width, self.model
        if model is None or model.empty or cells < 8:
            blank = ink_of(self.app).style(Look())
            text = model.empty if model is not None and cells >= 8 and y == 1 else ""
            return Strip([Segment(fit("  " + text if text else "", cells), blank)], cells)
        fits, ink, drawing = self._frame(model)
        blank, row = ink.style(Look()), self._top + y - fits.head
        if y < fits.head:
            strip = Strip(drawing.head(y)).adjust_cell_length(cells - 1, blank)
        elif row < len(model.rows) and not model.rows[row].heading:
            strip = _as_wide(drawing.body(row), drawing.cells, cells - 1, blank)
        else:
            segments = drawing.heading(row) if row < len(model.rows) else []
            strip = Strip(segments).adjust_cell_length(cells - 1, blank)
        return Strip([*strip, Segment(self._thumb(model, fits, y), ink.style(Look("rule")))], cells)

    def _frame(self, model: MapModel) -> tuple[Layout, Ink, Drawing]:
        """What all lines of a frame are drawn with."""
        if self._drawing is None:
            fits, ink = self._fits(), ink_of(self.app)
            shown = range(self._left, min(self._left + fits.columns, len(model.columns)))
            drawing = Drawing(
                model,
                fits,
                ink,
                shown,
                cursor=(self.row, self.column),
                focused=self.has_focus,
                pending=self._pending,
            )
            self._drawing = fits, ink, drawing
        return self._drawing

    def _thumb(self, model: MapModel, fits: Layout, y: int) -> str:
        """The scroll mark at the right edge."""
        if len(model.rows) <= fits.rows or y < fits.head:
            return " "
        length = max(1, fits.rows * fits.rows // len(model.rows))
        start = round(self._top * (fits.rows - length) / max(1, len(model.rows) - fits.rows))
        return "┃" if start <= y - fits.head < start + length else "│"


def _as_wide(segments: list[Segment], taken: int, cells: int, blank: Style) -> Strip:
    """A strip of some cells from segments whose own are known."""
    if taken > cells:
        return Strip(segments, taken).adjust_cell_length(cells, blank)
    if taken < cells:
        segments.append(Segment(" " * (cells - taken), blank))
    return Strip(segments, cells)
