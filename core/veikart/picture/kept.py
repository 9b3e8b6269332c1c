"""Promised against reached: every promise whose day has passed, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, get_args

import polars as pl

from veikart.moment import Moment
from veikart.picture.expected import PROMISES_SCHEMA, known_day, on_ladders
from veikart.picture.standing import standing_of

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

Outcome = Literal["reached", "reached later", "not reached", "not known", "left"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
KEPT_SCHEMA: dict[str, pl.DataType] = {
    **PROMISES_SCHEMA,
    "made": pl.Date(),
    "level_then": pl.Float64(),
    "since": pl.Date(),
    "outcome": pl.String(),
}
MONTHS_BACK = 36
"""How far back promises are looked for."""
MOST_DAYS = 90
"""How many days on which something was due are looked at, the latest of them."""
_MOMENT_BEFORE = timedelta(days=1)


def as_of(picture: Picture) -> date:
    """The day up to which promises can have been kept: that of the moment, or the last one that is known."""
    return min(picture.moment.true_on, known_day(picture))


def to_come(picture: Picture) -> pl.DataFrame:
    """person, skill, level, by, source, confidence, now, since: the promises that are still to be kept, the
    soonest first, with the level that counts today (null: not known) and the day it holds from. Of people who
    are there."""
    ahead = on_ladders(picture.promises.filter(pl.col("by") > as_of(picture)), picture)
    found = standing_of(picture, ahead).rename({"known": "now"}).drop("required", "state")
    return found.sort("by", "person", "skill", "source", "level")


def kept_at(picture: Picture) -> pl.DataFrame:
    """The columns of `KEPT_SCHEMA`: a row for each promise that was due, the latest first.

    **A promise is judged as it was known on the day before it was due.** One that was withdrawn or moved
    earlier than that is no promise any more; one that was moved on its day, or forgotten after it, is. To
    find them, the picture of the first of each month is asked as well, `MONTHS_BACK` back.

    `made`: the first of those days on which it was known. `level_then` and `since`: the level that counted on
    the day, as is known at the moment, and the day it holds from. `outcome`:

    - reached: the level was there on the day;
    - reached later: it was not, and a rating after the day says that it is there now;
    - not reached: a rating since the promise was made, or after its day, says less;
    - not known: nobody has rated it since the promise was made: an old rating cannot tell;
    - left: the person was not there any more.
    """
    known = _asked(picture)
    days = sorted({day for table in known.values() for day in table["by"].unique()}, reverse=True)
    tables = list(_due(picture, [day for day in days if day <= as_of(picture)][:MOST_DAYS], known))
    if not tables:
        return pl.DataFrame(schema=KEPT_SCHEMA)
    rows = pl.concat(tables).join(_made(known), on=["person", "skill", "level", "by"], how="left")
    today = picture.at(Moment(as_of(picture), picture.moment.known_on, picture.moment.scenario))
    now = standing_of(today, rows.select("person", "skill").unique())
    now = now.select("person", "skill", now="known", now_since="since")
    return (
        rows.join(now, on=["person", "skill"], how="left")
        .with_columns(outcome=_outcome())
        .select(pl.col(name).cast(kind) for name, kind in KEPT_SCHEMA.items())
        .sort("by", "person", "skill", "source", "level", descending=[True, False, False, False, False])
    )


def _outcome() -> pl.Expr:
    level, by = pl.col("level"), pl.col("by")
    later = (pl.col("now_since") > by).fill_null(False)
    rated = (pl.col("since") > pl.col("made")).fill_null(False) & pl.col("level_then").is_not_null()
    return (
        pl.when((pl.col("level_then") >= level).fill_null(False))
        .then(pl.lit("reached"))
        .when(~pl.col("there"))
        .then(pl.lit("left"))
        .when(later & (pl.col("now") >= level).fill_null(False))
        .then(pl.lit("reached later"))
        .when(rated | (later & pl.col("now").is_not_null()))
        .then(pl.lit("not reached"))
        .otherwise(pl.lit("not known"))
    )


def _asked(picture: Picture) -> dict[date, pl.DataFrame]:
    """Day → the promises that lay ahead of it, as they were known on it, on the ladders of their skills."""
    end = as_of(picture)
    return {day: _known_on(picture, day) for day in (end, *_months(end))}


def _months(end: date) -> Iterator[date]:
    """The firsts of the months up to `end`, the latest first."""
    for back in range(MONTHS_BACK):
        year, month = divmod(end.year * 12 + end.month - 1 - back, 12)
        yield date(year, month + 1, 1)


def _known_on(picture: Picture, day: date) -> pl.DataFrame:
    then = picture.at(Moment(day, day, picture.moment.scenario))
    return on_ladders(then.promises, then) if then.promises.height else then.promises


def _due(picture: Picture, days: list[date], known: dict[date, pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """What was due on each of the days as it was known before, with the level and the people of the day.
    Fills `known` with the days before them."""
    for day in days:
        before = day - _MOMENT_BEFORE
        if before not in known:
            known[before] = _known_on(picture, before)
        due = known[before].filter(pl.col("by") == day).sort("confidence", nulls_last=True)
        due = due.unique(["person", "skill", "level", "source"], keep="first", maintain_order=True)
        if not due.height:
            continue
        then = picture.at(Moment(day, picture.moment.known_on, picture.moment.scenario))
        found = standing_of(then, due.select("person", "skill").unique())
        level = found.select("person", "skill", level_then="known", since="since", there=pl.lit(True))
        joined = due.join(level, on=["person", "skill"], how="left")
        yield joined.with_columns(pl.col("there").fill_null(False))


def _made(known: dict[date, pl.DataFrame]) -> pl.DataFrame:
    """person, skill, level, by, made: the first of the days asked on which a promise was known."""
    tables = (
        table.select("person", "skill", "level", "by", made=pl.lit(day)) for day, table in known.items()
    )
    return pl.concat(tables).group_by("person", "skill", "level", "by").agg(pl.col("made").min())
