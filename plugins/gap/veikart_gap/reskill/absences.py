"""Who is not there on the days that are asked for: known to leave, or noted as away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import polars as pl

from veikart.api import Picture
from veikart_gap.reskill.tables import ABSENCES
from veikart_gap.risk.leaving import leaving


def not_there(picture: Picture, days: int) -> pl.DataFrame:
    """person, away_from, away_why ("leaves" or "away"): who will not be there on one of so many days from the
    moment, as far as it was known by its second clock. Of each person the first such day."""
    first = picture.moment.true_on
    after = _after(first, days)
    leaves = leaving(picture).filter(pl.col("leaves") < after).select(
        "person", away_from="leaves", away_why=pl.lit("leaves")
    )  # fmt: skip
    told = picture.at(replace(picture.moment, true_on=date.max)).table(ABSENCES)
    away = told.filter(pl.col("since") < after, pl.col("back").is_null() | (pl.col("back") > first))
    away = away.select("person", away_from=pl.max_horizontal("since", pl.lit(first)), away_why=pl.lit("away"))
    both = pl.concat([leaves, away], how="vertical_relaxed")
    return both.sort("person", "away_from", "away_why").unique("person", keep="first", maintain_order=True)


def _after(first: date, days: int) -> date:
    return first + timedelta(days=days) if first <= date.max - timedelta(days=days) else date.max
