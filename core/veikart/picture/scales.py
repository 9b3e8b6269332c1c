"""Scales, and a level of one scale seen on another."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.picture.asked import Whole, places_of


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
    place = places_of(rows["skill"], skills["skill"])
    there = np.flatnonzero(place >= 0)
    rows = rows[there] if len(there) < rows.height else rows
    known, given = pl.Series(list(scales), dtype=pl.String()), rows["scale"]
    ways = places_of(given, known), places_of(skills["scale"], known)[place[there]]
    moved = [at_home(rows[name], *ways, list(scales.values())) for name in columns]
    raw = [*(rows[name].alias(f"raw_{name}") for name in columns), given.alias("raw_scale")]
    return rows.drop("scale").with_columns(*moved, *raw)


def at_home(levels: pl.Series, given: Whole, home: Whole, scales: Sequence[Scale]) -> pl.Series:
    """Levels moved from the scale each was given on to another, both by their place among `scales`. Where
    either is -1 nothing can be said, and the level stays."""
    foreign = np.flatnonzero((given != home) & (given >= 0) & (home >= 0))
    if not len(foreign):
        return levels
    found = levels.to_numpy(writable=True)
    way = given[foreign] * len(scales) + home[foreign]
    for each in np.unique(way).tolist():
        here = foreign[way == each]
        found[here] = _moved(found[here], scales[each // len(scales)], scales[each % len(scales)])
    return pl.Series(levels.name, found).fill_nan(None)


def _moved(levels: NDArray[np.float64], given: Scale, home: Scale) -> NDArray[np.float64]:
    """Levels of one scale on another; NaN stays."""
    value = (levels - given.low) / (given.high - given.low) * (home.high - home.low) + home.low
    if home.continuous:
        return value
    steps = np.array([step.value for step in home.levels])
    reached = np.searchsorted(steps - 1e-9, value, side="right") - 1
    return np.where(np.isnan(levels), np.nan, steps[np.maximum(reached, 0)])
