"""Rows that hold words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from veikart.arranging.trees import walked, with_those_above
from veikart.blocks import (
    Bar,
    Bars,
    Block,
    Cell,
    Criterion,
    Distribution,
    Empty,
    HeatMap,
    HeatRow,
    Node,
    Row,
    Scorecard,
    Spread,
    Table,
    Timeline,
    TimelineItem,
    Tree,
    Wheel,
    WheelEntry,
)
from veikart.text import fold, shown

Line = Row | HeatRow | Bar | Spread | TimelineItem | Criterion | WheelEntry
_ROWS: Mapping[type, str] = {
    Table: "rows",
    HeatMap: "rows",
    Bars: "bars",
    Distribution: "rows",
    Timeline: "items",
    Scorecard: "criteria",
    Wheel: "entries",
}
"""What holds the rows of each kind of block."""


@dataclass(frozen=True, slots=True)
class Found:
    """Blocks with the rows that hold the words. Blocks that had rows and have none left are not there."""

    blocks: tuple[Block, ...]
    matching: int
    """Rows that hold the words themselves; those above them in a tree are shown, too."""
    rows: int
    """Rows there are."""


def found(blocks: Sequence[Block], words: str) -> Found:
    """The rows of tables, trees, bars, roadmaps … in which each of `words` stands, whatever its case or
    accents; with no words, all. What has no rows (figures, prose, trends) stays as it is."""
    kept: list[Block] = []
    matching = rows = 0
    for block in blocks:
        left, found_here, there = find_in(block, words)
        matching += found_here
        rows += there
        if left is not None:
            kept.append(left)
    if rows and not matching:
        kept.append(nothing_holds(words))
    return Found(tuple(kept), matching, rows)


def nothing_holds(words: str) -> Empty:
    """What stands where no row does."""
    return Empty(f"No row here holds “{shown(words)}”.", ("Look for other words, or for none.",))


def find_in(block: Block, words: str) -> tuple[Block | None, int, int]:
    """The block with the rows that hold the words (None: it had rows and none does), how many do, and how
    many there are."""
    wanted = fold(words).split()
    if isinstance(block, Tree):
        return _find_in_tree(block, wanted)
    field = next((field for kind, field in _ROWS.items() if isinstance(block, kind)), None)
    if field is None:
        return block, 0, 0
    lines: Sequence[Line] = getattr(block, field)
    if not wanted:
        return block, len(lines), len(lines)
    kept = _kept(wanted, map(_said, lines))
    indices = with_those_above(kept, [getattr(line, "depth", 0) for line in lines])
    rows: dict[str, Any] = {field: tuple(lines[index] for index in indices)}
    left: Block = replace(block, **rows)
    return (left if kept else None), len(kept), len(lines)


def _find_in_tree(tree: Tree, wanted: Sequence[str]) -> tuple[Tree | None, int, int]:
    if not wanted:
        there = sum(1 for _ in walked(tree.nodes))
        return tree, there, there
    texts = [_text_of(node.label, *node.cells) for node in walked(tree.nodes)]
    kept = _kept(wanted, texts)
    nodes = _branches_to(tree.nodes, set(kept), iter(range(len(texts))))
    return (replace(tree, nodes=nodes) if kept else None), len(kept), len(texts)


def _said(line: Line) -> str:
    """All that a row says."""
    match line:
        case Row():
            return _text_of(*line.cells)
        case HeatRow() | Spread():
            return line.label
        case Bar() | Criterion():
            return _text_of(line.label, line.text)
        case TimelineItem() | WheelEntry():
            return _text_of(line.label, line.lane, line.detail)


def _kept(wanted: Sequence[str], texts: Iterable[str]) -> list[int]:
    return [index for index, text in enumerate(texts) if all(word in _folded(text) for word in wanted)]


def _branches_to(nodes: Sequence[Node], kept: Set[int], numbers: Iterator[int]) -> tuple[Node, ...]:
    """The nodes whose number is kept or that something kept is below, counted as they are walked."""
    left: list[Node] = []
    for node in nodes:
        number = next(numbers)
        children = _branches_to(node.children, kept, numbers)
        if children or number in kept:
            left.append(replace(node, children=children))
    return tuple(left)


def _text_of(*cells: Cell) -> str:
    return "\n".join(map(_text, cells))  # no word goes on from one cell into the next


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


@lru_cache(maxsize=16384)  # the same rows come again with every letter typed and every step in time
def _folded(text: str) -> str:
    return fold(text)
