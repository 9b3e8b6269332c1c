"""Which events no longer hold, when reverts can be reverted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Revert(NamedTuple):
    """The revert at `position` takes back the events from `first` to `last`, both included."""

    position: int
    first: int
    last: int


def in_force(reverts: Iterable[Revert]) -> list[Revert]:
    """The reverts that are not themselves taken back by a later one, latest first."""
    active: list[Revert] = []
    for revert in sorted(reverts, reverse=True):
        if not any(later.first <= revert.position <= later.last for later in active):
            active.append(revert)
    return active


def is_reverted(position: int, active: Iterable[Revert]) -> bool:
    """Whether one of the `active` reverts takes back the event at `position`."""
    return any(revert.first <= position <= revert.last for revert in active)
