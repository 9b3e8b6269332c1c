"""What will be required of the people who are here: the steps that are agreed for days to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl

from veikart.api import Picture, Scale

STEPS = {
    "day": pl.Date(),
    "role": pl.String(),
    "skill": pl.String(),
    "level": pl.Float64(),
    "before": pl.Float64(),
    "position": pl.Int64(),
}


def steps_ahead(picture: Picture) -> pl.DataFrame:
    """day, role, skill, level, before (both on the skill's scale; null: nothing), position: every change of
    what a role requires that is agreed for a day after the moment, by day.

    Of roles and skills that are there at the moment.
    """
    ends = picture.at(replace(picture.moment, true_on=date.max))
    said = ends.remembered("gap.steps", lambda: _changes(ends))
    ahead = said.filter(pl.col("day") > picture.moment.true_on)
    if not ahead.height:
        return ahead
    there = pl.col("skill").is_in(picture.skills["skill"].implode())
    return ahead.filter(there, pl.col("role").is_in(picture.roles["role"].implode()))


def _changes(picture: Picture) -> pl.DataFrame:
    """All changes there ever are, on the scales that skills have."""
    said = picture.statements("requirements").with_columns(pl.when("required").then("level").alias("level"))
    if not said.height:
        return pl.DataFrame(schema=STEPS)
    homes = picture.skills.select("skill", home="scale")
    levels = said.join(homes, on="skill", maintain_order="left")
    levels = levels.with_columns(level=_on_home_scale(levels, picture.scales))
    same = pl.col("role").eq(pl.col("role").shift(1)) & pl.col("skill").eq(pl.col("skill").shift(1))
    return (
        levels.sort("role", "skill", "effective", "position")
        .unique(["role", "skill", "effective"], keep="last", maintain_order=True)
        .with_columns(before=pl.when(same).then(pl.col("level").shift(1)))
        .filter(pl.col("level").ne_missing(pl.col("before")))
        .sort("effective", "position")
        .select("role", "skill", "level", "before", "position", day="effective")
        .select(*STEPS)
    )


def _on_home_scale(rows: pl.DataFrame, scales: dict[str, Scale]) -> pl.Series:
    foreign = rows.with_row_index("row").filter(pl.col("scale") != pl.col("home"))
    levels = rows["level"].to_list() if foreign.height else []
    for row, level, given, home in foreign.select("row", "level", "scale", "home").rows():
        if level is not None and given in scales and home in scales:
            levels[row] = moved(level, scales[given], scales[home])
    return pl.Series("level", levels, dtype=pl.Float64()) if foreign.height else rows["level"]


def moved(level: float, given: Scale, home: Scale) -> float:
    """A level of one scale on another: its share of the way up, down to a level that has a name there."""
    value = home.low + given.share(level) * (home.high - home.low)
    if home.continuous:
        return value
    return max((each.value for each in home.levels if each.value <= value + 1e-9), default=home.low)
