"""An engagement with partners, made for each test or for all tests of a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import veikart_partners
from veikart.testing import Engagement, Opens

Add = Callable[..., str]
"""Adds a partner by its name and whatever else is said of it; gives its id."""


@pytest.fixture
def room(engagement: Opens) -> Engagement:
    """Two units and five people, on 2 March 2026 (`veikart.testing.small`), with partners alone."""
    return engagement(plugins=[veikart_partners.PLUGIN])


@pytest.fixture
def add(room: Engagement) -> Add:
    return adding(room)


def adding(room: Engagement) -> Add:
    def add(name: str, **said: Any) -> str:
        room.do("partners.add", name=name, **said)
        return str(room.events("partners.partner_added")[-1].body["partner"])

    return add
