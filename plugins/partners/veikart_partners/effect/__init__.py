"""Effect on four levels: reaction, learning, behaviour, results."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Contributions

if TYPE_CHECKING:
    from veikart.api import EventType, Projection


def _events() -> Sequence[EventType]:
    from veikart_partners.effect.telling import TOLD

    return TOLD


def _projections() -> Sequence[Projection]:
    from veikart_partners.effect.tables import TABLES

    return TABLES


PART = Contributions(events=_events, projections=_projections)
