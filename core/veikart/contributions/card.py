"""What an overview card is: the few lines that a plugin adds to the screen a meeting opens with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from veikart.blocks import Blocks
    from veikart.contributions.view import Selection
    from veikart.picture import Picture


@dataclass(frozen=True, slots=True)
class Card:
    """A pure function from a picture to a few blocks, shown on Overview below its title.

    One that returns no blocks is left out: nobody has to look at an empty card.
    """

    id: str
    title: str
    draw: Callable[[Picture, Selection], Blocks]
    order: int = 50
