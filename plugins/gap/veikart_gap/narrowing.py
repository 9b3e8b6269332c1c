"""The part of the picture that a selection leaves."""

from __future__ import annotations

import polars as pl

from veikart.api import Picture, Selection


def cells_in(picture: Picture, selection: Selection) -> pl.DataFrame:
    """The picture's cells of the people in the selected unit (or the selected person)."""
    cells = picture.cells
    if selection.unit is not None:
        cells = cells.filter(pl.col("unit").is_in(list(picture.within(selection.unit))))
    if selection.person is not None:
        cells = cells.filter(pl.col("person") == selection.person)
    return cells


def skills_in(picture: Picture, selection: Selection) -> pl.DataFrame:
    """The picture's skills that serve the selected goal, are critical, or are the one selected; in order."""
    skills = picture.skills
    if selection.goal is not None:
        serving = picture.links.filter(pl.col("goal") == selection.goal).select("skill")
        skills = skills.join(serving, on="skill", how="semi", maintain_order="left")
    if selection.critical:
        skills = skills.filter(pl.col("criticality") == 3)
    if selection.skill is not None:
        skills = skills.filter(pl.col("skill") == selection.skill)
    return skills


def counts() -> dict[str, pl.Expr]:
    """Aggregations over required cells: required, met, below, unknown, not_relevant, stale, gap.

    required = met + below + unknown: where a skill is not relevant nothing is asked. `gap` sums only over the
    people below, so a surplus never offsets a gap, and what is unknown adds nothing.
    """
    state = pl.col("state")
    whole = {
        "required": state != "not relevant",
        "met": state == "met",
        "below": state == "below",
        "unknown": state == "unknown",
        "not_relevant": state == "not relevant",
        "stale": pl.col("stale") & state.is_in(["met", "below"]),
    }
    counted = {name: condition.sum().cast(pl.Int64) for name, condition in whole.items()}
    return {**counted, "gap": pl.col("gap").filter(state == "below").sum()}
