"""Anchoring: whether the strategy is carried at the top, in HR and in the line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Contributions

if TYPE_CHECKING:
    from veikart.api import EventType, Projection


def _events() -> Sequence[EventType]:
    from veikart_culture.anchoring.telling import TOLD

    return TOLD


def _projections() -> Sequence[Projection]:
    from veikart_culture.anchoring.tables import TABLES

    return TABLES


PART = Contributions(events=_events, projections=_projections)
