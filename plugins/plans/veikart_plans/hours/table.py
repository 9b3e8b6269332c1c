"""Learning hours by measure, as a table that goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import Selection
from veikart_plans.hours.columns import COLUMNS
from veikart_plans.hours.counting import hours_at
from veikart_plans.measures.reach import reach_of

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Picture


def compute(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each measure that has begun."""
    import polars as pl

    reach = reach_of(picture)
    rows = [
        (
            each.measure.id, each.measure.title, each.measure.state, each.began, len(each.logged),
            each.agreed_in_all, each.logged_in_all, each.share,
        )
        for each in hours_at(picture)
        if reach.touches(each.measure, selection)
    ]  # fmt: skip
    kinds = (pl.String, pl.String, pl.String, pl.Date, pl.Int64, pl.Float64, pl.Float64, pl.Float64)
    return pl.DataFrame(rows, dict(zip(COLUMNS, kinds, strict=True)), orient="row")
