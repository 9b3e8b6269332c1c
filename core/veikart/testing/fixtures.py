"""Fixtures for pytest, there by themselves where veikart is installed; they load it when they are used."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from veikart.testing.room import Opens


@pytest.fixture
def engagement() -> Iterator[Opens]:
    """Opens engagements in memory: `engagement(plugins=[module], story=small)`. See `Room.engagement`."""
    from veikart.testing.room import Room

    with Room() as room:
        yield room.engagement


@pytest.fixture
def pilot() -> Callable[..., object]:
    """The app on an engagement: `async with pilot(engagement(plugins=[module])) as app`. See `piloted`."""
    from veikart.testing.pilot import piloted

    return piloted
