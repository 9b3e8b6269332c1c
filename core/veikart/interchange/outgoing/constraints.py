"""What may stand in a column: bounds, closed sets of words, and the order of the words for levels."""

from __future__ import annotations

from typing import Any

import polars as pl

from veikart.interchange.outgoing.leveling import LEVELS
from veikart.interchange.outgoing.table import Table

_ALWAYS = ("position", "effective", "recorded", "reverted")
_STATES = ["met", "below", "unknown", "not relevant", "extra"]
_CONFIDENCE = ["low", "medium", "high"]


def constraints(table: Table, column: str) -> dict[str, Any]:
    """The constraints of a column, as the standard writes them."""
    values, found = table.frame[column], dict[str, Any]()
    if table.of_events and (column in table.key or column in _ALWAYS) and _is_full(values):
        found["required"] = True
    if values.dtype == pl.Float64() and column in LEVELS and table.scale is not None:
        found |= {"minimum": table.scale.low, "maximum": table.scale.high}
    if column == "gap" or (table.name.startswith("coverage_by_") and values.dtype.is_integer()):
        found["minimum"] = 0
    if table.name == "cells" and column == "state":
        found["enum"] = _STATES
    return found


def _is_full(values: pl.Series) -> bool:
    """Whether there is something in every row; an empty text counts as nothing, as in the standard."""
    return not values.has_nulls() and not (values.dtype == pl.String() and (values == "").any())


def categories(table: Table, column: str) -> dict[str, Any]:
    """The ordered words of a column that holds words of one scale, lowest first."""
    words: list[Any] = []
    if column.removesuffix("_name") in LEVELS and column.endswith("_name") and table.scale is not None:
        names = [level.name for level in table.scale.levels]
        words = names if len(set(names)) == len(names) else []
    elif table.name == "levels" and column == "confidence":
        words = _CONFIDENCE
    return {"categories": words, "categoriesOrdered": True} if words else {}
