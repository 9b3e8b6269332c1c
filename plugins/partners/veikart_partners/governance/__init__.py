"""Governance and growth: reviews, the five pillars, and how it is adapted to units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Analysis, Check, Contributions, Selection, Story, TimeMarks, View
from veikart_partners.governance.columns import PILLARS, PILLARS_SOURCE
from veikart_partners.screen import SCREEN

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


def _events() -> Sequence[EventType]:
    from veikart_partners.governance.telling import TOLD

    return TOLD


def _projections() -> Sequence[Projection]:
    from veikart_partners.governance.tables import TABLES

    return TABLES


def _commands() -> Sequence[Command]:
    from veikart_partners.governance.commands import COMMANDS

    return COMMANDS


def _governance(picture: Picture, selection: Selection) -> Blocks:
    from veikart_partners.governance.page_governance import draw

    return draw(picture, selection)


def _pillars(picture: Picture, selection: Selection) -> Blocks:
    from veikart_partners.governance.page_pillars import draw

    return draw(picture, selection)


def _adaptation(picture: Picture, selection: Selection) -> Blocks:
    from veikart_partners.governance.page_adaptation import draw

    return draw(picture, selection)


def _positions(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_partners.governance.columns import positions

    return positions(picture)


def _next_reviews(picture: Picture) -> Sequence[TimeMark]:
    from veikart_partners.governance.marks import next_reviews

    return tuple(next_reviews(picture))


def _overdue(picture: Picture) -> Sequence[Finding]:
    from veikart_partners.governance.marks import overdue_reviews

    return tuple(overdue_reviews(picture))


def _told(company: Company) -> Sequence[Told]:
    from veikart_partners.governance.story import tell

    return tuple(tell(company))


PART = Contributions(
    views=(
        View(
            "partners.governance", "Governance", _governance, SCREEN, 55, "Reviews, decisions, and when again"
        ),
        View("partners.pillars", "Pillars", _pillars, SCREEN, 60, "From transactional to transformational"),
        View("partners.adaptation", "Adaptation", _adaptation, SCREEN, 65, "How it is done in each unit"),
    ),
    analyses=(
        Analysis("partners.positions", "Where partnerships stand", _positions, PILLARS, PILLARS_SOURCE),
    ),
    checks=(Check("partners.reviews_due", "Reviews with partners that are due", _overdue),),
    time_marks=(TimeMarks("partners.next_reviews", "Next reviews with partners", _next_reviews),),
    stories=(Story("partners.governance", "Reviews and pillars", _told),),
    commands=_commands,
    events=_events,
    projections=_projections,
)
