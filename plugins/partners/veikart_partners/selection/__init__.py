"""Selection: criteria beyond price, scores by several judges, and a decision with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Analysis, Contributions, Selection, Story, View
from veikart_partners.screen import SCREEN
from veikart_partners.selection.columns import INDEX_SOURCE, SELECTION, STABLE_SOURCE

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Blocks, Command, Company, EventType, Picture, Projection, Told


def _page(picture: Picture, selection: Selection) -> Blocks:
    from veikart_partners.selection.page_selection import draw

    return draw(picture, selection)


def _table(picture: Picture, narrowed: Selection) -> pl.DataFrame:
    from veikart_partners.selection.tabled import selection

    return selection(picture, narrowed)


def _told(company: Company) -> Sequence[Told]:
    from veikart_partners.selection.story import tell

    return tuple(tell(company))


def _events() -> Sequence[EventType]:
    from veikart_partners.selection.telling import TOLD

    return TOLD


def _projections() -> Sequence[Projection]:
    from veikart_partners.selection.tables import TABLES

    return TABLES


def _commands() -> Sequence[Command]:
    from veikart_partners.selection import commands, sheet

    return (*commands.COMMANDS, *sheet.COMMANDS)


PART = Contributions(
    views=(
        View(
            "partners.selection",
            "Selection",
            _page,
            SCREEN,
            30,
            "Candidates by criteria, and how sure the order is",
        ),
    ),
    analyses=(
        Analysis(
            "partners.selection",
            "Candidates by criteria",
            _table,
            SELECTION,
            f"{INDEX_SOURCE} {STABLE_SOURCE}",
        ),
    ),
    stories=(Story("partners.selection", "A selection with four judges", _told),),
    events=_events,
    projections=_projections,
    commands=_commands,
)
