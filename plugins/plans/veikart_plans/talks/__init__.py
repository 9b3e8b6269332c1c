"""Development talks: held several times a year, their notes shared with the employee."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Analysis, Contributions, Selection, Story, View
from veikart_plans.screen import SCREEN
from veikart_plans.talks.columns import COLUMNS

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Blocks, Command, Company, EventType, Picture, Projection, Settings, Told


def _page(picture: Picture, selection: Selection) -> Blocks:
    from veikart_plans.talks.page import draw

    return draw(picture, selection)


def _table(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_plans.talks.table import compute

    return compute(picture, selection)


def _told(company: Company) -> Sequence[Told]:
    from veikart_plans.talks.story import tell

    return tuple(tell(company))


def _events() -> Sequence[EventType]:
    from veikart_plans.talks.telling import TOLD

    return TOLD


def _projections() -> Sequence[Projection]:
    from veikart_plans.talks.tables import TABLES

    return TABLES


def _commands() -> Sequence[Command]:
    from veikart_plans.talks.holding import COMMANDS

    return COMMANDS


def _settings() -> Sequence[Settings]:
    from veikart.api import Settings
    from veikart_plans.talks.settings import TalkSettings

    return (Settings(TalkSettings),)


PART = Contributions(
    views=(View("plans.talks", "Talks", _page, SCREEN, 60, "Who has had a development talk, and who not"),),
    analyses=(
        Analysis(
            "plans.talks_by_unit", "Development talks by unit", _table, COLUMNS, source="A count of our own."
        ),
    ),
    stories=(Story("plans.talks", "Talks of two years", _told),),
    events=_events,
    projections=_projections,
    commands=_commands,
    settings=_settings,
)
