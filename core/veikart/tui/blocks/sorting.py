"""Which table and column is meant, and how its rows stand then."""

from __future__ import annotations

from veikart.arranging import (
    ArrangedTable,
    ArrangedTree,
    Arrangement,
    Order,
    Shown,
    TableName,
    column_names,
    moved,
    turned,
)
from veikart.typeset import Grid, Page, Stop
from veikart.typeset.columns import GAP


def title_at(page: Page, x: int, y: int) -> tuple[TableName, int] | None:
    """The table and the column whose title stands at cell `x` of line `y`, the gap behind it included."""
    for grid in page.grids:
        for title in grid.titles:
            if title.first <= y <= title.last and title.x <= x < title.x + title.cells + GAP:
                return grid.table, title.column
    return None


def grid_of(page: Page, stop: Stop | None) -> Grid | None:
    """The table that a stop stands in, else the first below it, else the first of all."""
    line = stop.y if stop is not None else 0
    below = (grid for grid in page.grids if line <= grid.last)
    return next(below, page.grids[0] if page.grids else None)


def turned_by(shown: Shown, how: Arrangement, name: TableName, column: int) -> Arrangement:
    """The next order of a table by one of its columns."""
    table = _table(shown, name)
    return how if table is None else how.ordered(name, turned(table, how.orders.get(name), column))


def turned_again(shown: Shown, how: Arrangement, grid: Grid) -> Arrangement:
    """The next order by the column that the table was sorted by last; at first by the one on the left."""
    table, order = _table(shown, grid.table), how.orders.get(grid.table)
    if table is None or not grid.titles:
        return how
    column = grid.titles[0].column
    if order is not None and order.column in (names := column_names(table.columns)):
        column = names.index(order.column)
    return how.ordered(grid.table, turned(table, order, column))


def moved_by(shown: Shown, how: Arrangement, grid: Grid, by: int) -> Arrangement:
    """The order by the column that stands `by` places further, of those that are to be seen."""
    table = _table(shown, grid.table)
    seen = [title.column for title in grid.titles]
    order = None if table is None else moved(table, how.orders.get(grid.table), seen, by)
    return how if order is None else how.ordered(grid.table, order)


def in_words(order: Order | None) -> str:
    """ "Sorted by Below ▼"."""
    if order is None or order.down is None:
        return "In the order that the view gives"
    return f"Sorted by {order.column[0] or 'the column without a title'} {'▼' if order.down else '▲'}"


def _table(shown: Shown, name: TableName) -> ArrangedTable | ArrangedTree | None:
    tables = (block for block in shown.blocks if isinstance(block, ArrangedTable | ArrangedTree))
    return next((table for table in tables if table.name == name), None)
