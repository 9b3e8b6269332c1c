"""What a finder is: something the palette can search, beside people, skills and screens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from veikart.blocks import Action, Do

if TYPE_CHECKING:
    from veikart.picture import Picture


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found, and where it leads: to a view, narrowed, or to a command, filled in."""

    title: str
    leads: Action | Do
    more: str = ""
    """A few words that tell it from others of its name."""
    score: float = 0.5
    """How well it fits, from 0 to 1; the best come first."""


@dataclass(frozen=True, slots=True)
class Finder:
    """A function from what was typed in the palette to what it may mean, at most `most` of them."""

    id: str
    title: str
    find: Callable[[Picture, str], Sequence[Hit]]
    least: int = field(default=2)
    """Letters from which on it is asked."""
