"""Anchoring: whether the strategy is carried at the top, in HR and in the line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Contributions, Selection, Story, View
from veikart_culture.screen import SCREEN

if TYPE_CHECKING:
    from veikart.api import Blocks, Command, Company, EventType, Picture, Projection, Told


def _page(picture: Picture, selection: Selection) -> Blocks:
    from veikart_culture.anchoring.page import draw

    return draw(picture, selection)


def _story(company: Company) -> Sequence[Told]:
    from veikart_culture.anchoring.story import tell

    return list(tell(company))


def _commands() -> Sequence[Command]:
    from veikart_culture.anchoring.commands import COMMANDS

    return COMMANDS


def _events() -> Sequence[EventType]:
    from veikart_culture.anchoring.telling import TOLD

    return TOLD


def _projections() -> Sequence[Projection]:
    from veikart_culture.anchoring.tables import TABLES

    return TABLES


PART = Contributions(
    views=(
        View(
            "culture.anchoring",
            "Anchoring",
            _page,
            SCREEN,
            80,
            "Whether the strategy is carried at the top, in HR and in the line, and what shows it",
        ),
    ),
    stories=(Story("culture.anchoring", "Whether the strategy is carried", _story),),
    commands=_commands,
    events=_events,
    projections=_projections,
)
