"""Which events no longer hold, when reverts can be reverted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Revert(NamedTuple):
    """The revert at `position` takes back the events from `first` to `last`, both included."""

    position: int
    first: int
    last: int


class Reverted:
    """The positions that a set of reverts takes back, each looked up in logarithmic time."""

    def __init__(self, reverts: Iterable[Revert] = ()) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        for revert in reverts:
            self.add(revert)

    def add(self, revert: Revert) -> None:
        """Takes back what `revert` names too. The spans are kept apart and in order."""
        _, first, last = revert
        left, right = bisect_left(self._lasts, first), bisect_right(self._firsts, last)
        if left < right:
            first, last = min(first, self._firsts[left]), max(last, self._lasts[right - 1])
        self._firsts[left:right] = [first]
        self._lasts[left:right] = [last]

    def __contains__(self, position: int) -> bool:
        at = bisect_right(self._firsts, position)
        return at > 0 and self._lasts[at - 1] >= position


def in_force(reverts: Iterable[Revert]) -> list[Revert]:
    """The reverts that are not themselves taken back by a later one, latest first."""
    active: list[Revert] = []
    reverted = Reverted()
    for revert in sorted(reverts, reverse=True):
        if revert.position not in reverted:
            active.append(revert)
            reverted.add(revert)
    return active


def is_reverted(position: int, active: Iterable[Revert]) -> bool:
    """Whether one of the `active` reverts takes back the event at `position`."""
    return any(revert.first <= position <= revert.last for revert in active)
