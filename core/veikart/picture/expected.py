"""What is promised to hold by a day ahead: levels beside those that are known, and never among them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from veikart.picture.scales import Scale
from veikart.picture.standing import standing_of

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

PROMISES_SCHEMA: dict[str, pl.DataType] = {
    "person": pl.String(),
    "skill": pl.String(),
    "level": pl.Float64(),
    "by": pl.Date(),
    "source": pl.String(),
    "confidence": pl.Float64(),
}

_STATE = pl.col("state")
_MET_THEN = pl.col("expected") >= pl.col("required")


def known_day(picture: Picture) -> date:
    """The last day of which the picture can know anything that has happened: what lies after it is ahead."""
    known = picture.moment.known_on
    return picture.today if known is None else min(known, picture.today)


def is_ahead(picture: Picture) -> bool:
    """Whether the picture is one of days to come, seen from what it knows."""
    return picture.moment.true_on > known_day(picture)


def expected_at(picture: Picture) -> pl.DataFrame:
    """person, skill, level, by, source, confidence: what people are expected to reach by the day.

    Of promises that are due after the last known day and by the day looked at, the highest of each person and
    skill (of equal ones the soonest, then the surest), where it is above the level that counts. Nobody who
    has left, no skill that is retired or not relevant to the person. Where nothing is known the level stays
    unknown, and the expectation stands beside it. No promise is asked for unless the day lies ahead.
    """
    return _above(picture, due_at(picture))


def expected_of(picture: Picture, people: Sequence[str]) -> pl.DataFrame:
    """`expected_at` of some people only, without looking at the others."""
    return _above(picture, due_at(picture).filter(pl.col("person").is_in(people)))


def due_at(picture: Picture) -> pl.DataFrame:
    """The promises that are due after the last known day and by that looked at, of people who are there. None
    unless the day lies ahead; then nobody is asked."""
    if not is_ahead(picture) or not picture.promises.height:
        return pl.DataFrame(schema=PROMISES_SCHEMA)
    due = pl.col("by").is_between(known_day(picture), picture.moment.true_on, closed="right")
    there = pl.col("person").is_in(picture.people["person"].implode())
    return picture.promises.filter(due, there)


def _above(picture: Picture, due: pl.DataFrame) -> pl.DataFrame:
    """Of promises that are due the one that counts for each person and skill, above what is known."""
    if not due.height:
        return pl.DataFrame(schema=PROMISES_SCHEMA)
    rated, relevant = pl.col("since").is_not_null(), pl.col("known").is_not_null()
    above = ~rated | (relevant & (pl.col("level") > pl.col("known")))
    return (
        standing_of(picture, on_ladders(due, picture))
        .filter(above)
        .sort(
            "person", "skill", "level", "by", "confidence", "source",
            descending=[False, False, True, False, True, False],
            nulls_last=True,
        )
        .unique(["person", "skill"], keep="first", maintain_order=True)
        .select(*PROMISES_SCHEMA)
    )  # fmt: skip


def on_ladders(promises: pl.DataFrame, picture: Picture) -> pl.DataFrame:
    """The promises with their levels on the ladders of their skills: what lies between two named levels is
    taken as the lower, what lies above the highest as that, and what lies below the lowest is left out."""
    homes = promises.join(picture.skills.select("skill", home="scale"), on="skill")
    level = pl.col("level")
    for name in homes["home"].unique():
        here = pl.col("home") == name
        level = pl.when(here).then(_named(pl.col("level"), picture.scales[name])).otherwise(level)
    return homes.with_columns(level=level).filter(pl.col("level").is_not_null()).drop("home")


def _named(level: pl.Expr, scale: Scale) -> pl.Expr:
    if scale.continuous:
        return pl.when(level >= scale.low).then(level.clip(upper_bound=scale.high))
    steps = pl.lit(None, pl.Float64())
    for step in scale.levels:
        steps = pl.when(level >= step.value - 1e-9).then(pl.lit(step.value)).otherwise(steps)
    return steps


def promised_cells(picture: Picture) -> pl.DataFrame:
    """person, unit, skill, parked, required, known, state, expected, by, source, sure: the cells of which a
    level is expected, with what is known of them."""
    named = picture.expected.rename({"level": "expected", "confidence": "sure"})
    people, skills = picture.people.select("person", "unit"), picture.skills.select("skill", "parked")
    return standing_of(picture, named).drop("since").join(people, on="person").join(skills, on="skill")


def if_kept(coverage: pl.DataFrame, promised: pl.DataFrame, by: Sequence[str] = ()) -> pl.DataFrame:
    """*by*, and what would be if all that is promised were kept, for each row of `coverage`, from its counts
    and those of `promise_counts` over the `promised` cells. Neither is changed by it.

    `promises`, `lifted`, `lifted_unknown`, `sure`, `unsure` as `promise_counts` says; `met_then`,
    `below_then`: met and below if all are kept (who is unknown and promised counts by the promise);
    `gap_then`: the level steps that are missing even so, among those below and those promised.
    """
    counts = promise_counts()
    if by:
        extra = promised.group_by(list(by)).agg(**counts)
        joined = coverage.join(extra, on=list(by), how="left", nulls_equal=True, maintain_order="left")
    else:
        joined = pl.concat([coverage, promised.select(**counts)], how="horizontal")
    filled = joined.with_columns(pl.col(name).fill_null(0) for name in counts)
    lifted_below = pl.col("lifted") - pl.col("lifted_unknown")
    return filled.select(
        *by,
        "promises",
        "lifted",
        "lifted_unknown",
        "sure",
        "unsure",
        met_then=pl.col("met") + pl.col("lifted"),
        below_then=pl.col("below") - lifted_below + pl.col("short_unknown"),
        gap_then=pl.col("gap") - pl.col("closed") + pl.col("gap_unknown"),
    )


def promise_counts() -> dict[str, pl.Expr]:
    """Aggregations over promised cells with a requirement.

    `promises`: cells of which a level is expected; `lifted`: of these, those that would then be met, and are
    not; `lifted_unknown`: of these, those of which nothing is known; `sure`: the sum of the confidences of
    the lifted, `unsure`: how many of them come without one; `closed`: level steps of known gaps that would be
    gone; `short_unknown`, `gap_unknown`: cells of which nothing is known and which would be below even then,
    and by how many steps.
    """
    lifted = _STATE.is_in(["below", "unknown"]) & _MET_THEN
    short = (_STATE == "unknown") & ~_MET_THEN
    missing = (pl.col("required") - pl.col("expected")).clip(lower_bound=0)
    closed = pl.col("required") - pl.col("known") - missing
    return {
        "promises": _times(_STATE != "not relevant"),
        "lifted": _times(lifted),
        "lifted_unknown": _times(lifted & (_STATE == "unknown")),
        "sure": pl.col("sure").filter(lifted).sum(),
        "unsure": _times(lifted & pl.col("sure").is_null()),
        "closed": closed.filter(_STATE == "below").sum(),
        "short_unknown": _times(short),
        "gap_unknown": missing.filter(short).sum(),
    }


def _times(condition: pl.Expr) -> pl.Expr:
    return condition.fill_null(False).sum().cast(pl.Int64)
