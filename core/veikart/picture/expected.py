"""What is promised to hold by a day ahead: levels beside those that are known, and never among them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from veikart.picture.scales import Scale

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
_MET_THEN = pl.col("expected").is_not_null() & (pl.col("expected") >= pl.col("required"))


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
    if not is_ahead(picture) or not picture.promises.height:
        return pl.DataFrame(schema=PROMISES_SCHEMA)
    due = pl.col("by").is_between(known_day(picture), picture.moment.true_on, closed="right")
    levels = picture.levels.select("person", "skill", now="level", rated=pl.lit(True))
    above = pl.col("rated").is_null() | (pl.col("level") > pl.col("now"))  # null: rated as not relevant
    return (
        on_ladders(picture.promises.filter(due), picture)
        .join(picture.people.select("person"), on="person", how="semi")
        .join(levels, on=["person", "skill"], how="left")
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


def with_expected(picture: Picture, cells: pl.DataFrame) -> pl.DataFrame:
    """Some of the picture's cells with `expected` (a level; null: nothing is promised), `by`, `source` and
    `sure` (the confidence) beside what is known."""
    expected = picture.expected.rename({"level": "expected", "confidence": "sure"})
    return cells.join(expected, on=["person", "skill"], how="left")


def if_kept(picture: Picture, cells: pl.DataFrame, by: Sequence[str] = ()) -> pl.DataFrame:
    """*by*, and the counts of `promise_counts`, over some of the picture's cells, as `coverage.counted`
    counts them: parked skills are left out, a skill counts for each goal it serves."""
    from veikart.picture.coverage import spread_out

    rows = spread_out(picture, with_expected(picture, cells), by)
    counts = promise_counts()
    return rows.group_by(list(by)).agg(**counts).sort(list(by)) if by else rows.select(**counts)


def promise_counts() -> dict[str, pl.Expr]:
    """Aggregations over cells with a requirement and what is expected of them. None of them counts an
    expectation as a level: they say what would be, if every promise were kept.

    `promises`: cells of which a level is expected; `lifted`: of these, those that would then be met;
    `lifted_unknown`: of these, those of which nothing is known; `sure`: the sum of the confidences of the
    lifted, `unsure`: how many of them come without one; `met_then`, `below_then`: met and below if all are
    kept (who is unknown and promised counts by the promise); `gap_then`: the level steps that are missing
    even so, among those below and those promised.
    """
    lifted = _STATE.is_in(["below", "unknown"]) & _MET_THEN
    known_then = (_STATE == "below") | ((_STATE == "unknown") & pl.col("expected").is_not_null())
    short = known_then & ~_MET_THEN
    level_then = pl.max_horizontal("level", "expected")
    return {
        "promises": _times(pl.col("expected").is_not_null() & (_STATE != "not relevant")),
        "lifted": _times(lifted),
        "lifted_unknown": _times(lifted & (_STATE == "unknown")),
        "sure": pl.col("sure").filter(lifted).sum(),
        "unsure": _times(lifted & pl.col("sure").is_null()),
        "met_then": _times((_STATE == "met") | lifted),
        "below_then": _times(short),
        "gap_then": (pl.col("required") - level_then).filter(short).sum(),
    }


def _times(condition: pl.Expr) -> pl.Expr:
    return condition.fill_null(False).sum().cast(pl.Int64)
