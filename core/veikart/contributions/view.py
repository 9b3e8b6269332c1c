"""What a view is, and how it is narrowed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from veikart.blocks import Blocks
    from veikart.moment import Moment
    from veikart.picture import Picture

Rows = Literal["people", "roles", "units"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What a view is narrowed to; every view honours the fields that mean something to it."""

    unit: str | None = None
    """Id of a unit: it and all below it."""
    goal: str | None = None
    person: str | None = None
    skill: str | None = None
    critical: bool = False
    """Only skills of criticality 3."""
    rows: Rows = "people"
    """What the rows of the map are."""
    search: str = ""
    compare: Moment | None = None
    """The moment to compare with; None for none. It is for views that say `compares`: what other views draw
    is compared for them, block by block."""


@dataclass(frozen=True, slots=True)
class View:
    """A pure function from a picture to blocks, drawn alike by every surface.

    `screen` is the screen it stands on ("Gap"); several views of a screen are its pages, in `order`.
    """

    id: str
    title: str
    draw: Callable[[Picture, Selection], Blocks]
    screen: str
    order: int = 50
    summary: str = ""
    """One line for `veikart show --list` and the help."""
    searches: bool = False
    """Whether it looks for `Selection.search` itself, further than what it shows. For every other view
    the words are looked for in the rows of its tables."""
    compares: bool = False
    """Whether it compares with `Selection.compare` itself; its blocks are then taken as they are."""
