"""Tables as somebody wants to see them: sorted by a column, narrowed to words, branches folded.

    shown = arranged(blocks, Arrangement(words="grid"))
    shown.blocks                    # the same blocks; tables have become `ArrangedTable`s
    shown.matching, shown.rows      # 12 of 140

Pure: it knows nothing of screens, and a view knows nothing of it.
"""

from __future__ import annotations

from veikart.arranging.arrangement import (
    AS_SHOWN,
    ArrangedTable,
    ArrangedTree,
    Arrangement,
    Shown,
    arranged,
)
from veikart.arranging.finding import Found, found
from veikart.arranging.ordering import ColumnName, Order, TableName, column_names, moved, turned

__all__ = [
    "AS_SHOWN",
    "ArrangedTable",
    "ArrangedTree",
    "Arrangement",
    "ColumnName",
    "Found",
    "Order",
    "Shown",
    "TableName",
    "arranged",
    "column_names",
    "found",
    "moved",
    "turned",
]
