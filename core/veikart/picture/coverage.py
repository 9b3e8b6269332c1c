"""Required against current, cell by cell, and summed without ever netting one against another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from veikart.picture.picture import Picture


def cells(picture: Picture) -> pl.DataFrame:
    """A row for each person (who is there) × skill that is required of them or has been assessed.

    `state`: met, below, unknown (required, never assessed), not relevant (assessed as such) or extra
    (assessed but not required). `gap` = required − level, never below zero; null where it is not known.
    """
    levels = picture.levels.select(
        "person", "skill", "level", "method", "effective", "position", "stale", assessed=pl.lit(True)
    )
    required = picture.required.rename({"level": "required"})
    people = picture.people.select("person", "unit")
    skills = picture.skills.select("skill", "criticality", "parked")
    joined = (
        required.join(levels, on=["person", "skill"], how="full", coalesce=True)
        .join(people, on="person")
        .join(skills, on="skill")
        .with_columns(pl.col("assessed").fill_null(False), pl.col("stale").fill_null(False))
    )
    needed, level = pl.col("required").is_not_null(), pl.col("level")
    state = (
        pl.when(pl.col("assessed") & level.is_null())
        .then(pl.lit("not relevant"))
        .when(~needed)
        .then(pl.lit("extra"))
        .when(level.is_null())
        .then(pl.lit("unknown"))
        .when(level >= pl.col("required"))
        .then(pl.lit("met"))
        .otherwise(pl.lit("below"))
    )
    gap = (pl.col("required") - level).clip(lower_bound=0)
    return joined.with_columns(state=state, gap=pl.when(needed).then(gap)).sort("person", "skill")


def coverage(picture: Picture, by: Sequence[str]) -> pl.DataFrame:
    """Counts of required cells by the columns `by` (of person, unit, role, skill, goal, capability).

    required = met + below + unknown + not_relevant. `gap` is the sum of level steps missing, `people_below`
    the people with at least one of them, `stale` the known cells whose rating is old. Parked skills are left
    out. A skill that serves two goals counts for each of them, a person for their unit and every one above.
    """
    rows = picture.cells.filter(~pl.col("parked"), pl.col("required").is_not_null())
    if "goal" in by or "capability" in by:
        wanted = [column for column in ("goal", "capability") if column in by]
        rows = rows.join(picture.links.select("skill", *wanted).unique(), on="skill")
    if "unit" in by:
        rows = rows.join(picture.lineage, on="unit", how="left").with_columns(unit=pl.col("above"))
    state = pl.col("state")
    counts: dict[str, pl.Expr] = {
        "required": pl.len(),
        "met": (state == "met").sum(),
        "below": (state == "below").sum(),
        "unknown": (state == "unknown").sum(),
        "not_relevant": (state == "not relevant").sum(),
        "stale": (pl.col("stale") & state.is_in(["met", "below"])).sum(),
        "gap": pl.col("gap").sum(),
        "people_below": pl.col("person").filter(state == "below").n_unique(),
    }
    whole = {name: count.cast(pl.Int64) for name, count in counts.items() if name != "gap"}
    counts |= whole
    if not by:
        return rows.select(**counts)
    return rows.group_by(list(by)).agg(**counts).sort(list(by))
