"""Rows by field: what the kinds of table read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from veikart.contributions.importer import Fault
from veikart.interchange.columns import Columns
from veikart.interchange.reading import Record, Table
from veikart.text import fold


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data, trimmed (NBSP too), its cells found by field."""

    line: int
    cells: tuple[str, ...]
    places: Mapping[str, int]

    def text(self, field: str) -> str:
        """The cell of `field`; empty when the table has no such column."""
        place = self.places.get(field)
        return self.cells[place] if place is not None else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a table that are to be taken in."""

    columns: Columns
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    """Rows that were rejected while they were split."""
    filtered: int
    blank: int
    """Rows without any text in them; they are not counted as data."""

    def values(self, field: str) -> Iterator[str]:
        """The cells of a column."""
        place = self.columns.places.get(field)
        return (row.cells[place] for row in self.rows) if place is not None else iter(())


def lay_out(table: Table, columns: Columns, filters: Sequence[tuple[int, frozenset[str], bool]]) -> Sheet:
    """The rows of `table` that pass the `filters`, filled up to the header's width."""
    rows: list[Row] = []
    faults = list(table.faults)
    filtered = blank = 0
    width = len(columns.headers)
    for record in table.records:
        cells = tuple(cell.strip() for cell in record.cells)
        if not any(cells):
            blank += 1
        elif any(cells[width:]):
            faults.append(_too_wide(record, width))
        else:
            cells = (cells + ("",) * (width - len(cells)))[:width]
            if all((fold(cells[place]) in values) != unless for place, values, unless in filters):
                rows.append(Row(record.line, cells, columns.places))
            else:
                filtered += 1
    return Sheet(columns, tuple(rows), tuple(faults), filtered, blank)


def _too_wide(record: Record, width: int) -> Fault:
    return Fault(
        record.line,
        f"the row has {len(record.cells)} cells, the header {width}",
        advice="A cell that holds the separator must stand in quotes.",
    )
