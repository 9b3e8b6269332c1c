"""Units × skills: where less or more was measured than was assumed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import polars as pl

from veikart.api import Action, Block, Heat, HeatMap, HeatRow, Picture, Why, number
from veikart_gap.readiness.columns import ASSUMED_SOURCE

_ROWS, _COLUMNS = 30, 16
_FORMULA = "the nearer median of what was measured − what was assumed, in named levels"
_LEGEND = ("−2: two levels less was measured than assumed; +1: one more; 0: as assumed",)


def surprises(picture: Picture, table: pl.DataFrame) -> list[Block]:
    """A heat map of the skills that are most critical, in the order of units; nothing for a single row."""
    if table["unit"].n_unique() < 2:
        return []
    skills = table.group_by("skill", "skill_name", "criticality").agg(pl.col("measured").sum())
    skills = skills.sort("criticality", "measured", "skill_name", descending=[True, True, False]).head(
        _COLUMNS
    )
    units = picture.units.select("unit", "name", "depth").join(table.select("unit"), on="unit", how="semi")
    shown = table.join(skills, on="skill", how="semi").join(units.head(_ROWS), on="unit", how="semi")
    found = {(row["unit"], row["skill"]): row for row in shown.iter_rows(named=True)}
    rows = tuple(
        HeatRow(
            f"surprise:{unit}",
            name,
            tuple(_cell(found.get((unit, skill)), name) for skill in skills["skill"]),
            actions=(Action("gap.assumed", {"unit": unit}, "What was assumed of this unit alone"),),
        )
        for unit, name, _ in units.head(_ROWS).rows()
    )
    title = "What was measured, against what was assumed"
    return [HeatMap(tuple(skills["skill_name"]), rows, title, _LEGEND)]


def _cell(row: Mapping[str, Any] | None, unit: str) -> Heat:
    if row is None:
        return Heat("", None)
    if not row["measured"]:
        return Heat("·", None, "missing", people=row["unknown"])
    steps = row["steps"]
    why = Why(f"{unit}: {row['skill_name']}", _FORMULA, ASSUMED_SOURCE, more=partial(_opened, row))
    text = f"+{steps}" if steps > 0 else f"−{-steps}" if steps else "0"
    return Heat(text, max(0.0, min(1.0, 0.5 + steps / 6)), "plain", why, row["measured"])


def _opened(row: Mapping[str, Any]) -> Why:
    inputs = (
        ("Levels off", number(row["steps"])),
        ("Measured", number(row["measured"])),
        ("Below what was assumed", number(row["below"])),
        ("At it", number(row["at"])),
        ("Above it", number(row["above"])),
        ("Not known", number(row["unknown"])),
    )
    return Why("", inputs=inputs, positions=(row["position"],))
