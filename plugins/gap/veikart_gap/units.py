"""Where the gaps are: units × skills."""

from __future__ import annotations

import polars as pl

from veikart.api import Picture, Selection, cell_counts, cells_in, skills_in
from veikart_gap.columns import BY_UNIT


def by_unit(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each unit × skill that is required of someone in it or below it, in the order of the units.

    Skills come the most critical first. Columns as in `columns.BY_UNIT`.
    """
    skills = (
        skills_in(picture, selection)
        .filter(~pl.col("parked"), pl.col("criticality") > 0)
        .sort("criticality", descending=True, maintain_order=True)
        .with_row_index("skill_order")
        .select("skill", "criticality", "skill_order", skill_name="name")
    )
    cells = cells_in(picture, selection).filter(pl.col("required").is_not_null())
    units = picture.units.select("unit", "depth", "order", unit_name="name")
    if selection.unit is not None:
        units = units.filter(pl.col("unit").is_in(list(picture.within(selection.unit))))
    state = pl.col("state").is_in(["met", "below"])
    counted = (
        cells.drop("criticality")
        .join(skills.select("skill"), on="skill", how="semi")
        .join(picture.lineage, on="unit", how="left")
        .group_by(unit="above", skill="skill")
        .agg(**cell_counts(), positions=pl.col("position").filter(state).sort(descending=True))
    )
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
        .select(*BY_UNIT)
    )
