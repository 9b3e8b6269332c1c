"""Required against current, cell by cell, and summed without ever netting one against another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import polars as pl

from veikart.picture.counts import can_count, counts_of

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

    The counts are those of `cell_counts`. Parked skills are left out. A skill that serves two goals counts
    for each of them, a person for their unit and every one above.
    """
    return (
        counts_of(picture, picture.numbers.board, by)
        if can_count(by)
        else counted(picture, picture.cells, by)
    )


def counted(picture: Picture, rows: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """As `coverage`, of some of the picture's cells."""
    rows, counts = spread_out(picture, rows, by), cell_counts()
    if not by:
        return rows.select(**counts)
    return rows.group_by(list(by)).agg(**counts).sort(list(by))


def spread_out(picture: Picture, rows: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """The cells that ask for something and are not parked, once for each of `by` that they count for."""
    rows = rows.filter(~pl.col("parked"), pl.col("required").is_not_null())
    if "goal" in by or "capability" in by:
        wanted = [column for column in ("goal", "capability") if column in by]
        rows = rows.join(picture.links.select("skill", *wanted).unique(), on="skill")
    if "unit" in by:
        rows = rows.join(picture.lineage, on="unit", how="left").with_columns(unit=pl.col("above"))
    return rows


def cell_counts() -> dict[str, pl.Expr]:
    """Aggregations over cells with a requirement: required, met, below, unknown, not_relevant, stale, gap,
    people, people_below.

    required = met + below + unknown: where a skill is not relevant nothing is asked. `gap` sums the level
    steps of those below, so that no surplus offsets a gap and what is unknown adds nothing; `people` are
    those of whom anything is asked, `people_below` those with at least one cell below, `stale` the known
    cells whose rating is old.
    """
    state = pl.col("state")
    below = state == "below"

    def times(condition: pl.Expr) -> pl.Expr:
        return condition.sum().cast(pl.Int64)

    return {
        "required": times(state != "not relevant"),
        "met": times(state == "met"),
        "below": times(below),
        "unknown": times(state == "unknown"),
        "not_relevant": times(state == "not relevant"),
        "stale": times(pl.col("stale") & state.is_in(["met", "below"])),
        "gap": pl.col("gap").filter(below).sum(),
        "people": pl.col("person").filter(state != "not relevant").n_unique().cast(pl.Int64),
        "people_below": pl.col("person").filter(below).n_unique().cast(pl.Int64),
    }
