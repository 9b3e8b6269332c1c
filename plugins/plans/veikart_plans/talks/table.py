"""Talks by unit, as a table that goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import Selection
from veikart_plans.talks.columns import COLUMNS
from veikart_plans.talks.standing import by_unit, last_talks

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Picture


def compute(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each unit with people, in the order of units."""
    import polars as pl

    units = by_unit(picture, last_talks(picture, selection))
    rows = [
        (unit, name, of.people, of.talked, of.overdue, of.new, of.shared, of.share)
        for unit, name in picture.units.select("unit", "name").rows()
        if (of := units.get(unit)) is not None
    ]
    kinds = [pl.String, pl.String, *[pl.Int64] * 5, pl.Float64]
    return pl.DataFrame(rows, dict(zip(COLUMNS, kinds, strict=True)), orient="row")
