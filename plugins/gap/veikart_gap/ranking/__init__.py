"""Ranking: which gaps matter most, by skill, role and unit, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import Analysis, Selection, View
from veikart_gap.part import Part
from veikart_gap.ranking.columns import BY_UNIT, BY_UNIT_SOURCE, RANKING, RANKING_SOURCE
from veikart_gap.screen import SCREEN

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Blocks, Picture


def _ranked(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.ranking.page_ranked import draw

    return draw(picture, selection)


def _units(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.ranking.page_units import draw

    return draw(picture, selection)


def _ranking(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.ranking.scores import ranking

    return ranking(picture, selection)


def _by_unit(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.ranking.units import by_unit

    return by_unit(picture, selection)


PART = Part(
    views=(
        View("gap.ranked", "Ranked", _ranked, SCREEN, 10, "Skills by what their gap means for the goals"),
        View("gap.units", "By unit", _units, SCREEN, 20, "Units × skills: the share of requirements met"),
    ),
    analyses=(
        Analysis("gap.ranking", "Ranked gaps", _ranking, RANKING, RANKING_SOURCE),
        Analysis("gap.by_unit", "Gaps by unit and skill", _by_unit, BY_UNIT, BY_UNIT_SOURCE),
    ),
)
