"""Practices: peer clinics, mentoring, communities and other arenas where people learn from each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Analysis, Check, Contributions, Selection, Story, TimeMarks, View
from veikart_culture.practices import columns as told
from veikart_culture.screen import SCREEN

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import (
        Blocks,
        Command,
        Company,
        EventType,
        Finding,
        Picture,
        Projection,
        TimeMark,
        Told,
    )


def _page(picture: Picture, selection: Selection) -> Blocks:
    from veikart_culture.practices.page import draw

    return draw(picture, selection)


def _effects(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_culture.practices.effects import effects

    return effects(picture, selection)


def _nobody_runs(picture: Picture) -> Sequence[Finding]:
    from veikart_culture.practices.checks import nobody_runs

    return list(nobody_runs(picture))


def _begun(picture: Picture) -> Sequence[TimeMark]:
    from veikart_culture.practices.checks import begun

    return list(begun(picture))


def _story(company: Company) -> Sequence[Told]:
    from veikart_culture.practices.story import tell

    return list(tell(company))


def _commands() -> Sequence[Command]:
    from veikart_culture.practices.commands import COMMANDS

    return COMMANDS


def _events() -> Sequence[EventType]:
    from veikart_culture.practices.telling import TOLD

    return TOLD


def _projections() -> Sequence[Projection]:
    from veikart_culture.practices.tables import TABLES

    return TABLES


PART = Contributions(
    views=(
        View(
            "culture.practices",
            "Practices",
            _page,
            SCREEN,
            60,
            "Where people learn from each other, who takes part, and what moved",
        ),
    ),
    analyses=(
        Analysis(
            "culture.practice_effects",
            "What moved beside practices",
            _effects,
            told.EFFECTS,
            told.EFFECT_SOURCE,
        ),
    ),
    checks=(Check("culture.nobody_runs", "Practices that nobody runs", _nobody_runs),),
    time_marks=(TimeMarks("culture.practice_days", "When practices began", _begun),),
    stories=(Story("culture.practices", "Where people learn from each other", _story),),
    commands=_commands,
    events=_events,
    projections=_projections,
)
