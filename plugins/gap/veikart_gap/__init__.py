"""Gap: what is missing most for the goals, where, and who alone holds what is needed.

Declared lightly: Polars is imported by the functions that compute and draw, when they are called.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Analysis, Selection, View, hook
from veikart_gap.columns import BY_UNIT, BY_UNIT_SOURCE, HOLDERS, HOLDERS_SOURCE, RANKING, RANKING_SOURCE

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Blocks, Picture

SCREEN = "Gap"


def _ranked(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.pages.ranked import draw

    return draw(picture, selection)


def _units(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.pages.units import draw

    return draw(picture, selection)


def _goals(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.pages.goals import draw

    return draw(picture, selection)


def _risk(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.pages.risk import draw

    return draw(picture, selection)


def _ranking(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.ranking import ranking

    return ranking(picture, selection)


def _by_unit(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.units import by_unit

    return by_unit(picture, selection)


def _holders(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.holders import holders

    return holders(picture, selection)


@hook
def veikart_views() -> Sequence[View]:
    return (
        View("gap.ranked", "Ranked", _ranked, SCREEN, 10, "Skills by what their gap means for the goals"),
        View(
            "gap.units",
            "By unit",
            _units,
            SCREEN,
            20,
            "Units × skills: the share of requirements met",
        ),
        View("gap.goals", "By goal", _goals, SCREEN, 30, "Goals and capabilities: met, below, not known"),
        View("gap.risk", "Key people", _risk, SCREEN, 40, "Skills that one person holds, or nobody"),
    )


@hook
def veikart_analyses() -> Sequence[Analysis]:
    return (
        Analysis("gap.ranking", "Ranked gaps", _ranking, RANKING, RANKING_SOURCE),
        Analysis("gap.by_unit", "Gaps by unit and skill", _by_unit, BY_UNIT, BY_UNIT_SOURCE),
        Analysis("gap.holders", "Who holds what is needed", _holders, HOLDERS, HOLDERS_SOURCE),
    )
