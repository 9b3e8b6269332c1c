"""Mentoring: who would be a mentor in what, and which pairs there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Analysis, Check, Contributions, Selection, Story, View
from veikart_culture.mentoring import columns as told
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
        Settings,
        Told,
    )


def _page(picture: Picture, selection: Selection) -> Blocks:
    from veikart_culture.mentoring.page import draw

    return draw(picture, selection)


def _matches(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_culture.mentoring.matching import matches

    return matches(picture, selection)


def _parted(picture: Picture) -> Sequence[Finding]:
    from veikart_culture.mentoring.checks import parted

    return list(parted(picture))


def _story(company: Company) -> Sequence[Told]:
    from veikart_culture.mentoring.story import tell

    return list(tell(company))


def _commands() -> Sequence[Command]:
    from veikart_culture.mentoring.commands import COMMANDS

    return COMMANDS


def _settings() -> Sequence[Settings]:
    from veikart.api import Settings
    from veikart_culture.mentoring.settings import MentoringSettings

    return (Settings(MentoringSettings),)


def _events() -> Sequence[EventType]:
    from veikart_culture.mentoring.telling import TOLD

    return TOLD


def _projections() -> Sequence[Projection]:
    from veikart_culture.mentoring.tables import TABLES

    return TABLES


PART = Contributions(
    views=(View("culture.mentors", "Mentors", _page, SCREEN, 70, "Who could learn from whom, and why not"),),
    analyses=(
        Analysis(
            "culture.mentor_matches", "Who could learn from whom", _matches, told.MATCHES, told.MATCH_SOURCE
        ),
    ),
    checks=(Check("culture.pairs_parted", "Mentors and learners who can no longer meet", _parted),),
    stories=(Story("culture.mentors", "Mentors and those who learn from them", _story),),
    commands=_commands,
    settings=_settings,
    events=_events,
    projections=_projections,
)
