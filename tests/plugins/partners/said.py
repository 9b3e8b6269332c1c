"""What blocks say, for tests of pages."""

from __future__ import annotations

from collections.abc import Iterable

from veikart.api import Block, Empty, Row, Table, Text


def rows(blocks: Iterable[Block]) -> dict[str, Row]:
    """The rows of all tables, by id."""
    return {row.id: row for block in blocks if isinstance(block, Table) for row in block.rows}


def cells(row: Row) -> list[str]:
    return [cell if isinstance(cell, str) else cell.text for cell in row.cells]


def words(blocks: Iterable[Block]) -> str:
    return " ".join(block.text for block in blocks if isinstance(block, Text | Empty))
