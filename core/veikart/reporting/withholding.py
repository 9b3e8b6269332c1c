"""Small groups in blocks: nothing of fewer people than agreed is shown, nor what would reveal it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from veikart.blocks import (
    WITHHELD,
    Bar,
    Bars,
    Block,
    Blocks,
    Cell,
    Column,
    Criterion,
    Distribution,
    Figure,
    Figures,
    Heat,
    HeatMap,
    Mark,
    Node,
    Point,
    Row,
    Scorecard,
    Series,
    Spread,
    Table,
    Tree,
    Trend,
)
from veikart.reporting.grouping import Group, Hidden, hidden_among
from veikart.typeset.tables import naming
from veikart.typeset.trees import as_table

_NOTHING = Hidden(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Withheld:
    """Blocks in which what is too small is marked, never zero, and how much that is."""

    parts: tuple[Blocks, ...]
    small: int
    """Rows, bars, cells and figures of too few people."""
    beside: int
    """Others that would have given those away."""
    cut: tuple[bool, ...]
    """Whether anything was withheld, for each of the parts."""


def withheld(parts: Sequence[Blocks], smallest: int) -> Withheld:
    """The blocks of several sections, without what sums up fewer than `smallest` people.

    What is hidden in one table is hidden in all of them: what stands beside it may differ from table to
    table, and two tables side by side would tell it.
    """
    ids = _ids(parts, smallest)
    small = beside = 0
    made, cut = list[Blocks](), list[bool]()
    for blocks in parts:
        before, shown = small + beside, list[Block]()
        for block in blocks:
            drawn, few, others = _block(block, smallest, ids)
            shown.append(drawn)
            small, beside = small + few, beside + others
        made.append(shown)
        cut.append(small + beside > before)
    return Withheld(tuple(made), small, beside, tuple(cut))


def _ids(parts: Sequence[Blocks], smallest: int) -> frozenset[str]:
    """What is hidden anywhere."""
    found: set[str] = set()
    lists = [_lines(block) for blocks in parts for block in blocks]
    while True:
        before = len(found)
        for lines in lists:
            hidden = _hidden(lines, smallest, found)
            found.update(_thing(lines[i]) for i in hidden.all)
        if len(found) == before:
            return frozenset(found)


_Line = Row | Bar | Spread | Criterion
"""What stands on a line of its own, has an id, and may sum up people."""


def _thing(line: _Line) -> str:
    """What a line is about: "skill:<id>" also of a skill below a capability, "skill:<capability>/<id>"."""
    kind, _, rest = line.id.partition(":")
    return f"{kind}:{rest.rpartition('/')[2]}" if rest else line.id


def _lines(block: Block) -> Sequence[_Line]:
    match block:
        case Table():
            return block.rows
        case Tree():
            return as_table(block).rows
        case Bars():
            return block.bars
        case Distribution():
            return block.rows
        case Scorecard():
            return block.criteria
        case _:
            return ()


def _hidden(lines: Sequence[_Line], smallest: int, ids: Iterable[str]) -> Hidden:
    groups = [Group(line.people, line.depth if isinstance(line, Row) else 0) for line in lines]
    known = frozenset(ids)
    return hidden_among(groups, smallest, [i for i, line in enumerate(lines) if _thing(line) in known])


def _block(  # noqa: PLR0911  # a return for every kind of block
    block: Block, smallest: int, ids: frozenset[str]
) -> tuple[Block, int, int]:
    """The block, how much of it is small, and how much is hidden beside that."""
    hidden = _hidden(_lines(block), smallest, ids) if _lines(block) else _NOTHING
    counts = len(hidden.small), len(hidden.beside)
    match block:
        case Table() if hidden.all:
            kept = _kept(block.columns)
            rows = [_row(row, kept) if i in hidden.all else row for i, row in enumerate(block.rows)]
            if not any(row.depth for row in rows):  # where it stood in an order would tell something
                rows = [row for _, row in sorted(enumerate(rows), key=lambda each: each[0] in hidden.all)]
            return replace(block, rows=tuple(rows)), *counts
        case Bars() if hidden.all:
            bars = (_bar(bar) if i in hidden.all else bar for i, bar in enumerate(block.bars))
            return replace(block, bars=tuple(bars)), *counts
        case Tree() if hidden.all:
            gone = {row.id for i, row in enumerate(_lines(block)) if i in hidden.all}
            return replace(
                block,
                nodes=_nodes(
                    block.nodes, gone, frozenset(i for i, c in enumerate(block.columns[1:]) if c.kept)
                ),
            ), *counts
        case Distribution() if hidden.all:
            spreads = (_spread(row) if i in hidden.all else row for i, row in enumerate(block.rows))
            return replace(block, rows=tuple(spreads)), *counts
        case Scorecard() if hidden.all:
            criteria = (_criterion(c) if i in hidden.all else c for i, c in enumerate(block.criteria))
            return replace(block, criteria=tuple(criteria)), *counts
        case HeatMap():
            return _heat_map(block, smallest)
        case Figures():
            return _figures(block, smallest)
        case Trend():
            return _trend(block, smallest)
        case _:
            return block, 0, 0


def _kept(columns: Sequence[Column]) -> frozenset[int]:
    """Columns that stay: the one that says what the row is, and those that say nothing of people."""
    return frozenset({naming(columns), *(i for i, column in enumerate(columns) if column.kept)})


def _row(row: Row, kept: Collection[int]) -> Row:
    cells: tuple[Cell, ...] = tuple(
        cell if i in kept else Mark(WITHHELD, "muted") for i, cell in enumerate(row.cells)
    )
    return replace(row, cells=cells, why=None, action=None, actions=())


def _bar(bar: Bar) -> Bar:
    return Bar(bar.id, bar.label, (), WITHHELD, people=bar.people)


def _nodes(nodes: Sequence[Node], gone: Collection[str], kept: Collection[int]) -> tuple[Node, ...]:
    made = (replace(node, children=_nodes(node.children, gone, kept)) for node in nodes)
    return tuple(_node(node, kept) if node.id in gone else node for node in made)


def _node(node: Node, kept: Collection[int]) -> Node:
    cells = tuple(cell if i in kept else Mark(WITHHELD, "muted") for i, cell in enumerate(node.cells))
    return replace(node, cells=cells, why=None, action=None, actions=())


def _spread(row: Spread) -> Spread:
    return Spread(row.id, row.label, (), withheld=True, people=row.people)


def _criterion(criterion: Criterion) -> Criterion:
    none = (None,) * len(criterion.scores)
    return Criterion(
        criterion.id, criterion.label, none, text=f"{WITHHELD} withheld", people=criterion.people
    )


def _trend(block: Trend, smallest: int) -> tuple[Block, int, int]:
    """Days with too few people are gaps, and the label of their line says so."""
    few = 0
    series: list[Series] = []
    for each in block.series:
        small = [p.people is not None and 0 < p.people < smallest for p in each.points]
        few += sum(small)
        points = tuple(Point(p.day, None) if cut else p for p, cut in zip(each.points, small, strict=True))
        series.append(
            replace(each, points=points, why=None, label=f"{each.label} ({WITHHELD} some days)".strip())
            if any(small)
            else each
        )
    return (replace(block, series=tuple(series)), few, 0) if few else (block, 0, 0)


def _figures(block: Figures, smallest: int) -> tuple[Block, int, int]:
    few = [f for f in block.figures if f.people is not None and 0 < f.people < smallest]
    if not few:
        return block, 0, 0
    figures = (_figure(figure, smallest) if figure in few else figure for figure in block.figures)
    return Figures(tuple(figures)), len(few), 0


def _figure(figure: Figure, smallest: int) -> Figure:
    return replace(figure, value=WITHHELD, detail=f"fewer than {smallest} people", tone="muted", why=None)


def _heat_map(block: HeatMap, smallest: int) -> tuple[Block, int, int]:
    """Column by column, for every column is a question of its own: the rows are parts of those above them."""
    small, beside = set[tuple[int, int]](), set[tuple[int, int]]()
    for column in range(len(block.columns)):
        groups = [
            Group(row.cells[column].people if column < len(row.cells) else None, row.depth)
            for row in block.rows
        ]
        hidden = hidden_among(groups, smallest)
        small.update((line, column) for line in hidden.small)
        beside.update((line, column) for line in hidden.beside)
    if not small and not beside:
        return block, 0, 0
    rows = tuple(
        replace(row, cells=tuple(_cells(row.cells, line, small | beside)))
        for line, row in enumerate(block.rows)
    )
    return replace(block, rows=rows), len(small), len(beside)


def _cells(cells: Sequence[Heat], line: int, hidden: set[tuple[int, int]]) -> Iterator[Heat]:
    for column, cell in enumerate(cells):
        gone = (line, column) in hidden
        yield replace(cell, text=WITHHELD, share=None, look="plain", why=None) if gone else cell
