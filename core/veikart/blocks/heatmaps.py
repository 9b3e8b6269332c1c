"""Heat maps: levels of many by many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from veikart.blocks.common import Way, Why


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
    people: int | None = None
    """How many people's answers it sums up; None where it is not about people's answers."""
    expected: str = ""
    """What is expected beside what is known, as a digit or two: `2›3`. It never moves the cell."""


@dataclass(frozen=True, slots=True)
class HeatRow:
    id: str
    label: str
    cells: tuple[Heat, ...]
    depth: int = 0
    """0 for a plain row; group headings have no cells."""
    actions: tuple[Way, ...] = ()
    """What can be done from every cell of the row, the likeliest first."""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Rows × columns on one ramp. Column titles are cut and numbered where they do not fit."""

    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    title: str = ""
    legend: tuple[str, ...] = ()
