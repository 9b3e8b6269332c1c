"""Where a cursor goes along the branches of a tree."""

from __future__ import annotations

from collections.abc import Sequence

from veikart.typeset import Stop


def beside(stops: Sequence[Stop], at: int, direction: str) -> int | None:
    """The index of the row that the one at index `at` belongs to (left), or of the first that belongs to it
    (right); None where there is none."""
    depth = stops[at].depth
    if direction == "right":
        following = at + 1
        return following if following < len(stops) and stops[following].depth > depth else None
    for index in range(at - 1, -1, -1):
        if stops[index].depth < depth and stops[index].width < 0:
            return index
    return None
