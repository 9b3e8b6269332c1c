"""How long a level step took, as the journal tells it."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from veikart.api import Picture, counted, number

LEAST = 30
"""Rises from which on their median is worth telling."""
_DAYS = 7.0


class Learned(NamedTuple):
    """How often somebody rose, and how many weeks a level step then took: the lower median."""

    rises: int
    weeks: float | None
    """None where fewer than `LEAST` rises are known."""


def learned(picture: Picture) -> Learned:
    """From two ratings of the same person, skill, method and scale, the later one higher: weeks between
    them ÷ steps. Who did not rise is not in it, so it tells of learning that came about, and flatters."""
    rows = picture.statements("levels").filter(pl.col("level").is_not_null())
    same = pl.all_horizontal(
        pl.col(name).eq_missing(pl.col(name).shift(1)) for name in ("person", "skill", "method", "scale")
    )
    steps = pl.col("level") - pl.col("level").shift(1)
    days = (pl.col("effective") - pl.col("effective").shift(1)).dt.total_days()
    took = rows.select(took=pl.when(same & (steps > 0) & (days > 0)).then(days / steps / _DAYS))[
        "took"
    ].drop_nulls()
    if took.len() < LEAST:
        return Learned(took.len(), None)
    return Learned(took.len(), float(took.sort()[(took.len() - 1) // 2]))


def told_from_history(picture: Picture) -> str:
    """The same in words."""
    found = learned(picture)
    if found.weeks is None:
        return f"too few rises to say ({number(found.rises)} of {number(LEAST)})"
    rises = counted(found.rises, "rise")
    return f"{number(round(found.weeks, 1))} weeks a step, the median of {rises}; who never rose is not in it"
