"""Branches: where a cursor goes along them, and folding all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

from veikart.arranging import ArrangedTable, Shown
from veikart.arranging.trees import walked
from veikart.blocks import Tree
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


def branches_in(shown: Shown) -> frozenset[str]:
    """The ids of all rows and nodes that something belongs to, of those that are to be seen."""
    found: set[str] = set()
    for block in shown.blocks:
        if isinstance(block, ArrangedTable):
            rows = zip(block.rows, block.folds, strict=False)
            found.update(row.id for row, folded in rows if folded is not None)
        elif isinstance(block, Tree):
            found.update(node.id for node in walked(block.nodes) if node.children)
    return frozenset(found)
