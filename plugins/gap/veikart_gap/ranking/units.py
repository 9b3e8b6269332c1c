"""Where the gaps are: units × skills."""

from __future__ import annotations

import polars as pl

from veikart.api import Picture, Selection, cells_in, coverage_in, skills_in
from veikart_gap.ranking.columns import BY_UNIT


def by_unit(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each unit × skill that is required of someone in it or below it, in the order of the units.

    Skills come the most critical first. Columns as in `columns.BY_UNIT`.
    """
    behind = positions(picture, selection)
    counts = counted_by_unit(picture, selection)
    rows = counts.join(behind, on=["unit", "skill"], how="left", nulls_equal=True, maintain_order="left")
    return rows.select(*BY_UNIT)


def positions(
    picture: Picture, selection: Selection, unit: str | None = None, skill: str | None = None
) -> pl.DataFrame:
    """unit, skill, positions: of the ratings of people in the unit and below it of whom the skill is
    required, the newest first. Of one `unit` and `skill`, where a skill is given; without a unit of those in
    none."""
    cells = cells_in(picture, selection).filter(pl.col("required").is_not_null(), ~pl.col("parked"))
    if skill is not None:
        cells = cells.filter(pl.col("skill") == skill)
    rows = cells.drop("criticality").join(picture.lineage, on="unit", how="left")
    if skill is not None:
        rows = rows.filter(pl.col("above").eq_missing(pl.lit(unit, pl.String())))
    known = pl.col("state").is_in(["met", "below"])
    return rows.group_by(unit="above", skill="skill").agg(
        positions=pl.col("position").filter(known).sort(descending=True)
    )


def counted_by_unit(picture: Picture, selection: Selection) -> pl.DataFrame:
    """The same rows without the positions of what is behind them, which take the most time to find."""
    skills = (
        skills_in(picture, selection)
        .filter(~pl.col("parked"), pl.col("criticality") > 0)
        .sort("criticality", descending=True, maintain_order=True)
        .with_row_index("skill_order")
        .select("skill", "criticality", "skill_order", skill_name="name")
    )
    units = picture.units.select("unit", "depth", "order", unit_name="name")
    if selection.unit is not None:
        units = units.filter(pl.col("unit").is_in(list(picture.within(selection.unit))))
    counted = coverage_in(picture, selection, ["unit", "skill"])
    known = pl.col("met") + pl.col("below")
    return (
        counted.join(units, on="unit", how="left")
        .filter(pl.col("unit").is_null() | pl.col("order").is_not_null())
        .join(skills, on="skill")
        .with_columns(
            pl.col("unit_name").fill_null("No unit"),
            pl.col("depth").fill_null(0),
            share_met=pl.when(known > 0).then(pl.col("met") / known),
        )
        .sort("order", "skill_order", nulls_last=True)
        .select(column for column in BY_UNIT if column != "positions")
    )
