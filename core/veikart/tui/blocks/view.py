"""The widget that draws blocks, with a cursor that stays where it was while time moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from veikart.arranging import AS_SHOWN, Arrangement, Shown, arranged
from veikart.blocks import Block
from veikart.tui.blocks import folding, sorting
from veikart.tui.blocks.moving import Direction, Paths, lines_above, paths, sticky
from veikart.tui.blocks.painting import MARGIN, lines_of, lit_strip, plain_strip, told_strip
from veikart.tui.theme import Ink, ink_of
from veikart.typeset import Page, Stop, lay_out

_NO_PAGE = Page(1, (), (), ())
_NOTHING = Shown((), frozenset(), 0, 0)


@dataclass(frozen=True, slots=True)
class Left:
    """How a view was left: its tables arranged, the cursor, and the line at the top."""

    arrangement: Arrangement = AS_SHOWN
    cursor: tuple[str, int, int] | None = None
    top: int = 0


class _Told(Message):
    """What a view of blocks tells of itself."""

    def __init__(self, view: BlocksView) -> None:
        super().__init__()
        self.view = view

    @property
    def control(self) -> BlocksView:
        return self.view


class _OfPlace(_Told):
    """What it tells of the place under its cursor."""

    def __init__(self, view: BlocksView, stop: Stop) -> None:
        super().__init__(view)
        self.place = stop


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
        Binding("shift+left", "fold_all(True)", "Fold all", show=False),
        Binding("shift+right", "fold_all(False)", "Unfold all", show=False),
        Binding("pageup", "go('page up')", "Page up", show=False),
        Binding("pagedown", "go('page down')", "Page down", show=False),
        Binding("home", "go('home')", "First", show=False),
        Binding("end", "go('end')", "Last", show=False),
        Binding("enter", "choose", "Why"),
    ]

    class Arranged(_Told):
        """Its tables are arranged otherwise: by a click, or by folding."""

    class Offered(_OfPlace):
        """What can be done with what is under the cursor is asked for, by the right button."""

    class Chosen(_OfPlace):
        """Enter, or a click on what was already under the cursor."""

    class Moved(_OfPlace):
        """The cursor stands on another stop."""

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
        self._arrangement = AS_SHOWN
        self.shown: Shown = _NOTHING
        """The blocks as they are drawn, and how many rows hold the words."""
        self._waits = False
        """Whether there are blocks that could not be laid out yet: it has no width while it is hidden."""
        self._at = -1
        self._home: tuple[str, int, int] | None = None
        self._goal_x = 0
        self._ink: Ink | None = None
        self._room = Size(0, 0)
        """Cells and lines that there are to draw on; to ask for them takes as long as to draw a line."""
        self._strips: dict[int, Strip] = {}
        self._lit: dict[int, Strip] = {}

    # What others ask for

    def show(self, blocks: Sequence[Block], left: Left | None = None) -> None:
        """Draws `blocks` from now on. The cursor stays on the row with the same id, and the scroll where
        it was; if that row is gone, the cursor goes to the one that took its place until it is back.

        With `left`, everything is as it was then.
        """
        self._blocks = tuple(blocks)
        if left is None:
            self._lay_out()
            return
        self._arrangement, self._home, self._at = left.arrangement, left.cursor, -1
        self._lay_out()
        self.scroll_to(y=left.top, animate=False)

    @property
    def arrangement(self) -> Arrangement:
        """How the tables are sorted, narrowed and folded."""
        return self._arrangement

    def rearrange(self, how: Arrangement) -> None:
        """Arranges the tables otherwise. The cursor stays on its row where that is still to be seen."""
        if how != self._arrangement:
            self._arrangement = how
            self._lay_out()
            self.post_message(self.Arranged(self))

    @property
    def left(self) -> Left:
        """How it stands, to come back to."""
        cursor = self._home or (self.cursor.key if self.cursor else None)
        return Left(self._arrangement, cursor, round(self.scroll_offset.y))

    def clear(self) -> None:
        """Draws nothing until `show` is called again; the cursor then stands where it did, by its place, and
        the tables stand as they are given."""
        self._blocks = ()
        self._arrangement = AS_SHOWN
        self.shown = _NOTHING
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
        self._room = self.scrollable_content_region.size
        cells = self._room.width
        self._waits = cells <= 2 * MARGIN
        if self._waits:
            return
        before, seen = self.cursor, self._in_sight()
        shown = self.shown = arranged(self._blocks, self._arrangement)
        page = lay_out(shown.blocks, cells - 2 * MARGIN, ascii=self._ascii, folded=shown.folded)
        self._paths = paths(page)
        kept = self._find(self._home, before.key if before else None)
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

    def _find(self, *keys: tuple[str, int, int] | None) -> int | None:
        found = (self._paths.find(key) for key in keys if key is not None)
        return next((index for index in found if index is not None), None)

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _: self._redraw())

    def on_resize(self) -> None:
        self._room = self.scrollable_content_region.size
        if self._waits or self.scrollable_content_region.width - 2 * MARGIN != self.page.width:
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
        cells = self._room.width
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
        return self._room.height

    def _line_at(self, y: int) -> int:
        """The line of the page that is drawn on line `y` of the screen."""
        top = self.scroll_offset.y
        head = sticky(self.page.heads, top)
        if head is not None and y <= head.last - head.first:
            return head.first + y
        return top + y

    # Moving

    def action_go(self, direction: Direction) -> None:
        """Moves the cursor, folds and unfolds; scrolls where there is nothing (near) to move to."""
        stop = self.cursor
        leap = max(1, self._lines_on_screen() - 2)
        if stop is None:
            self._scroll_by(direction, leap)
            return
        if direction in ("left", "right") and (stop.folded is not None or stop.depth):
            self._along_the_branch(stop, direction)
            return
        target = self._paths.towards(self._at, direction, x=self._goal_x, leap=leap)
        away = self._out_of_sight(self.page.stops[target])
        if (direction in ("up", "down") and abs(away) > leap // 2) or target == self._at:
            self._scroll_by(direction, leap)
        else:
            self._stand(target, sideways=direction in ("left", "right"))
            if direction in ("home", "end"):
                self._scroll_by(direction, leap)

    def _along_the_branch(self, stop: Stop, direction: Direction) -> None:
        """Left folds what is open, else goes up to where the row belongs; right unfolds, else goes in."""
        if stop.folded is (direction == "right"):
            self.rearrange(self._arrangement.turned(stop.id))
        elif (target := folding.beside(self.page.stops, self._at, direction)) is not None:
            self._stand(target)

    def action_fold_all(self, fold: bool) -> None:
        """Folds every branch, or none; the cursor goes to the top of its own."""
        stops, at = self.page.stops, self._at
        while fold and at >= 0 and (above := folding.beside(stops, at, "left")) is not None:
            at = above
        folded = self._arrangement.folded | folding.branches_in(self.shown) if fold else frozenset()
        if at >= 0:
            self._stand(at)
        self.rearrange(self._arrangement.with_folded(folded))

    def action_choose(self) -> None:
        """Asks for the why, or the action, of what is under the cursor; folds what has neither."""
        stop = self.cursor
        if stop is None:
            return
        if stop.folded is not None and stop.why is None and stop.action is None:
            self.rearrange(self._arrangement.turned(stop.id))
        else:
            self.post_message(self.Chosen(self, stop))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        x, y = offset.x - MARGIN, self._line_at(offset.y)
        if (place := sorting.title_at(self.page, x, y)) is not None:
            event.stop()
            self.rearrange(sorting.turned_by(self.shown, self._arrangement, *place))
            return
        found = self._paths.under(x, y)
        if found is None:
            return
        event.stop()
        stop = self.page.stops[found]
        if event.button == 3:
            self._stand(found, sideways=True)
            self.post_message(self.Offered(self, stop))
        elif stop.sign <= x <= stop.sign + 1 and stop.folded is not None:
            self._stand(found, sideways=True)
            self.rearrange(self._arrangement.turned(stop.id))
        elif found == self._at:
            self.action_choose()
        else:
            self._stand(found, sideways=True)

    def _stand(self, at: int, *, sideways: bool = True) -> None:
        self._at = at
        stop = self.page.stops[at]
        self._home = stop.key
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
