"""The heat map of units × skills."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import polars as pl

from veikart.api import (
    Blocks,
    Empty,
    Heat,
    HeatMap,
    HeatRow,
    Picture,
    Selection,
    Text,
    number,
    percent,
)
from veikart_gap.pages.ways import of_unit
from veikart_gap.pages.wording import coverage_why, nothing_yet, positions_of
from veikart_gap.ranking.columns import BY_UNIT_SOURCE
from veikart_gap.ranking.groups import pairs
from veikart_gap.ranking.page_groups import group_table
from veikart_gap.ranking.units import counted_by_unit, positions

_LEGEND = (
    "number: per cent met of what is known; a unit counts all below it",
    "63+3: and 3 were never rated",
)
_STALE = "stale: most of the ratings are more than a year old"


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Units as a tree × the skills that serve a goal, the most critical first."""
    empty = nothing_yet(picture, selection)
    if empty is not None:
        return [empty]
    table = counted_by_unit(picture, selection)
    if not table.height:
        return [
            Empty(
                "No required skill serves a goal yet, so there is nothing to set against the units.",
                ("Link skills to goals: veikart import FILE goals.csv --as strategy",),
            )
        ]
    order = picture.skills.select("skill").with_row_index("order")
    skills = table.select("skill", "skill_name", "criticality").unique("skill").join(order, on="skill")
    skills = skills.sort("criticality", "order", descending=[True, False])
    names = table.columns
    unit_at, skill_at = names.index("unit"), names.index("skill")
    found = {(row[unit_at], row[skill_at]): dict(zip(names, row, strict=True)) for row in table.rows()}
    units = table.select("unit", "unit_name", "depth").unique("unit", maintain_order=True)

    def behind(unit: str | None, skill: str) -> Callable[[], Sequence[int]]:
        return lambda: positions_of(positions(picture, selection, unit, skill))

    least = int(units.select(pl.col("depth").min()).item())
    rows = tuple(
        HeatRow(
            f"unit:{unit or ''}",
            name,
            tuple(_cell(found.get((unit, skill)), name, behind(unit, skill)) for skill in skills["skill"]),
            depth - least,
            of_unit(unit) if unit else (),
        )
        for unit, name, depth in units.iter_rows()
    )
    stale = any(cell.look == "stale" for row in rows for cell in row.cells)
    legend = (*_LEGEND, _STALE) if stale else _LEGEND
    heat = HeatMap(tuple(skills["skill_name"]), rows, legend=legend)
    ranked = group_table(picture, selection, pairs(picture, selection, "unit"), "unit", of_unit)
    return [Text(_told(table), "muted"), heat, ranked]


def _told(table: pl.DataFrame) -> str:
    top = table.filter((pl.col("depth") == table["depth"].min()) | pl.col("unit").is_null())
    met, below, unknown = (int(top[name].sum()) for name in ("met", "below", "unknown"))
    text = (
        f"{percent(met / (met + below))} of what is known is met" if met + below else "Nothing is known yet"
    )
    return f"{text}; {number(unknown)} of {number(met + below + unknown)} requirements were never rated."


def _cell(row: Mapping[str, Any] | None, unit: str, behind: Callable[[], Sequence[int]]) -> Heat:
    if row is None:
        return Heat("", None)
    why = coverage_why(f"{unit}: {row['skill_name']}", row, BY_UNIT_SOURCE, behind)
    people = row["required"]
    if not people:
        return Heat("–", None, "not relevant", why)
    if row["share_met"] is None:
        return Heat("·", None, "missing", why, people)
    text = percent(row["share_met"]).removesuffix(" %")
    if row["unknown"]:
        text += f"+{row['unknown']}"
    old = row["stale"] * 2 > row["met"] + row["below"]
    return Heat(text, row["share_met"], "stale" if old else "plain", why, people)
