"""The sheet a page is written on: lines from the top down, stops where the lines have places to stand on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from veikart.arranging import TableName
from veikart.blocks import Action, Way, Why
from veikart.text import shown
from veikart.typeset.page import Grid, Head, Line, Lines, Look, Page, Span, Stop, Title
from veikart.typeset.words import fitted, width

PLAIN = Look()
_BLANK = (Span("", PLAIN),)
"""A line that was written and has nothing on it; a gap has no spans at all."""


class Sheet:
    """Grows downwards. `y` is the line that comes next."""

    def __init__(self, cells: int) -> None:
        self.width = max(1, cells)
        self._lines: list[Line | Callable[[], Line]] = []
        self._stops: list[Stop] = []
        self._heads: list[Head] = []
        self._grids: list[Grid] = []
        self._seen: dict[tuple[str, int], int] = {}

    @property
    def y(self) -> int:
        return len(self._lines)

    def line(self, *spans: Span) -> None:
        """Writes a line; what is wider than the sheet is cut."""
        self._lines.append(_cut(spans, self.width) or _BLANK)

    def later(self, make: Callable[[], Sequence[Span]]) -> None:
        """Leaves room for a line that is written when it is looked at."""
        cells = self.width
        self._lines.append(lambda: _cut(make(), cells) or _BLANK)

    def text(self, text: str, look: Look = PLAIN) -> None:
        """Writes one line of `text`, cut where the sheet ends."""
        line = shown(text)
        self.line(Span(line if width(line) <= self.width else fitted(line, self.width), look))

    def gap(self) -> None:
        """An empty line, but never two and none at the top."""
        if self._lines and self._lines[-1]:
            self._lines.append(())

    def stop(
        self,
        name: str,
        *,
        x: int = 0,
        y: int | None = None,
        cells: int = -1,
        height: int = 1,
        column: int = -1,
        title: str = "",
        why: Why | None = None,
        action: Action | None = None,
        echoes: tuple[tuple[int, int, int], ...] = (),
        folded: bool | None = None,
        called: str = "",
        actions: tuple[Way, ...] = (),
        depth: int = 0,
        sign: int = -1,
    ) -> None:
        """A place to stand on, by default the whole line that comes next."""
        nth = self._seen.get((name, column), 0)
        self._seen[name, column] = nth + 1
        at = len(self._lines) if y is None else y
        place = (name, column, nth, x, at, cells, height)
        self._stops.append(Stop(*place, title, why, action, echoes, folded, called, actions, depth, sign))

    def head(self, first: int, last: int) -> None:
        """Lines `first` to `last` head everything written from there until now."""
        self._heads.append(Head(first, last, self.y - 1))

    def grid(self, table: TableName, first: int, titles: tuple[Title, ...]) -> None:
        """Everything written from line `first` until now is a table that can be sorted by its `titles`."""
        self._grids.append(Grid(table, first, self.y - 1, titles))

    def page(self) -> Page:
        """What has been written, without a gap at the foot."""
        while self._lines and not self._lines[-1]:
            self._lines.pop()
        return Page(
            self.width, Lines(self._lines), tuple(self._stops), tuple(self._heads), tuple(self._grids)
        )


def _cut(spans: Sequence[Span], cells: int) -> Line:
    left = cells
    for index, span in enumerate(spans):
        taken = width(span.text)
        if taken > left:
            kept = [*spans[:index], Span(fitted(span.text, left), span.look)] if left else spans[:index]
            return tuple(kept)
        left -= taken
    return tuple(spans)
