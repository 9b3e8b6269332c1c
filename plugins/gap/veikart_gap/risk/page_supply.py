"""Supply: how many leave, and whether what is missing is better built or bought."""

from __future__ import annotations

from veikart.api import Block, Blocks, Empty, Picture, Selection
from veikart_gap.pages.wording import nothing_yet
from veikart_gap.risk.held import held_in
from veikart_gap.risk.sourcing import sourcings
from veikart_gap.risk.table_attrition import attrition_blocks
from veikart_gap.risk.table_sourcing import sourcing_blocks


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Leavers by unit, then the skills that are missing with what speaks for building and for buying."""
    if not picture.people.height:
        empty = nothing_yet(picture, selection)
        return [empty or Empty("Nobody is here at this moment.")]
    blocks: list[Block] = [*attrition_blocks(picture, selection)]
    missing = nothing_yet(picture, selection)
    if missing is not None:
        return [*blocks, missing]
    return [*blocks, *sourcing_blocks(sourcings(picture, selection, held_in(picture, selection)))]
