"""What plugins add to the screen that opens a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from veikart.blocks import Empty, Heading
from veikart.contributions.card import Card
from veikart.contributions.view import Selection, View

if TYPE_CHECKING:
    from veikart.blocks import Block, Blocks
    from veikart.picture import Picture


def with_cards(view: View, cards: Sequence[Card]) -> View:
    """The view with the cards below it, each under its title. Where there is nothing to show yet, none."""
    if not cards:
        return view

    def draw(picture: Picture, selection: Selection) -> Blocks:
        blocks: list[Block] = list(view.draw(picture, selection))
        if blocks and isinstance(blocks[0], Empty):
            return blocks
        for card in cards:
            drawn = card.draw(picture, selection)
            blocks += [Heading(card.title), *drawn] if drawn else []
        return blocks

    return replace(view, draw=draw)
