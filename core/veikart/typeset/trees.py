"""Trees: a table whose rows hang on guides, and whose branches can be folded away."""

from __future__ import annotations

from collections.abc import Iterator, Set

from veikart.arranging import ArrangedTable, ArrangedTree
from veikart.blocks import Node, Row, Table, Tree
from veikart.typeset.sheet import Sheet
from veikart.typeset.tables import Guide, set_table

_OPEN, _FOLDED, _LEAF, _ROOT_LEAF = "▾ ", "▸ ", "─ ", "  "


def set_tree(sheet: Sheet, tree: Tree, folded: Set[str] = frozenset()) -> None:
    """The nodes as rows. Those below a node with an id in `folded` are only counted, behind its label."""
    shown = list(_walked(tree.nodes, folded))
    columns = len(tree.columns) - 1
    rows = tuple(_row(node, depth, columns, folded) for node, depth, _ in shown)
    table = Table(tree.columns, rows, tree.title)
    if isinstance(tree, ArrangedTree):
        table = ArrangedTable(tree.columns, rows, tree.title, tree.name, tree.order, tree.at)
    set_table(sheet, table, [guide for _, _, guide in shown])


def as_table(tree: Tree) -> Table:
    """The whole tree as a table with indented rows, for surfaces where nothing folds."""
    columns = len(tree.columns) - 1
    nodes = _walked(tree.nodes, frozenset())
    rows = tuple(_row(node, depth - 1, columns, frozenset()) for node, depth, _ in nodes)
    return Table(tree.columns, rows, tree.title)


def _row(node: Node, depth: int, columns: int, folded: Set[str]) -> Row:
    """As deep as its guide is long; the first cell is the label."""
    label = node.label
    if node.children and node.id in folded:
        label = f"{label} (+{sum(1 for _ in _walked(node.children, frozenset()))})"
    cells = node.cells[:columns] + ("",) * (columns - len(node.cells))
    return Row(
        node.id,
        (label, *cells),
        node.why,
        node.action,
        depth,
        node.tone,
        node.people,
        node.actions,
    )


def _walked(
    nodes: tuple[Node, ...], folded: Set[str], before: str = "", depth: int = 1
) -> Iterator[tuple[Node, int, Guide]]:
    """Every node that shows with its depth, from 1, and the guide before its label, two cells a depth."""
    for index, node in enumerate(nodes):
        last = index == len(nodes) - 1
        branch = "" if depth == 1 else "└─" if last else "├─"
        leaf = _ROOT_LEAF if depth == 1 else _LEAF
        closed = node.id in folded
        sign = leaf if not node.children else _FOLDED if closed else _OPEN
        yield node, depth, Guide(before + branch + sign, closed if node.children else None)
        if node.children and not closed:
            below = "" if depth == 1 else "  " if last else "│ "
            yield from _walked(node.children, folded, before + below, depth + 1)
