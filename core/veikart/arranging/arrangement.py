"""How somebody wants to see the tables of a view, and the tables seen that way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from veikart.arranging.finding import find_in, nothing_holds
from veikart.arranging.ordering import Order, TableName, column_names, nodes_by, rows_by
from veikart.arranging.trees import branches, unfolded
from veikart.blocks import Block, Table, Tree


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Orders by table, ids of the rows whose branches are folded, and the words that rows are to hold."""

    orders: Mapping[TableName, Order] = field(default_factory=dict)
    folded: frozenset[str] = frozenset()
    words: str = ""

    def ordered(self, table: TableName, order: Order) -> Arrangement:
        """The same with another order of one table."""
        return replace(self, orders={**self.orders, table: order})

    def turned(self, row: str) -> Arrangement:
        """The same with one row folded that was not, or the other way round."""
        return self.with_folded(self.folded ^ {row})

    def with_folded(self, rows: frozenset[str]) -> Arrangement:
        """The same with these rows folded and no others."""
        return replace(self, folded=rows)

    def looking_for(self, words: str) -> Arrangement:
        """The same with the rows that hold other words."""
        return replace(self, words=words)


AS_SHOWN = Arrangement()
"""All rows, as the view gives them."""


@dataclass(frozen=True, slots=True)
class ArrangedTable(Table):
    """A table with its rows as they are to be drawn, and what was done to them."""

    name: TableName = ("", "", 0)
    order: Order | None = None
    at: int = -1
    """The column it is sorted by; -1 where the rows stand as the view gave them."""
    folds: tuple[bool | None, ...] = ()
    """Of each row: whether what belongs to it is hidden; None where nothing does. Empty for a flat table."""


@dataclass(frozen=True, slots=True)
class ArrangedTree(Tree):
    """The same of a tree."""

    name: TableName = ("", "", 0)
    order: Order | None = None
    at: int = -1


@dataclass(frozen=True, slots=True)
class Shown:
    """Blocks to draw, ids of nodes of trees that are folded, and how many of the rows there are hold the
    words."""

    blocks: tuple[Block, ...]
    folded: frozenset[str]
    matching: int
    rows: int


def arranged(blocks: Sequence[Block], how: Arrangement) -> Shown:
    """The blocks with their tables arranged. While rows are looked for nothing is folded: a match that is
    hidden would be none."""
    drawn: list[Block] = []
    seen: Counter[tuple[str, str]] = Counter()
    matching = rows = 0
    for block in blocks:
        name = _name(block, seen)
        left, found, there = find_in(block, how.words)
        matching += found
        rows += there
        if isinstance(left, Table):
            drawn.append(_table(left, name, how))
        elif isinstance(left, Tree):
            drawn.append(_tree(left, name, how))
        elif left is not None:
            drawn.append(left)
    if rows and not matching:
        drawn.append(nothing_holds(how.words))
    return Shown(tuple(drawn), _folded(how), matching, rows)


def _name(block: Block, seen: Counter[tuple[str, str]]) -> TableName:
    if not isinstance(block, Table | Tree):
        return "", "", 0
    titles = (block.title, next((column.title for column in block.columns if column.title), ""))
    seen[titles] += 1
    return *titles, seen[titles] - 1


def _table(table: Table, name: TableName, how: Arrangement) -> ArrangedTable:
    order, at = _order(table, name, how)
    rows = rows_by(table, at, bool(order.down)) if order is not None and at >= 0 else table.rows
    depths = [row.depth for row in rows]
    folds: tuple[bool | None, ...] = ()
    if any(depths):
        grown = branches(depths)
        closed = {i for i, row in enumerate(rows) if grown[i] and row.id in _folded(how)}
        kept = unfolded(depths, closed)
        folds = tuple(i in closed if grown[i] else None for i in kept)
        rows = tuple(rows[i] for i in kept)
    return ArrangedTable(table.columns, rows, table.title, name, order, at, folds)


def _tree(tree: Tree, name: TableName, how: Arrangement) -> ArrangedTree:
    order, at = _order(tree, name, how)
    nodes = nodes_by(tree, at, bool(order.down)) if order is not None and at >= 0 else tree.nodes
    return ArrangedTree(tree.columns, nodes, tree.title, name, order, at)


def _order(table: Table | Tree, name: TableName, how: Arrangement) -> tuple[Order | None, int]:
    """The order asked for, and the column it means; -1 where the rows are to stand as they came."""
    order, names = how.orders.get(name), column_names(table.columns)
    if order is None or order.down is None or order.column not in names:
        return order, -1
    return order, names.index(order.column)


def _folded(how: Arrangement) -> frozenset[str]:
    return frozenset() if how.words else how.folded
