"""Co-creation and delivery: what is done together, in iterations, for which measures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Check, Contributions, Selection, Story, TimeMarks, View
from veikart_partners.screen import SCREEN

if TYPE_CHECKING:
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


def _events() -> Sequence[EventType]:
    from veikart_partners.delivery.telling import TOLD

    return TOLD


def _projections() -> Sequence[Projection]:
    from veikart_partners.delivery.tables import TABLES

    return TABLES


def _commands() -> Sequence[Command]:
    from veikart_partners.delivery.commands import COMMANDS

    return COMMANDS


def _page(picture: Picture, selection: Selection) -> Blocks:
    from veikart_partners.delivery.page_engagements import draw

    return draw(picture, selection)


def _ends(picture: Picture) -> Sequence[TimeMark]:
    from veikart_partners.delivery.marks import ends

    return tuple(ends(picture))


def _loose_ends(picture: Picture) -> Sequence[Finding]:
    from veikart_partners.delivery.marks import loose_ends

    return tuple(loose_ends(picture))


def _told(company: Company) -> Sequence[Told]:
    from veikart_partners.delivery.story import tell

    return tuple(tell(company))


PART = Contributions(
    views=(
        View("partners.engagements", "Engagements", _page, SCREEN, 50, "Work with partners, round by round"),
    ),
    checks=(Check("partners.loose_ends", "Work with partners that nobody ended or tied", _loose_ends),),
    time_marks=(TimeMarks("partners.ends", "Ends of work with partners", _ends),),
    stories=(Story("partners.delivery", "Work with partners", _told),),
    commands=_commands,
    events=_events,
    projections=_projections,
)
