"""Tables: rows that a cursor can stand on, cells with a meaning."""

from __future__ import annotations

from dataclasses import dataclass

from veikart.blocks.common import Action, SortValue, Tone, Way, Why


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
    ordinal: bool = False
    """Whether its numbers are places: on a ladder, in an order. One is never taken from the other then."""
    kept: bool = False
    """Whether it says nothing of people (a date, a reason): it stays where what a row sums up is withheld."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell with a meaning. Rows are put in order by `sort`; None: by what `text` says, as for plain text.

    Give it where the text is shorter than the truth: "·" for none is 0, "12/40" may mean 12. A value that is
    not known is nan, and comes last.
    """

    text: str
    tone: Tone = "normal"
    sort: SortValue | None = None


@dataclass(frozen=True, slots=True)
class Meter:
    """A cell that shows a share from 0 to 1 as a bar with its text; None draws no bar, and is not known.

    Rows are put in order by `sort`, else by the share.
    """

    share: float | None
    text: str
    tone: Tone = "normal"
    sort: SortValue | None = None


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
    people: int | None = None
    """How many people's answers it sums up; None where it is not about people's answers."""
    actions: tuple[Way, ...] = ()
    """What else can be done from here, the likeliest first: views narrowed to it, commands filled in."""


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
