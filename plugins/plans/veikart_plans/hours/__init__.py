"""Learning hours: those agreed with a measure, against those that were given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Analysis, Contributions, Selection, Story, View
from veikart_plans.hours.columns import COLUMNS
from veikart_plans.screen import SCREEN

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Blocks, Command, Company, Picture, Told


def _page(picture: Picture, selection: Selection) -> Blocks:
    from veikart_plans.hours.page import draw

    return draw(picture, selection)


def _table(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_plans.hours.table import compute

    return compute(picture, selection)


def _told(company: Company) -> Sequence[Told]:
    from veikart_plans.hours.story import tell

    return tuple(tell(company))


def _commands() -> Sequence[Command]:
    from veikart_plans.hours.logging import COMMANDS

    return COMMANDS


PART = Contributions(
    views=(View("plans.hours", "Hours", _page, SCREEN, 45, "Hours agreed for learning, and hours given"),),
    analyses=(
        Analysis("plans.hours_given", "Learning hours by measure", _table, COLUMNS, "A count of our own."),
    ),
    stories=(Story("plans.hours", "Learning hours of two years", _told),),
    commands=_commands,
)
