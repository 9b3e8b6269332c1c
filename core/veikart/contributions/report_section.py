"""What a report section is: a chapter of the report that no view draws as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from veikart.blocks import Blocks
    from veikart.picture import Picture


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A pure function from a picture to the blocks of a chapter. Every view can be a chapter without one.

    `draw` is given the picture, and the one it is compared with or None. It may compare by itself (its blocks
    are then taken as they are); a section that ignores the second is compared by the report, block by block.
    """

    id: str
    title: str
    draw: Callable[[Picture, Picture | None], Blocks]
    order: int = 50
    compares: bool = False
    """Whether `draw` says itself what has changed since the second picture."""
    method: str = ""
    """How its figures are made, and after whom; stands among the notes at the end."""
