"""A page: what the typesetter gives and every text surface draws."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, overload

from veikart.arranging import TableName
from veikart.blocks import Action, Tone, Way, Why

Role = Literal[
    "text",
    "heading",
    "title",  # of a table, a chart or a map
    "head",  # column titles
    "group",  # a row that heads the rows below it
    "rule",  # lines drawn between things
    "frame",  # of a box
    "label",
    "value",
    "detail",
    "key",  # legends
    "meter",  # the filled part of a meter
    "track",  # its empty part
    "bar",  # a part of a stacked bar; `step` is its fill
    "line",  # of a series; `step` is which one
    "expected",  # the part of it that is no fact
    "band",  # what its values lie in
    "heat",  # on the ramp; `step` is the shade
    "stale",  # on the ramp, but old
    "assumed",  # on the ramp, but a guess
    "missing",
    "not relevant",
    "off",  # off the ramp for another reason: the text says which
]


class Look(NamedTuple):
    """What a span means."""

    role: Role = "text"
    tone: Tone = "normal"
    step: int = -1
    """Shade on the ramp (0 … 4), fill of a bar's part or number of a series (0, 1, 2 …); -1 for none."""

    @property
    def name(self) -> str:
        """ "heading", "heat.3", "bar.0"."""
        return self.role if self.step < 0 else f"{self.role}.{self.step}"


# Spans, lines and stops are named tuples, not dataclasses: a map of 5,000 cells is laid out in half the time.
class Span(NamedTuple):
    text: str
    look: Look


Line = tuple[Span, ...]


class Stop(NamedTuple):
    """A place that a cursor can stand on: a row, a figure, a bar, or a cell of a heat map."""

    id: str
    """Of the row, figure or bar it belongs to."""
    column: int
    """Of the heat map, from 0; -1 where the stop is the whole row."""
    nth: int
    """0, or how often the same id and column came before on this page."""
    x: int
    y: int
    width: int
    """Cells; -1 for the whole line."""
    height: int
    title: str
    """What there was no room for: full names, dropped columns, the titles of a heat cell. Often empty."""
    why: Why | None
    action: Action | None
    echoes: tuple[tuple[int, int, int], ...] = ()
    """Places (x, y, width) that light up with it: row label and column title of a heat cell."""
    folded: bool | None = None
    """Whether what hangs below it is folded away; None where nothing can be folded."""
    name: str = ""
    """What it is called, in full."""
    actions: tuple[Way, ...] = ()
    depth: int = 0
    """How deep it stands in a tree."""
    sign: int = -1
    """The cell of the sign that folds it; -1 where nothing can be folded."""

    @property
    def key(self) -> tuple[str, int, int]:
        """Stays the same from moment to moment, and is unique on a page."""
        return self.id, self.column, self.nth


class Head(NamedTuple):
    """Lines `first` to `last` head the lines up to `until` and may stick to the top while those scroll."""

    first: int
    last: int
    until: int


class Title(NamedTuple):
    """Where the title of a column stands: `cells` from cell `x` on, on lines `first` to `last`."""

    column: int
    x: int
    cells: int
    first: int
    last: int


class Grid(NamedTuple):
    """A table that can be sorted, on lines `first` to `last`: its title, its head and its rows."""

    table: TableName
    first: int
    last: int
    titles: tuple[Title, ...]


class Lines(Sequence[Line]):
    """Lines from the top down. Those of a long table are set when they are looked at first: a screen shows
    forty of them."""

    def __init__(self, lines: Iterable[Line | Callable[[], Line]] = ()) -> None:
        self._lines = list(lines)

    @overload
    def __getitem__(self, y: int) -> Line: ...
    @overload
    def __getitem__(self, y: slice) -> Sequence[Line]: ...
    def __getitem__(self, y: int | slice) -> Line | Sequence[Line]:
        if isinstance(y, slice):
            return [self[each] for each in range(*y.indices(len(self)))]
        line = self._lines[y]
        if not isinstance(line, tuple):
            line = self._lines[y] = line()
        return line

    def __len__(self) -> int:
        return len(self._lines)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lines) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # what is set later changes it


@dataclass(frozen=True, slots=True)
class Page:
    """Lines of at most `width` cells, the stops in reading order, the heads that may stick, and the tables
    that can be sorted."""

    width: int
    lines: Sequence[Line]
    stops: tuple[Stop, ...]
    heads: tuple[Head, ...]
    grids: tuple[Grid, ...] = ()


def to_text(page: Page) -> str:
    """The page as plain text, without trailing spaces, with a line end after the last line."""
    return "".join("".join(span.text for span in line).rstrip() + "\n" for line in page.lines)
