"""An engagement with points that come back."""

from __future__ import annotations

from datetime import date

import pytest

import veikart_plans
from veikart.testing import Engagement, Opens


@pytest.fixture
def room(engagement: Opens) -> Engagement:
    """Two units and five people, on 2 March 2026 (`veikart.testing.small`), with plans alone."""
    return engagement(plugins=[veikart_plans])


@pytest.fixture
def wheel(room: Engagement) -> Engagement:
    """A review each quarter, a survey in two months, a meeting every two weeks in one unit."""
    room.do("plans.set_point", title="Review", kind="review", often="every quarter", first=date(2026, 3, 10))
    room.do("plans.set_point", title="Pulse [b]", kind="survey", often="every year in February and August")
    unit = room.picture().units["unit"][0]
    room.do("plans.set_point", title="Cases, told", kind="other", often="every two weeks", unit=unit)
    return room
