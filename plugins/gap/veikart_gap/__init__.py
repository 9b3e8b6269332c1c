"""Gap: what is missing most for the goals, where, who alone holds what is needed, and what can be done.

Every part stands in a room of its own (`ranking`, `readiness`, `agreement`, `risk`, `reskill`) and says
there what it adds. Declared lightly: Polars is imported by the functions that compute and draw, when called.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Analysis, Card, Check, Story, View, hook
from veikart_gap import agreement, ranking, readiness, reskill, risk

if TYPE_CHECKING:
    from veikart.api import Command, EventType, Importer, Projection, Settings

PARTS = (ranking.PART, readiness.PART, agreement.PART, risk.PART, reskill.PART)


@hook
def veikart_views() -> Sequence[View]:
    return [view for part in PARTS for view in part.views]


@hook
def veikart_analyses() -> Sequence[Analysis]:
    return [analysis for part in PARTS for analysis in part.analyses]


@hook
def veikart_checks() -> Sequence[Check]:
    return [check for part in PARTS for check in part.checks]


@hook
def veikart_overview_cards() -> Sequence[Card]:
    return [card for part in PARTS for card in part.cards]


@hook
def veikart_stories() -> Sequence[Story]:
    return [story for part in PARTS for story in part.stories]


@hook
def veikart_commands() -> Sequence[Command]:
    return [command for part in PARTS for command in part.commands()]


@hook
def veikart_settings() -> Sequence[Settings]:
    return [settings for part in PARTS for settings in part.settings()]


@hook
def veikart_events() -> Sequence[EventType]:
    return [event for part in PARTS for event in part.events()]


@hook
def veikart_projections() -> Sequence[Projection]:
    return [projection for part in PARTS for projection in part.projections()]


@hook
def veikart_importers() -> Sequence[Importer]:
    return [importer for part in PARTS for importer in part.importers()]
