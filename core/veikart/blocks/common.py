"""What all blocks share: tones, where a number comes from, and where Enter leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

Tone = Literal["normal", "muted", "strong", "good", "warn", "bad", "accent"]

SortValue = float | str | date
"""What a cell is put in order by, where that is not to be read off its text."""

WITHHELD = "×"
"""Stands where a number is not shown because too few people are behind it: neither zero nor missing."""


@dataclass(frozen=True, slots=True)
class Why:
    """Where a number comes from: its formula and the formula's source, the inputs, the events behind it."""

    title: str
    formula: str = ""
    source: str = ""
    inputs: tuple[tuple[str, str], ...] = ()
    positions: tuple[int, ...] = ()
    """Positions in the journal of the events behind it."""
    more: Callable[[], Why] | None = field(default=None, compare=False, repr=False)
    """Gives the inputs and positions that take time to find; called when somebody asks why."""

    def whole(self) -> Why:
        """With what was left to be found: its inputs after the others, and its positions."""
        if self.more is None:
            return self
        found = self.more()
        positions = (*self.positions, *found.positions)
        return replace(self, inputs=(*self.inputs, *found.inputs), positions=positions, more=None)


@dataclass(frozen=True, slots=True)
class Action:
    """What Enter or a click on a row leads to when it is more than *why*: another view, narrowed."""

    view: str
    """Id of the view to open."""
    narrowed: Mapping[str, str] = field(default_factory=dict)
    """Fields of `Selection` to set, by name."""
    title: str = ""
    """What to call it in a menu, "See them on the Map"; empty: the title of the view."""


@dataclass(frozen=True, slots=True)
class Do:
    """A command to run, with some of its parameters filled in: its form opens for the rest."""

    command: str
    """Id of the command."""
    params: Mapping[str, object] = field(default_factory=dict)
    title: str = ""
    """What to call it here; empty: the command's own title."""


Way = Action | Do
"""What can be done from a row."""
