"""Trees of nodes, and trees written as rows: each row has its depth, and belongs to the nearest row above
that is less deep."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from veikart.blocks import Node

Siblings = Callable[[list[int]], list[int]]


def parents(depths: Sequence[int]) -> list[int]:
    """The index of the row that each row belongs to; -1 for those at the top."""
    found: list[int] = []
    above: list[int] = []
    for index, depth in enumerate(depths):
        while above and depths[above[-1]] >= depth:
            above.pop()
        found.append(above[-1] if above else -1)
        above.append(index)
    return found


def sorted_within(depths: Sequence[int], order: Siblings) -> list[int]:
    """The indices of all rows, siblings put in order by `order`, each followed by what belongs to it.

    Where siblings are not equally deep the deeper come first, or one of them would come to belong to another.
    """
    children: dict[int, list[int]] = {}
    for index, parent in enumerate(parents(depths)):
        children.setdefault(parent, []).append(index)
    found: list[int] = []
    waiting = _last_first(children.get(-1, []), depths, order)
    while waiting:
        index = waiting.pop()
        found.append(index)
        waiting.extend(_last_first(children.get(index, []), depths, order))
    return found


def _last_first(siblings: list[int], depths: Sequence[int], order: Siblings) -> list[int]:
    ordered = order(siblings)
    ordered.sort(key=lambda index: -depths[index])
    return ordered[::-1]


def with_those_above(kept: Collection[int], depths: Sequence[int]) -> list[int]:
    """The indices in `kept` and of every row that they belong to, in their order."""
    above, found = parents(depths), set(kept)
    for index in kept:
        while (index := above[index]) >= 0 and index not in found:
            found.add(index)
    return sorted(found)


def branches(depths: Sequence[int]) -> list[bool]:
    """Whether anything belongs to each row."""
    return [below > depth for depth, below in zip(depths, [*depths[1:], -1], strict=False)] if depths else []


def unfolded(depths: Sequence[int], folded: Collection[int]) -> list[int]:
    """The indices of the rows that no folded row hides."""
    found: list[int] = []
    hidden_below: int | None = None
    for index, depth in enumerate(depths):
        if hidden_below is not None and depth > hidden_below:
            continue
        hidden_below = depth if index in folded else None
        found.append(index)
    return found


def walked(nodes: Sequence[Node]) -> Iterator[Node]:
    """Every node, each followed by what is below it."""
    for node in nodes:
        yield node
        yield from walked(node.children)
