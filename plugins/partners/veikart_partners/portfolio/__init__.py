"""The portfolio: who the partners are, what they cover, and in which phase each stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Contributions

if TYPE_CHECKING:
    from veikart.api import EventType, Projection


def _events() -> Sequence[EventType]:
    from veikart_partners.portfolio.telling import TOLD

    return TOLD


def _projections() -> Sequence[Projection]:
    from veikart_partners.portfolio.tables import TABLES

    return TABLES


PART = Contributions(events=_events, projections=_projections)
