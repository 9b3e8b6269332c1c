"""The annual wheel: what comes back every year, month or quarter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Contributions

if TYPE_CHECKING:
    from veikart.api import EventType, Projection


def _events() -> Sequence[EventType]:
    from veikart_plans.wheel.telling import TOLD

    return TOLD


def _projections() -> Sequence[Projection]:
    from veikart_plans.wheel.tables import TABLES

    return TABLES


PART = Contributions(events=_events, projections=_projections)
