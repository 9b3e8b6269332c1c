"""Who holds what is needed: skills that hang on one person or on nobody, head counts that are missed."""

from __future__ import annotations

import polars as pl

from veikart.api import Picture, Selection, cells_in
from veikart_gap.risk.columns import HOLDERS
from veikart_gap.risk.demands import demands, first_leaves
from veikart_gap.risk.held import held_in

_SCHEMA = {
    "skill": pl.String(),
    "name": pl.String(),
    "criticality": pl.Int64(),
    "demand": pl.String(),
    "unit": pl.String(),
    "unit_name": pl.String(),
    "level": pl.Float64(),
    "wanted": pl.Int64(),
    "required": pl.Int64(),
    "unknown": pl.Int64(),
    "holders": pl.Int64(),
    "stale": pl.Int64(),
    "leaving": pl.Int64(),
    "first_leaves": pl.Date(),
    "bus_factor": pl.Int64(),
    "people": pl.List(pl.String()),
    "risk": pl.String(),
}


def holders(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each skill that roles require, and for each head-count target; the greatest risk first.

    Columns as in `columns.HOLDERS`. Where a unit is selected only its people count, and only its targets.
    """
    held = held_in(picture, selection)
    people = held.people["person"].to_list()
    rows = [
        {name: getattr(each, name) for name in _SCHEMA if name not in ("people", "first_leaves")}
        | {"people": [people[place] for place in each.held], "first_leaves": first_leaves(held, each)}
        for each in demands(picture, selection, held)
    ]
    table = pl.DataFrame(rows, schema=_SCHEMA, orient="row").with_row_index("row")
    return table.join(_positions(picture, selection, table), on="row", how="left").sort("row").select(
        *(name for name in HOLDERS if name != "positions"),
        pl.col("positions").fill_null(pl.lit([], pl.List(pl.Int64()))),
    )  # fmt: skip


def positions_of_holders(picture: Picture, skill: str, people: list[str]) -> list[int]:
    """Positions of the ratings of some people in a skill, in the order of the people."""
    rows = picture.levels.filter(pl.col("skill") == skill, pl.col("person").is_in(people))
    found: dict[str, int] = dict(rows.select("person", "position").rows())
    return [found[person] for person in people if person in found]


def _positions(picture: Picture, selection: Selection, table: pl.DataFrame) -> pl.DataFrame:
    """row, positions: of the ratings of the holders."""
    rated = cells_in(picture, selection).select("person", "skill", "position")
    return (
        table.select("row", "skill", person="people")
        .explode("person")
        .join(rated, on=["person", "skill"], maintain_order="left")
        .group_by("row")
        .agg(positions="position")
    )
