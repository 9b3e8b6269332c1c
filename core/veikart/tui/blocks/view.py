"""The widget that draws blocks, with a cursor that stays where it was while time moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from veikart.blocks import Block
from veikart.tui.blocks.moving import Direction, Paths, lines_above, paths, sticky
from veikart.tui.blocks.painting import MARGIN, lines_of, lit_strip, plain_strip, told_strip
from veikart.tui.theme import Ink, ink_of
from veikart.typeset import Page, Stop, lay_out

_NO_PAGE = Page(1, (), (), ())


class BlocksView(ScrollView, can_focus=True):
    """Draws blocks. `show` may be called at any time and as often as time moves."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    BlocksView {
        background: $background;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go('up')", "Up", show=False),
        Binding("down", "go('down')", "Down", show=False),
        Binding("left", "go('left')", "Left", show=False),
        Binding("right", "go('right')", "Right", show=False),
        Binding("pageup", "go('page up')", "Page up", show=False),
        Binding("pagedown", "go('page down')", "Page down", show=False),
        Binding("home", "go('home')", "First", show=False),
        Binding("end", "go('end')", "Last", show=False),
        Binding("enter", "choose", "Why"),
    ]

    class Chosen(Message):
        """Enter, or a click on what was already under the cursor."""

        def __init__(self, view: BlocksView, stop: Stop) -> None:
            super().__init__()
            self.view = view
            self.place = stop

        @property
        def control(self) -> BlocksView:
            return self.view

    class Moved(Message):
        """The cursor stands on another stop."""

        def __init__(self, view: BlocksView, stop: Stop) -> None:
            super().__init__()
            self.view = view
            self.place = stop

        @property
        def control(self) -> BlocksView:
            return self.view

    def __init__(
        self,
        blocks: Sequence[Block] = (),
        *,
        ascii: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._blocks = tuple(blocks)
        self._ascii = ascii
        self._paths: Paths = paths(_NO_PAGE)
        self._at = -1
        self._goal_x = 0
        self._ink: Ink | None = None
        self._strips: dict[int, Strip] = {}
        self._lit: dict[int, Strip] = {}

    # What others ask for

    def show(self, blocks: Sequence[Block]) -> None:
        """Draws `blocks` from now on. The cursor stays on the row with the same id, and the scroll where
        it was; if that row is gone, the cursor goes to the one that took its place."""
        self._blocks = tuple(blocks)
        self._lay_out()

    def clear(self) -> None:
        """Draws nothing until `show` is called again; the cursor then stands where it did, by its place."""
        self._blocks = ()
        self._paths = paths(_NO_PAGE)
        self._redraw()

    @property
    def page(self) -> Page:
        """The page as laid out for the present width."""
        return self._paths.page

    @property
    def cursor(self) -> Stop | None:
        """The stop under the cursor; None where the page has none."""
        return self.page.stops[self._at] if 0 <= self._at < len(self.page.stops) else None

    def point_at(self, name: str, column: int = -1) -> bool:
        """Moves the cursor to the row `name` (or a cell of it); False where there is none."""
        found = self._paths.find((name, column, 0))
        if found is not None:
            self._stand(found)
        return found is not None

    # Layout

    def _lay_out(self) -> None:
        cells = self.scrollable_content_region.width
        if cells <= 2 * MARGIN:
            return
        before, seen = self.cursor, self._in_sight()
        page = lay_out(self._blocks, cells - 2 * MARGIN, ascii=self._ascii)
        self._paths = paths(page)
        kept = self._paths.find(before.key) if before else None
        self._at = kept if kept is not None else min(max(self._at, 0), len(page.stops) - 1)
        self._strips.clear()
        self._lit.clear()
        told = any(stop.title for stop in page.stops)
        size = Size(cells, len(page.lines) + (1 if told else 0))
        if size != self.virtual_size:
            self.virtual_size = size
        if before is not None and seen:
            self._scroll_to_cursor()
        self.refresh()

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _: self._redraw())

    def on_resize(self) -> None:
        if self.scrollable_content_region.width - 2 * MARGIN != self.page.width:
            self._lay_out()

    def on_focus(self) -> None:
        self._redraw(lit_only=True)

    def on_blur(self) -> None:
        self._redraw(lit_only=True)

    def _redraw(self, *, lit_only: bool = False) -> None:
        self._lit.clear()
        if not lit_only:
            self._ink = None
            self._strips.clear()
        self.refresh()

    # Drawing

    def render_line(self, y: int) -> Strip:
        ink = self._ink = self._ink or ink_of(self.app)
        cells = self.scrollable_content_region.width
        stop = self.cursor
        if stop is not None and stop.title and y == self._lines_on_screen() - 1:
            return told_strip(stop.title, ink, cells)
        line = self._line_at(y)
        if line >= len(self.page.lines):
            return plain_strip((), ink, cells)
        if stop is not None and line in lines_of(stop):
            if line not in self._lit:
                content = self.page.lines[line]
                self._lit[line] = lit_strip(content, line, stop, ink, cells, focused=self.has_focus)
            return self._lit[line]
        if line not in self._strips:
            self._strips[line] = plain_strip(self.page.lines[line], ink, cells)
        return self._strips[line]

    def _lines_on_screen(self) -> int:
        return self.scrollable_content_region.height

    def _line_at(self, y: int) -> int:
        """The line of the page that is drawn on line `y` of the screen."""
        top = self.scroll_offset.y
        head = sticky(self.page.heads, top)
        if head is not None and y <= head.last - head.first:
            return head.first + y
        return top + y

    # Moving

    def action_go(self, direction: Direction) -> None:
        """Moves the cursor; scrolls where there is nothing (near) to move to."""
        stop = self.cursor
        leap = max(1, self._lines_on_screen() - 2)
        if stop is None:
            self._scroll_by(direction, leap)
            return
        target = self._paths.towards(self._at, direction, x=self._goal_x, leap=leap)
        away = self._out_of_sight(self.page.stops[target])
        if (direction in ("up", "down") and abs(away) > leap // 2) or target == self._at:
            self._scroll_by(direction, leap)
        else:
            self._stand(target, sideways=direction in ("left", "right"))
            if direction in ("home", "end"):
                self._scroll_by(direction, leap)

    def action_choose(self) -> None:
        """Asks for the why, or the action, of what is under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        found = self._paths.under(offset.x - MARGIN, self._line_at(offset.y))
        if found is None:
            return
        event.stop()
        if found == self._at:
            self.action_choose()
        else:
            self._stand(found, sideways=True)

    def _stand(self, at: int, *, sideways: bool = True) -> None:
        self._at = at
        stop = self.page.stops[at]
        if sideways and stop.width >= 0:
            self._goal_x = stop.x
        self._lit.clear()
        self._scroll_to_cursor()
        self.refresh()
        self.post_message(self.Moved(self, stop))

    # Scrolling

    def _scroll_by(self, direction: Direction, leap: int) -> None:
        step = {"up": -1, "down": 1, "page up": -leap, "page down": leap}.get(direction)
        if step is not None:
            self.scroll_to(y=self.scroll_offset.y + step, animate=False)
        elif direction in ("home", "end"):
            self.scroll_to(y=0 if direction == "home" else self.max_scroll_y, animate=False)

    def _out_of_sight(self, stop: Stop) -> int:
        """How many lines one has to scroll to see `stop`: negative upwards, 0 when it is there."""
        top = self.scroll_offset.y
        above = stop.y - lines_above(self.page.heads, stop.y, self._lines_on_screen() // 2) - top
        below = stop.y + stop.height + (1 if stop.title else 0) - (top + self._lines_on_screen())
        return min(above, 0) or max(below, 0)

    def _in_sight(self) -> bool:
        return self.cursor is not None and self._out_of_sight(self.cursor) == 0

    def _scroll_to_cursor(self) -> None:
        if self.cursor is None:
            return
        away = self._out_of_sight(self.cursor)
        if self._at == 0 and self.cursor.y < self._lines_on_screen():
            away = -self.scroll_offset.y
        if away:
            self.scroll_to(y=self.scroll_offset.y + away, animate=False)
