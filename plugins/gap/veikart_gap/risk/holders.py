"""Who holds what is needed: skills that hang on one person, or on nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl

from veikart.api import Picture, Selection, cell_counts, cells_in, skills_in
from veikart_gap.risk.columns import HOLDERS

_DEMAND = {
    "skill": pl.String(),
    "demand": pl.String(),
    "unit": pl.String(),
    "level": pl.Float64(),
    "wanted": pl.Int64(),
}


def holders(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each skill that roles require, and for each head-count target; the greatest risk first.

    Columns as in `columns.HOLDERS`. Where a unit is selected only its people count, and only its targets.
    """
    skills = skills_in(picture, selection).filter(~pl.col("parked"))
    skills = skills.select("skill", "name", "criticality").with_row_index("order")
    cells = cells_in(picture, selection).join(skills.select("skill"), on="skill", how="semi")
    asked = cells.filter(pl.col("required").is_not_null()).group_by("skill").agg(
        **cell_counts(), lowest=pl.col("required").filter(pl.col("state") != "not relevant").min()
    ).filter(pl.col("required") > 0)  # fmt: skip
    demands = pl.concat([_required(asked), _targets(picture, selection, skills)]).with_row_index("demand_no")
    rows = (
        demands.join(_held(picture, demands, cells), on="demand_no", how="left")
        .join(asked.select("skill", "required", "unknown"), on="skill", how="left")
        .join(skills, on="skill")
        .join(picture.units.select("unit", unit_name="name"), on="unit", how="left")
        .with_columns(pl.col("holders", "stale", "leaving", "required", "unknown").fill_null(0))
        .with_columns(
            pl.col("people").fill_null(pl.lit([], pl.List(pl.String()))),
            pl.col("positions").fill_null(pl.lit([], pl.List(pl.Int64()))),
            risk=_risk(),
            staying=pl.col("holders") - pl.col("leaving"),
        )
    )
    return rows.sort(
        pl.col("risk") == "", -pl.col("criticality"), "staying", "holders", "order", "demand_no"
    ).select(*HOLDERS)


def leaving(picture: Picture) -> pl.DataFrame:
    """person, leaves: people who are there and are known to leave, with the first day they are gone."""
    rows = picture.at(replace(picture.moment, true_on=date.max)).statements("people")
    return (
        rows.filter(pl.col("effective") > picture.moment.true_on, ~pl.col("present"))
        .group_by("person")
        .agg(leaves=pl.col("effective").min())
        .join(picture.people.select("person"), on="person", how="semi")
    )


def _required(asked: pl.DataFrame) -> pl.DataFrame:
    return asked.select(
        "skill",
        demand=pl.lit("required"),
        unit=pl.lit(None, pl.String()),
        level="lowest",
        wanted=pl.lit(None, pl.Int64()),
    )


def _targets(picture: Picture, selection: Selection, skills: pl.DataFrame) -> pl.DataFrame:
    if selection.person is not None:
        return pl.DataFrame(schema=_DEMAND)
    targets = picture.headcounts.join(skills.select("skill"), on="skill", how="semi")
    if selection.unit is not None:
        targets = targets.filter(pl.col("unit").is_in(list(picture.within(selection.unit))))
    return targets.select(
        "skill",
        demand=pl.lit("head count"),
        unit="unit",
        level="level",
        wanted=pl.col("people").cast(pl.Int64),
    ).sort("skill", "unit", "level")


def _held(picture: Picture, demands: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """demand_no, holders, stale, leaving, first_leaves, people, positions."""
    rated = cells.filter(pl.col("level").is_not_null()).select(
        "person", "unit", "skill", "stale", "position", has="level"
    )
    anywhere = demands.filter(pl.col("unit").is_null()).join(rated.drop("unit"), on="skill")
    in_units = demands.filter(pl.col("unit").is_not_null()).join(
        rated.join(picture.lineage, on="unit").drop("unit").rename({"above": "unit"}), on=["skill", "unit"]
    )
    return (
        pl.concat([anywhere, in_units.select(anywhere.columns)])
        .filter(pl.col("has") >= pl.col("level"))
        .join(leaving(picture), on="person", how="left")
        .sort("demand_no", -pl.col("has"), "person")
        .group_by("demand_no", maintain_order=True)
        .agg(
            holders=pl.len().cast(pl.Int64),
            stale=pl.col("stale").sum().cast(pl.Int64),
            leaving=pl.col("leaves").is_not_null().sum().cast(pl.Int64),
            first_leaves=pl.col("leaves").min(),
            people=pl.col("person"),
            positions=pl.col("position"),
        )
    )


def _risk() -> pl.Expr:
    held, stay, wanted = pl.col("holders"), pl.col("holders") - pl.col("leaving"), pl.col("wanted")
    return (
        pl.when(wanted.is_not_null() & (held < wanted))
        .then(pl.lit("short"))
        .when(wanted.is_not_null() & (stay < wanted))
        .then(pl.lit("will be short"))
        .when(wanted.is_not_null())
        .then(pl.lit(""))
        .when(held == 0)
        .then(pl.lit("nobody"))
        .when(stay == 0)
        .then(pl.lit("all leave"))
        .when(held == 1)
        .then(pl.lit("one person"))
        .when(stay == 1)
        .then(pl.lit("one stays"))
        .otherwise(pl.lit(""))
    )
