"""What has changed in a tree, in the cells of its nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from veikart.beside import BEFORE, Called
from veikart.blocks import Node, Row, Tree
from veikart.comparing.tables import compare_tables, text_of
from veikart.typeset.trees import as_table


def compare_trees(now: Tree, before: Tree, called: Called = BEFORE) -> Tree:
    """The nodes of now with what changed in their cells; what is gone stands last below its parent."""
    told = {row.id: row for row in compare_tables(as_table(now), as_table(before), called).rows}
    here = {node.id for node in _walked(now.nodes)}
    gone: dict[str, list[Node]] = {}
    for parent, node in _with_parents(before.nodes):
        if node.id not in here:
            gone.setdefault(parent if parent in here or not parent else "", []).append(node)
    roots = (*_retold(now.nodes, told, gone), *_former(gone.get("", ()), told))
    return replace(now, nodes=roots)


def _retold(
    nodes: Sequence[Node], told: Mapping[str, Row], gone: Mapping[str, Sequence[Node]]
) -> tuple[Node, ...]:
    return tuple(
        replace(
            _as_told(node, told),
            children=(*_retold(node.children, told, gone), *_former(gone.get(node.id, ()), told)),
        )
        for node in nodes
    )


def _former(nodes: Sequence[Node], told: Mapping[str, Row]) -> Iterator[Node]:
    """Nodes that are gone, without their children: those are named by themselves."""
    for node in nodes:
        if node.id in told:
            row = told[node.id]
            yield Node(
                node.id, text_of(row.cells[0]), row.cells[1:], (), row.why, tone="muted", people=row.people
            )


def _as_told(node: Node, told: Mapping[str, Row]) -> Node:
    row = told[node.id]
    cells = row.cells[1 : len(node.cells) + 1]
    return replace(node, label=text_of(row.cells[0]), cells=cells, why=row.why)


def _walked(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _walked(node.children)


def _with_parents(nodes: Sequence[Node], parent: str = "") -> Iterator[tuple[str, Node]]:
    for node in nodes:
        yield parent, node
        yield from _with_parents(node.children, node.id)
