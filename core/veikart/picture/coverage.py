"""Required against current, cell by cell, and summed without ever netting one against another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import polars as pl

from veikart.picture.cells import cells_of
from veikart.picture.counts import can_count, counts_of

if TYPE_CHECKING:
    from veikart.picture.picture import Picture


def cells(picture: Picture) -> pl.DataFrame:
    """A row for each person (who is there) × skill that is required of them or has been assessed.

    `state`: met, below, unknown (required, never assessed), not relevant (assessed as such) or extra
    (assessed but not required). `gap` = required − level, never below zero; null where it is not known.
    """
    return cells_of(picture, picture.numbers.board)


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
