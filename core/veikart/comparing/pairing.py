"""Which block of before a block of now is to be compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from veikart.blocks import Block, Blocks, Heading

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every block of now with that of before or None, in order; and what of before has no partner."""

    pairs: tuple[tuple[Block, Block | None], ...]
    gone: Blocks


@dataclass(frozen=True, slots=True)
class _Placed:
    block: Block
    key: tuple[str, str, str]
    """The heading it stands under, its kind, its title."""
    place: int
    """How many of its kind stand before it under that heading."""


def pairs(now: Blocks, before: Blocks) -> Pairs:
    """Matches by heading, kind and title; then by ids that two blocks of a kind share, or, for blocks
    without ids, by the place under the heading."""
    mine, theirs = _placed(now), _placed(before)
    partners: dict[int, int] = {}
    _match(mine, theirs, partners, lambda one, other: one.key == other.key)
    _match(mine, theirs, partners, _alike)
    taken = set(partners.values())
    found = tuple(
        (one.block, theirs[partners[i]].block if i in partners else None) for i, one in enumerate(mine)
    )
    return Pairs(found, [each.block for i, each in enumerate(theirs) if i not in taken])


def matched(now: Iterable[tuple[str, T]], before: Iterable[tuple[str, T]]) -> list[tuple[T, T | None]]:
    """Things of now with those of before that bear the same name; the second of a name with the second."""
    waiting: dict[str, list[T]] = defaultdict(list)
    for name, thing in before:
        waiting[name].append(thing)
    return [(thing, waiting[name].pop(0) if waiting[name] else None) for name, thing in now]


def ids_of(block: object) -> frozenset[str]:
    """Ids of the rows, bars or items of a block; empty where it has none."""
    for name in ("rows", "bars", "items", "nodes", "entries", "criteria"):
        inside = getattr(block, name, None)
        if isinstance(inside, tuple):
            return frozenset(str(each.id) for each in inside if hasattr(each, "id"))
    return frozenset()


def _placed(blocks: Blocks) -> list[_Placed]:
    heading, places, found = "", dict[tuple[str, str], int](), list[_Placed]()
    for block in blocks:
        kind = type(block).__name__
        if isinstance(block, Heading):
            heading = block.text
        place = places.get((heading, kind), 0)
        places[heading, kind] = place + 1
        found.append(_Placed(block, (heading, kind, str(getattr(block, "title", ""))), place))
    return found


def _alike(one: _Placed, other: _Placed) -> bool:
    if one.key[:2] != other.key[:2]:
        return False
    mine, theirs = ids_of(one.block), ids_of(other.block)
    return bool(mine & theirs) if mine or theirs else one.place == other.place


def _match(
    mine: Sequence[_Placed],
    theirs: Sequence[_Placed],
    partners: dict[int, int],
    fits: Callable[[_Placed, _Placed], bool],
) -> None:
    """Gives everyone who has no partner the first free one that fits."""
    free = sorted(set(range(len(theirs))) - set(partners.values()))
    for i, one in enumerate(mine):
        if i not in partners and (found := next((j for j in free if fits(one, theirs[j])), None)) is not None:
            partners[i] = found
            free.remove(found)
