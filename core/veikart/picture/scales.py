"""Scales, and a level of one scale seen on another."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class ScaleLevel:
    value: float
    name: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """Named levels, lowest first. On a continuous scale any value between the ends is a level."""

    id: str
    name: str
    levels: tuple[ScaleLevel, ...]
    continuous: bool = False

    @property
    def low(self) -> float:
        return self.levels[0].value

    @property
    def high(self) -> float:
        return self.levels[-1].value

    def share(self, level: float) -> float:
        """Where `level` stands between the lowest (0) and the highest (1) level."""
        return (level - self.low) / (self.high - self.low)

    def label(self, level: float) -> str:
        """`level` as a number, without decimals where it has none: "3", "4.62"."""
        return f"{round(level, 2):g}"

    def name_of(self, level: float) -> str:
        """The word for `level`: of the highest named level that it reaches."""
        values = [each.value for each in self.levels]
        return self.levels[max(0, bisect_right(values, level + 1e-9) - 1)].name


def read_scales(rows: pl.DataFrame) -> dict[str, Scale]:
    """Scale id → scale, from the rows of the projection `scales`."""
    return {
        row["scale"]: Scale(
            row["scale"],
            row["name"],
            tuple(
                ScaleLevel(float(level["value"]), level["name"], level.get("description", ""))
                for level in json.loads(row["levels"])
            ),
            bool(row["continuous"]),
        )
        for row in rows.iter_rows(named=True)
    }


def on_skill_scale(
    rows: pl.DataFrame, skills: pl.DataFrame, scales: Mapping[str, Scale], *columns: str
) -> pl.DataFrame:
    """`rows` with `columns` (levels on the scale named by `scale`) moved onto the scale of their skill.

    Keeps what was given as `raw_scale` and `raw_<column>`. A level on another scale keeps its share of the
    way from lowest to highest and is rounded *down* to a named level (continuous scales: not rounded), so
    that a conversion never flatters. Rows whose skill is not in `skills` are dropped.
    """
    joined = rows.join(skills.select("skill", home="scale"), on="skill", how="inner", maintain_order="left")
    raw = [pl.col(column).alias(f"raw_{column}") for column in columns]
    joined = joined.with_columns(*raw, raw_scale=pl.col("scale"))
    pairs = joined.filter(pl.col("scale") != pl.col("home")).select("scale", "home").unique().rows()
    for given, home in pairs:
        here = (pl.col("scale") == given) & (pl.col("home") == home)
        moved = [
            pl.when(here).then(_moved(pl.col(c), scales[given], scales[home])).otherwise(pl.col(c)).alias(c)
            for c in columns
            if given in scales and home in scales
        ]
        joined = joined.with_columns(moved)
    return joined.drop("scale", "home")


def _moved(level: pl.Expr, given: Scale, home: Scale) -> pl.Expr:
    value = (level - given.low) / (given.high - given.low) * (home.high - home.low) + home.low
    if home.continuous:
        return value
    moved = pl.when(level.is_not_null()).then(pl.lit(home.low)).otherwise(None)  # null: not relevant
    for step in home.levels[1:]:
        moved = pl.when(value >= step.value - 1e-9).then(pl.lit(step.value)).otherwise(moved)
    return moved
