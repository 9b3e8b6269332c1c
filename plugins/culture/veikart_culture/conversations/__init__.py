"""Conversations: leaders who talk about learning, against what was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Analysis, Check, Contributions, Selection, Story, View
from veikart_culture.conversations import columns as told
from veikart_culture.screen import SCREEN

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Blocks, Command, Company, EventType, Finding, Picture, Projection, Told


def _page(picture: Picture, selection: Selection) -> Blocks:
    from veikart_culture.conversations.page import draw

    return draw(picture, selection)


def _held(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_culture.conversations.standing import by_quarter

    return by_quarter(picture, selection)


def _missed(picture: Picture) -> Sequence[Finding]:
    from veikart_culture.conversations.checks import missed

    return list(missed(picture))


def _story(company: Company) -> Sequence[Told]:
    from veikart_culture.conversations.story import tell

    return list(tell(company))


def _commands() -> Sequence[Command]:
    from veikart_culture.conversations.commands import COMMANDS

    return COMMANDS


def _events() -> Sequence[EventType]:
    from veikart_culture.conversations.telling import TOLD

    return TOLD


def _projections() -> Sequence[Projection]:
    from veikart_culture.conversations.tables import TABLES

    return TABLES


PART = Contributions(
    views=(
        View(
            "culture.conversations",
            "Conversations",
            _page,
            SCREEN,
            50,
            "Talks about learning, held against agreed, by unit and quarter",
        ),
    ),
    analyses=(
        Analysis(
            "culture.conversations_held",
            "Talks about learning by quarter",
            _held,
            told.HELD,
            told.HELD_SOURCE,
        ),
    ),
    checks=(Check("culture.talks_missed", "Talks about learning that were missed", _missed),),
    stories=(Story("culture.conversations", "Leaders who talk about learning", _story),),
    commands=_commands,
    events=_events,
    projections=_projections,
)
