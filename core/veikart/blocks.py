"""What a view is made of. Plain frozen records that know nothing of terminals, HTML or colours.

A view returns a sequence of blocks; every surface draws the same ones. A *tone* says what a thing means, the
surface chooses how that looks; nothing may depend on colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["normal", "muted", "strong", "good", "warn", "bad", "accent"]


@dataclass(frozen=True, slots=True)
class Why:
    """Where a number comes from: its formula and the formula's source, the inputs, the events behind it."""

    title: str
    formula: str = ""
    source: str = ""
    inputs: tuple[tuple[str, str], ...] = ()
    positions: tuple[int, ...] = ()
    """Positions in the journal of the events behind it."""


@dataclass(frozen=True, slots=True)
class Action:
    """What Enter or a click on a row leads to when it is more than *why*: another view, narrowed."""

    view: str
    """Id of the view to open."""
    narrowed: Mapping[str, str] = field(default_factory=dict)
    """Fields of `Selection` to set, by name."""


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, wrapped to the width there is."""

    text: str
    tone: Tone = "normal"


@dataclass(frozen=True, slots=True)
class Empty:
    """There is nothing to show yet: why, and what to do about it (one step a line)."""

    text: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One number a board looks at, with a line of detail below it."""

    label: str
    value: str
    detail: str = ""
    tone: Tone = "normal"
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures side by side."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`grow` columns share the width that is left; `least` is what a column needs to be of use, in cells.

    When the width does not suffice, columns with the highest `drop` go first; 0 never goes.
    """

    title: str
    right: bool = False
    grow: bool = False
    least: int = 3
    drop: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell with a meaning."""

    text: str
    tone: Tone = "normal"


@dataclass(frozen=True, slots=True)
class Meter:
    """A cell that shows a share from 0 to 1 as a bar with its text; None draws no bar."""

    share: float | None
    text: str
    tone: Tone = "normal"


Cell = str | Mark | Meter


@dataclass(frozen=True, slots=True)
class Row:
    """`id` stays the same from moment to moment, so that a cursor can stay on it."""

    id: str
    cells: tuple[Cell, ...]
    why: Why | None = None
    action: Action | None = None
    depth: int = 0
    """Indents the first cell: a tree in a table."""
    tone: Tone = "normal"


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar."""

    value: float
    label: str
    tone: Tone = "normal"


@dataclass(frozen=True, slots=True)
class Bar:
    id: str
    label: str
    parts: tuple[Part, ...]
    text: str = ""
    """Shown behind the bar."""
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Stacked bars on one scale, from 0 to `most` (default: the longest). Parts get different fills and a key
    says which is which."""

    bars: tuple[Bar, ...]
    title: str = ""
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Heat:
    """A cell of a heat map: its text (a digit or two), and its place on the ramp from 0 to 1.

    `share` None is off the ramp (missing, not relevant, withheld); the text says which. `look` sets apart
    what must never be mistaken for a plain measurement.
    """

    text: str
    share: float | None
    look: Literal["plain", "stale", "assumed", "missing", "not relevant"] = "plain"
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class HeatRow:
    id: str
    label: str
    cells: tuple[Heat, ...]
    depth: int = 0
    """0 for a plain row; group headings have no cells."""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Rows × columns on one ramp. Column titles are cut and numbered where they do not fit."""

    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    title: str = ""
    legend: tuple[str, ...] = ()


Block = Heading | Text | Empty | Figures | Table | Bars | HeatMap
Blocks = Sequence[Block]
