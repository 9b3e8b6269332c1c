"""Risk: what hangs on few people, and what leaves with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import Analysis, Selection, View
from veikart_gap.part import Part
from veikart_gap.risk.columns import HOLDERS, HOLDERS_SOURCE
from veikart_gap.screen import SCREEN

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Blocks, Picture


def _key_people(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.risk.page_key_people import draw

    return draw(picture, selection)


def _holders(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.risk.holders import holders

    return holders(picture, selection)


PART = Part(
    views=(
        View("gap.risk", "Key people", _key_people, SCREEN, 60, "Skills that one person holds, or nobody"),
    ),
    analyses=(Analysis("gap.holders", "Who holds what is needed", _holders, HOLDERS, HOLDERS_SOURCE),),
)
