"""An engagement with measures, made for all tests of a file or for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import veikart_plans
from veikart.testing import Engagement, Opens

Propose = Callable[..., str]
"""Proposes a measure by its title and whatever else is said of it; gives its id."""


@pytest.fixture
def room(engagement: Opens) -> Engagement:
    """Two units and five people, on 2 March 2026 (`veikart.testing.small`), with plans alone."""
    return engagement(plugins=[veikart_plans])


@pytest.fixture
def propose(room: Engagement) -> Propose:
    return proposing(room)


def proposing(room: Engagement) -> Propose:
    def propose(title: str, **said: Any) -> str:
        room.do("plans.propose", title=title, **{"kind": "task", **said})
        return str(room.events("plans.measure_proposed")[-1].body["measure"])

    return propose


def agree(room: Engagement, measure: str) -> None:
    """All three say yes, and it is agreed."""
    for party in ("management", "hr", "line"):
        room.do("plans.answer", measure=measure, party=party)
    room.do("plans.agree", measure=measure)
