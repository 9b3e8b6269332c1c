"""Rows that hold words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from veikart.arranging.trees import walked, with_those_above
from veikart.blocks import Bars, Block, Cell, Empty, HeatMap, Node, Table, Tree
from veikart.text import fold, shown


@dataclass(frozen=True, slots=True)
class Found:
    """Blocks with the rows that hold the words. Blocks that had rows and have none left are not there."""

    blocks: tuple[Block, ...]
    matching: int
    """Rows that hold the words themselves; those above them in a tree are shown, too."""
    rows: int
    """Rows there are."""


def found(blocks: Sequence[Block], words: str) -> Found:
    """The rows of tables, trees, bars and heat maps in which each of `words` stands, whatever its case or
    accents; with no words, all. What has no rows (figures, prose) stays as it is."""
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
    if not wanted:
        there = _rows_of(block)
        return block, there, there
    match block:
        case Table():
            texts = [_text_of(*row.cells) for row in block.rows]
            kept = _kept(wanted, texts)
            indices = with_those_above(kept, [row.depth for row in block.rows])
            left: Block = replace(block, rows=tuple(block.rows[i] for i in indices))
        case HeatMap():
            texts = [row.label for row in block.rows]
            kept = _kept(wanted, texts)
            indices = with_those_above(kept, [row.depth for row in block.rows])
            left = replace(block, rows=tuple(block.rows[i] for i in indices))
        case Bars():
            texts = [f"{bar.label} {bar.text}" for bar in block.bars]
            kept = _kept(wanted, texts)
            left = replace(block, bars=tuple(block.bars[i] for i in kept))
        case Tree():
            texts = [_text_of(node.label, *node.cells) for node in walked(block.nodes)]
            kept = _kept(wanted, texts)
            left = replace(block, nodes=_branches_to(block.nodes, set(kept), iter(range(len(texts)))))
        case _:
            return block, 0, 0
    return (left if kept else None), len(kept), len(texts)


def _rows_of(block: Block) -> int:
    match block:
        case Table() | HeatMap():
            return len(block.rows)
        case Bars():
            return len(block.bars)
        case Tree():
            return sum(1 for _ in walked(block.nodes))
        case _:
            return 0


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
