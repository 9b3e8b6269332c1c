"""Rows by the values of a column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from veikart.arranging.trees import sorted_within, walked
from veikart.arranging.values import Kind, Value, value_of
from veikart.blocks import Cell, Column, Node, Row, Table, Tree

T = TypeVar("T")
ColumnName = tuple[str, int]
"""The title of a column, and how many before it bear the same."""
TableName = tuple[str, str, int]
"""Title of a table, title of its first column, and how many like it stand above: the same from moment to
moment, while the tables and columns beside it come and go."""


@dataclass(frozen=True, slots=True)
class Order:
    """By which column, and which end comes first; `down` None is the order that the view gave."""

    column: ColumnName
    down: bool | None


def column_names(columns: Sequence[Column]) -> tuple[ColumnName, ...]:
    """A name for each column, no two alike."""
    seen: Counter[str] = Counter()
    names = []
    for column in columns:
        names.append((column.title, seen[column.title]))
        seen[column.title] += 1
    return tuple(names)


def rows_by(table: Table, column: int, down: bool) -> tuple[Row, ...]:
    """The rows by the values of a column; equal ones as they were. A tree is sorted within siblings.

    What is empty or not known comes last either way, and before it what is not of the kind that most of the
    column is (a sentence among numbers).
    """
    values = [_value(row.cells, column) for row in table.rows]
    kind = _kind(values)

    def order(siblings: list[int]) -> list[int]:
        return _ranked([(values[index], index) for index in siblings], kind, down)

    depths = [row.depth for row in table.rows]
    indices = sorted_within(depths, order) if any(depths) else order(list(range(len(depths))))
    return tuple(table.rows[index] for index in indices)


def nodes_by(tree: Tree, column: int, down: bool) -> tuple[Node, ...]:
    """The nodes of a tree in the same way; the first column holds their labels."""
    kind = _kind([_value(_cells(node), column) for node in walked(tree.nodes)])

    def order(nodes: Sequence[Node]) -> tuple[Node, ...]:
        ranked = _ranked([(_value(_cells(node), column), node) for node in nodes], kind, down)
        return tuple(replace(node, children=order(node.children)) for node in ranked)

    return order(tree.nodes)


def _cells(node: Node) -> tuple[Cell, ...]:
    return node.label, *node.cells


def _value(cells: Sequence[Cell], column: int) -> Value | None:
    return value_of(cells[column]) if column < len(cells) else None


def _ranked(told: Sequence[tuple[Value | None, T]], kind: Kind | None, down: bool) -> list[T]:
    some = [(value, thing) for value, thing in told if value is not None]
    fit = sorted((each for each in some if each[0].kind == kind), key=_key, reverse=down)
    odd = sorted((each for each in some if each[0].kind != kind), key=_key)
    return [*(thing for _, thing in (*fit, *odd)), *(thing for value, thing in told if value is None)]


def turned(table: Table | Tree, order: Order | None, column: int) -> Order:
    """What comes after `order` when it is asked for by a column: first as one wants it, then the other way
    round, then as the view gave it."""
    name, first = column_names(table.columns)[column], _down_first(table, column)
    if order is None or order.column != name or order.down is None:
        return Order(name, first)
    return Order(name, None if order.down != first else not first)


def moved(table: Table | Tree, order: Order | None, among: Sequence[int], by: int) -> Order | None:
    """The order by the column that stands `by` places to the right of the one in `order`, of the columns
    `among`. Beside the first and the last lies the order that the view gave; None where there are none."""
    names = column_names(table.columns)
    if not among:
        return None
    sorted_by = order.column if order is not None and order.down is not None else None
    at = next((place for place, column in enumerate(among) if names[column] == sorted_by), -1)
    place = (at + 1 + by) % (len(among) + 1) - 1
    if place < 0:
        return Order(names[among[0]], None)
    return Order(names[among[place]], _down_first(table, among[place]))


def _down_first(table: Table | Tree, column: int) -> bool:
    """Whether a column is wanted from the top down at first: numbers are, dates and names are not."""
    if isinstance(table, Tree):
        return _kind([_value(_cells(node), column) for node in walked(table.nodes)]) == "number"
    return _kind([_value(row.cells, column) for row in table.rows]) == "number"


def _kind(values: Sequence[Value | None]) -> Kind | None:
    kinds = Counter(value.kind for value in values if value is not None)
    return kinds.most_common(1)[0][0] if kinds else None


def _key(told: tuple[Value, object]) -> Any:
    """Of values of one kind; those of several are first put apart by it."""
    value, _ = told
    return value.kind, value.key
