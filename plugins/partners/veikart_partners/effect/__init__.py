"""Effect on four levels: reaction, learning, behaviour, results; and what was closed for its cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Analysis, Contributions, Selection, Story, View
from veikart_partners.effect import columns as told
from veikart_partners.screen import SCREEN

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import (
        Blocks,
        Command,
        Company,
        EventType,
        Picture,
        Projection,
        Settings,
        Told,
    )


def _events() -> Sequence[EventType]:
    from veikart_partners.effect.telling import TOLD

    return TOLD


def _projections() -> Sequence[Projection]:
    from veikart_partners.effect.tables import TABLES

    return TABLES


def _commands() -> Sequence[Command]:
    from veikart_partners.effect.commands import COMMANDS

    return COMMANDS


def _settings() -> Sequence[Settings]:
    from veikart.api import Settings
    from veikart_partners.effect.settings import EffectSettings

    return (Settings(EffectSettings),)


def _effect(picture: Picture, selection: Selection) -> Blocks:
    from veikart_partners.effect.page_effect import draw

    return draw(picture, selection)


def _cost(picture: Picture, selection: Selection) -> Blocks:
    from veikart_partners.effect.page_cost import draw

    return draw(picture, selection)


def _effects(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_partners.effect.tabled import effects

    return effects(picture, selection)


def _costs(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_partners.effect.tabled import costs

    return costs(picture, selection)


def _results(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_partners.effect.tabled import results

    return results(picture, selection)


def _told(company: Company) -> Sequence[Told]:
    from veikart_partners.effect.story import tell

    return tuple(tell(company))


PART = Contributions(
    views=(
        View(
            "partners.effect",
            "Effect",
            _effect,
            SCREEN,
            70,
            "Four levels: reaction, learning, behaviour, results",
        ),
        View(
            "partners.cost",
            "Gap per cost",
            _cost,
            SCREEN,
            75,
            "What was closed of what is required, for its cost",
        ),
    ),
    analyses=(
        Analysis("partners.effects", "Four levels of effect", _effects, told.EFFECTS, told.EFFECTS_SOURCE),
        Analysis("partners.gap_per_cost", "Gap closed per cost", _costs, told.COSTS, told.COSTS_SOURCE),
        Analysis(
            "partners.results", "KPIs around work with partners", _results, told.RESULTS, told.RESULTS_SOURCE
        ),
    ),
    stories=(Story("partners.effect", "What was seen of the effect", _told),),
    commands=_commands,
    settings=_settings,
    events=_events,
    projections=_projections,
)
