"""Ranking: which gaps matter most, by skill, role and unit, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import Analysis, Contributions, Selection, View
from veikart_gap.ranking.columns import (
    BY_GROUP,
    BY_UNIT,
    BY_UNIT_SOURCE,
    RANKING,
    RANKING_SOURCE,
    RATE_FIRST,
    RATE_FIRST_SOURCE,
    STABILITY,
    STABILITY_SOURCE,
)
from veikart_gap.screen import SCREEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from veikart.api import Blocks, Command, Picture, Settings


def _ranked(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.ranking.page_ranked import draw

    return draw(picture, selection)


def _units(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.ranking.page_units import draw

    return draw(picture, selection)


def _roles(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.ranking.page_roles import draw

    return draw(picture, selection)


def _stability(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.ranking.page_stability import draw

    return draw(picture, selection)


def _rate_first(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.ranking.page_rate_first import draw

    return draw(picture, selection)


def _ranking(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.ranking.scores import ranking

    return ranking(picture, selection)


def _by_unit(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.ranking.units import by_unit

    return by_unit(picture, selection)


def _how_stable(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.ranking.comparing import how_stable

    return how_stable(picture, selection)


def _to_rate(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.ranking.rating_first import rate_first

    return rate_first(picture, selection)


def _ranked_roles(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.ranking.groups import by_group

    return by_group(picture, selection, "role")


def _ranked_units(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.ranking.groups import by_group

    return by_group(picture, selection, "unit")


def _ranked_goals(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.ranking.groups import by_group

    return by_group(picture, selection, "goal")


def _commands() -> Sequence[Command]:
    from veikart_gap.ranking.commands import COMMANDS

    return COMMANDS


def _settings() -> Sequence[Settings]:
    from veikart.api import Settings
    from veikart_gap.ranking.settings import RankingSettings

    return (Settings(RankingSettings),)


PART = Contributions(
    commands=_commands,
    settings=_settings,
    views=(
        View("gap.ranked", "Ranked", _ranked, SCREEN, 10, "Skills by what their gap means for the goals"),
        View("gap.units", "By unit", _units, SCREEN, 20, "Units × skills: the share of requirements met"),
        View("gap.roles", "By role", _roles, SCREEN, 25, "Roles by what is missing in them"),
        View("gap.stability", "Stability", _stability, SCREEN, 35, "How sure the ranking is"),
        View(
            "gap.rate_first",
            "Rate first",
            _rate_first,
            SCREEN,
            37,
            "Ratings that would settle the ranking",
        ),
    ),
    analyses=(
        Analysis("gap.ranking", "Ranked gaps", _ranking, RANKING, RANKING_SOURCE, ("gap.ranked",)),
        Analysis(
            "gap.by_unit",
            "Gaps by unit and skill",
            _by_unit,
            BY_UNIT,
            BY_UNIT_SOURCE,
            ("gap.units", "gap.roles"),
        ),
        Analysis(
            "gap.ranked_units", "Units by their gaps", _ranked_units, BY_GROUP, RANKING_SOURCE, ("gap.units",)
        ),
        Analysis(
            "gap.ranked_roles", "Roles by their gaps", _ranked_roles, BY_GROUP, RANKING_SOURCE, ("gap.roles",)
        ),
        Analysis(
            "gap.ranked_goals",
            "Goals by their gaps",
            _ranked_goals,
            BY_GROUP,
            RANKING_SOURCE,
            ("gap.ranked",),
        ),
        Analysis(
            "gap.stability",
            "How sure the ranking is",
            _how_stable,
            STABILITY,
            STABILITY_SOURCE,
            ("gap.stability", "gap.ranked"),
        ),
        Analysis(
            "gap.rate_first",
            "Ratings that would settle it",
            _to_rate,
            RATE_FIRST,
            RATE_FIRST_SOURCE,
            ("gap.rate_first",),
        ),
    ),
)
