"""From stages to steps: what changed in which cell for which reason, in a scope.

All of it is lazy: whoever sums up needs few of the columns, and only these are made.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from veikart.progress import parts
from veikart.progress.cells import BELOW, MET, OUT, UNKNOWN
from veikart.progress.ratings import GROWTH

_SIDES = ("state", "gap", "level", "required")
IN_SCOPE = ("person_then", "person_now", "skill_then", "skill_now")
"""Columns (flags) that say whether the person and the skill were and are in the scope."""


def steps(rows: pl.LazyFrame, *scope: str, as_one: str = "") -> pl.LazyFrame:
    """A row for each step of each cell that changes a count, from `stages` with the columns `IN_SCOPE`.

    Columns: `scope`, person, skill, `part`; `state_was`, `gap_was`, `level_was`, `required_was` and the same
    with `_is`: before and after the step (state `OUT` outside the scope); `position_then`, `position_now`.

    Who joined, left, or came into the scope or went out of it takes the whole cell along. Everybody else's
    cells go through the stages, one reason after the other. With `as_one` all of it is put down to one part.
    """
    whole = _scoped(rows)
    kept = (*scope, "person", "skill", "position_then", "position_now")
    if as_one:
        return _steps(whole, kept, "then", "now", pl.lit(as_one))
    stayed, inside = pl.col("there_then") & pl.col("there_now"), pl.col("person_then") & pl.col("person_now")
    coming = (
        pl.when(~pl.col("there_then"))
        .then(pl.lit(parts.JOINED))
        .when(~pl.col("there_now"))
        .then(pl.lit(parts.LEFT))
        .otherwise(pl.lit(parts.UNIT))
    )
    at_once = _steps(whole.filter(~(stayed & inside)), kept, "then", "now", coming)
    return pl.concat([at_once, *_one_by_one(whole.filter(stayed & inside), kept)])


def _scoped(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The rows with every stage out where person or skill is out of the scope at it."""
    columns = []
    for stage, skill, person in (
        ("then", "skill_then", "person_then"),
        ("role", "skill_then", "person_now"),
        ("target", "skill_now", "person_now"),
        ("mid", "skill_now", "person_now"),
        ("now", "skill_now", "person_now"),
    ):
        here = pl.col(skill) & pl.col(person)
        columns.append(
            pl.when(here).then(f"state_{stage}").otherwise(OUT).cast(pl.Int8()).alias(f"state_{stage}")
        )
        columns.append(pl.when(here).then(f"gap_{stage}").otherwise(0.0).alias(f"gap_{stage}"))
        columns += [pl.when(here).then(f"{c}_{stage}").alias(f"{c}_{stage}") for c in ("level", "required")]
    return rows.with_columns(columns)


def _one_by_one(rows: pl.LazyFrame, kept: tuple[str, ...]) -> Iterator[pl.LazyFrame]:
    yield _steps(rows, kept, "then", "role", pl.lit(parts.ROLE))
    yield _steps(rows, kept, "role", "target", pl.lit(parts.TARGET))
    for kind, start, end in (("first", "target", "mid"), ("second", "mid", "now")):
        rose = pl.col(f"level_{end}") >= pl.col(f"level_{start}")
        growth = pl.when(rose).then(pl.lit(parts.GREW)).otherwise(pl.lit(parts.DECLINED))
        yield _steps(
            rows, kept, start, end, pl.when(pl.col(kind) == GROWTH).then(growth).otherwise(pl.col(kind))
        )


def _steps(rows: pl.LazyFrame, kept: tuple[str, ...], start: str, end: str, part: pl.Expr) -> pl.LazyFrame:
    changed = (pl.col(f"state_{start}") != pl.col(f"state_{end}")) | (
        pl.col(f"gap_{start}") != pl.col(f"gap_{end}")
    )
    return rows.filter(changed).select(
        *kept,
        part=part,
        **{f"{side}_was": pl.col(f"{side}_{start}") for side in _SIDES},
        **{f"{side}_is": pl.col(f"{side}_{end}") for side in _SIDES},
    )


def summed(rows: pl.LazyFrame, *by: str) -> pl.LazyFrame:
    """*by*, part, cells, people, and the differences of required, met, below, unknown and gap."""
    was, here = pl.col("state_was"), pl.col("state_is")

    def more(state: int) -> pl.Expr:
        return (here == state).sum().cast(pl.Int64()) - (was == state).sum().cast(pl.Int64())

    return rows.group_by(*by, "part").agg(
        cells=pl.len().cast(pl.Int64()),  # a cell has one step for a reason
        people=pl.col("person").n_unique().cast(pl.Int64()),
        required=(here != OUT).sum().cast(pl.Int64()) - (was != OUT).sum().cast(pl.Int64()),
        met=more(MET),
        below=more(BELOW),
        unknown=more(UNKNOWN),
        gap=(pl.col("gap_is") - pl.col("gap_was")).sum().round(9),  # whatever order they are added in
    )
