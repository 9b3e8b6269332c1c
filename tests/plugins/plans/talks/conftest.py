"""An engagement in which talks were held with some, and with others not."""

from __future__ import annotations

from datetime import date

import pytest

import veikart_plans
from veikart.testing import Engagement, Opens

MARCH = date(2026, 3, 2)


@pytest.fixture
def room(engagement: Opens) -> Engagement:
    """Two units and five people, on 2 March 2026 (`veikart.testing.small`), with plans alone."""
    return engagement(plugins=[veikart_plans])


@pytest.fixture
def talked(room: Engagement) -> Engagement:
    """Kari was talked with in January and has read the notes, Ola in April of last year."""
    room.do(
        "plans.hold_talk",
        person="kari",
        day=date(2026, 1, 12),
        wishes="A winter at sea",
        needs="Rest",
        shared=True,
    )
    room.do("plans.hold_talk", person="ola", leader="kari", day=date(2025, 4, 3), wishes="Less travelling")
    return room
