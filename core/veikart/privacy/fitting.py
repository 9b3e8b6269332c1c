"""Tables for those who must not miss anything: a table where all of it can be read, else lines of text."""

from __future__ import annotations

from collections.abc import Sequence

from veikart.blocks import Block, Table, Text
from veikart.typeset.columns import GAP
from veikart.typeset.tables import needs_of, texts_of

_INDENT = 2


def fitting(table: Table, lines: Sequence[str], width: int | None) -> list[Block]:
    """The table where no cell of it is cut at `width` cells; otherwise `lines`, which say the same and wrap.

    A `width` of None stands for a surface that breaks lines within cells.
    """
    if not table.rows:
        return []
    if width is None or _wanted(table) <= width:
        return [table]
    title = [Text(table.title, "strong")] if table.title else []
    return [*title, Text("\n".join(lines))]


def _wanted(table: Table) -> int:
    texts = [texts_of(row, len(table.columns)) for row in table.rows]
    needs = needs_of(table, texts)
    return sum(need.want for need in needs) + GAP * (len(needs) - 1)
