"""A film as a whole: its frames, and what has to be known to read them."""

from __future__ import annotations

from dataclasses import dataclass

from veikart.blocks import Blocks
from veikart.report.document import Facts


@dataclass(frozen=True, slots=True)
class Frame:
    """What one view shows at one moment. All its texts may come from data."""

    day: str
    """The moment in words."""
    blocks: Blocks
    caption: str = ""
    """What changed since the frame before."""
    mark: str = ""
    """What the day is called, where it has a name."""
    note: str = ""
    """What the presenter has to say on it."""


@dataclass(frozen=True, slots=True)
class Reel:
    """What every format of a film is made of."""

    title: str
    language: str
    """Of the film's own words, as a tag such as "nb"."""
    about: Facts
    frames: tuple[Frame, ...]
    seconds: float
    """How long each frame stays."""
    remarks: tuple[str, ...] = ()
    """What a viewer must know before: what was withheld, how to read changes."""
