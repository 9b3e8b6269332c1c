"""Draws the time line and turns clicks and drags into days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby, pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from veikart.text import fit, width
from veikart.tui.timebar.ahead import signs, told
from veikart.tui.timebar.model import STEPS, Clock, Density, Ruler, Step, TimeData, step_day

_BARS = "▁▁▂▃▄▅▆▇█"
_RIGHT = 3
_MARK, _CURSOR, _KNOWN, _BETWEEN, _BASELINE = "◆", "▼", "▽", "┈", "△"


class TimeBar(Widget):
    """Three lines: marks and the cursor, how much happened when, and the calendar.

    ▼ stands over the day things hold on, ▽ over the last day of recording that counts, where not all does,
    and △ over the day that is compared with. Right of today a sign stands where anything is expected, and
    beside ▼ how much of it will have come by then. Posts `Moved` when the mouse asks for a day: of the other
    clock with the right button, shift or ctrl. The keys belong to the screen, which calls the methods that
    give a day: `stepped`, `to_mark`.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "timebar--line",
        "timebar--ahead",
        "timebar--after",
        "timebar--cursor",
        "timebar--known",
        "timebar--mark",
        "timebar--tick",
        "timebar--today",
    }
    DEFAULT_CSS = """
    TimeBar {
        height: 3; padding: 0 1; background: $panel; color: $foreground;
        & > .timebar--line { color: $primary; }
        & > .timebar--after { color: $foreground-muted; }
        & > .timebar--ahead { color: $secondary; }
        & > .timebar--cursor { color: $foreground; text-style: bold; }
        & > .timebar--known { color: $warning; text-style: bold; }
        & > .timebar--mark { color: $accent; }
        & > .timebar--tick { color: $foreground-muted; }
        & > .timebar--today { color: $foreground; text-style: bold; }
        &.-past { background: $warning 18%; }
        &.-past > .timebar--line { color: $warning; }
    }
    """

    class Moved(Message):
        """The mouse asks for a day of one of the clocks."""

        def __init__(self, day: date, clock: Clock = "true on") -> None:
            super().__init__()
            self.day = day
            self.clock = clock

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.data: TimeData | None = None
        self.day: date | None = None
        self.known: date | None = None
        self.baseline: date | None = None
        self.step: Step = "month"
        self._dragged: Clock | None = None
        self._drawn: tuple[TimeData, int, Ruler, Density] | None = None

    def show(
        self, data: TimeData, day: date, known: date | None = None, baseline: date | None = None
    ) -> None:
        """Draws `data` with the cursor on `day`, one on the day `known` where less counts than all, and one
        on the `baseline` where something is compared."""
        self.data, self.day, self.known, self.baseline = data, day, known, baseline
        self.set_class(day < data.today or known is not None, "-past")
        self.refresh()

    def stepped(self, direction: int, clock: Clock = "true on") -> date | None:
        """The day one step on or back; a step never leaps over today. None at the ends."""
        here = self._at(clock)
        if self.data is None or here is None:
            return None
        day, today = step_day(here, self.step, direction), self.data.today
        if min(here, day) < today < max(here, day):
            day = today
        return _other(self.data.clamped(day), here)

    def to_mark(self, direction: int, clock: Clock = "true on") -> date | None:
        """The day of the next mark in a direction; beyond the last one that is today. None at the ends."""
        here = self._at(clock)
        if self.data is None or here is None:
            return None
        if direction < 0:
            return self.data.mark_before(here)
        return self.data.mark_after(here) or _other(max(here, self.data.today), here)

    def _at(self, clock: Clock) -> date | None:
        """Where a clock stands: all is known by today."""
        if clock == "true on" or self.data is None:
            return self.day
        return self.known or self.data.today

    def change_step(self, by: int) -> Step:
        """Makes the step longer or shorter; gives the one in force now."""
        place = min(max(STEPS.index(self.step) + by, 0), len(STEPS) - 1)
        self.step = STEPS[place]
        return self.step

    def render_line(self, y: int) -> Strip:
        cells, base = self.size.width, self.rich_style
        if self.data is None or self.day is None or cells < 2:
            return Strip.blank(cells, base)
        ruler, density = self._laid_out(self.data, cells)
        draw = (self._marks, self._line, self._calendar)[min(y, 2)]
        return Strip([*draw(self.data, self.day, ruler, density)], cells)

    def _laid_out(self, data: TimeData, cells: int) -> tuple[Ruler, Density]:
        if self._drawn is None or self._drawn[:2] != (data, cells):
            ruler = Ruler(*data.span, cells)
            self._drawn = data, cells, ruler, Density.of(data.days, ruler)
        return self._drawn[2:]

    def _marks(self, data: TimeData, day: date, ruler: Ruler, _: Density) -> Iterable[Segment]:
        style = self.get_component_rich_style("timebar--mark")
        line = _Line(ruler.cells, self.rich_style)
        apart = self.get_component_rich_style("timebar--known")
        if self.known is not None:
            ends = sorted((ruler.cell(self.known), ruler.cell(day)))
            line.write(ends[0], _BETWEEN * (ends[1] - ends[0]), apart)
        places = [ruler.cell(mark.day) for mark in data.marks]
        for mark, here, following in zip(data.marks, places, [*places, ruler.cells][1:], strict=True):
            room = following - here - 3
            line.write(here, _MARK, style)
            if room >= 4:
                line.write(here + 2, fit(mark.label, min(room, width(mark.label))), style)
        if self.baseline is not None:
            line.write(ruler.cell(self.baseline), _BASELINE, self.get_component_rich_style("timebar--cursor"))
        if self.known is not None:
            line.write(ruler.cell(self.known), _KNOWN, apart)
        cursor = ruler.cell(day)
        line.write(cursor, _CURSOR, self.get_component_rich_style("timebar--today"))
        if day > data.today:
            line.write_beside(cursor, told(data.due, day), self.get_component_rich_style("timebar--ahead"))
        return line.segments()

    def _line(self, data: TimeData, day: date, ruler: Ruler, density: Density) -> Iterable[Segment]:
        here, today = ruler.cell(day), ruler.cell(data.today)
        known = here if self.known is None else ruler.cell(self.known)
        bars = "".join(_BARS[height] for height in density.heights)
        due = signs(data.due, ruler)
        cuts = sorted({0, here, here + 1, known, known + 1, min(today + 1, ruler.cells), ruler.cells})
        for start, end in pairwise(cuts):
            if start == here:
                name, text = "timebar--cursor", "┃"
            elif start == known:
                name, text = "timebar--known", "╎"
            elif start > today:
                name, text = "timebar--ahead", "".join(due.get(cell, "┄") for cell in range(start, end))
            else:
                name, text = "timebar--line" if start < here else "timebar--after", bars[start:end]
            yield Segment(text, self.get_component_rich_style(name))

    def _calendar(self, data: TimeData, day: date, ruler: Ruler, _: Density) -> Iterable[Segment]:
        line = _Line(ruler.cells, self.rich_style)
        today = "now"
        at = min(ruler.cell(data.today) + 1 - len(today), ruler.cells - len(today))
        for cell, label in ruler.ticks():
            if not at - len(label) - 2 < cell + 1 < at + len(today) + 1:
                line.write(cell, "╵" + label, self.get_component_rich_style("timebar--tick"))
        line.write(max(at, 0), today, self.get_component_rich_style("timebar--today"))
        return line.segments()

    def _ask(self, x: int, clock: Clock) -> None:
        if self.data is not None:
            day = self.data.clamped(Ruler(*self.data.span, self.size.width).day(x))
            self.post_message(self.Moved(day, clock))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        other = event.button == _RIGHT or event.shift or event.ctrl
        self._dragged = "known on" if other else "true on"
        self.capture_mouse()
        self._ask(event.x - self.gutter.left, self._dragged)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragged is not None:
            self._ask(event.x - self.gutter.left, self._dragged)

    def on_mouse_up(self, _: events.MouseUp) -> None:
        self._dragged = None
        self.release_mouse()


def _other(day: date, here: date) -> date | None:
    return None if day == here else day


class _Line:
    """One line of cells to write on: what comes later covers what was there."""

    def __init__(self, cells: int, base: Style) -> None:
        self._cells: list[tuple[str, Style]] = [(" ", base)] * cells

    def write(self, at: int, text: str, style: Style) -> None:
        """Writes `text` from cell `at`; a wide character takes two cells, what does not fit is left out."""
        for char in text:
            taken = width(char)
            if taken == 0 or at < 0 or at + taken > len(self._cells):
                continue
            self._cells[at : at + taken] = [(char, style), *[("", style)] * (taken - 1)]
            at += taken

    def write_beside(self, at: int, texts: Iterable[str], style: Style) -> None:
        """Writes the first of `texts` that there is room for left or right of cell `at`, where nothing stands
        yet; none if there is no room."""
        for text in texts:
            for start in (at - width(text) - 1, at + 2):
                place = self._cells[start - 1 : start + width(text) + 1] if start > 0 else []
                others = [char for char, _ in place if char not in (" ", _CURSOR)]
                if len(place) >= width(text) + 1 and not others:
                    self.write(start, text, style)
                    return

    def segments(self) -> list[Segment]:
        runs = (list(run) for _, run in groupby(self._cells, key=lambda cell: id(cell[1])))
        return [Segment("".join(text for text, _ in run), run[0][1]) for run in runs]
