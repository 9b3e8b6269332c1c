"""Counts by day as frames without texts, for a cache: an id is its place among all ids there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from veikart.picture.daily import EVERY, Daily, Group, Stretch
from veikart.projections.facts import Facts

_TABLES = {"goal": "goals", "skill": "skills", "unit": "units"}
_PLACE = pl.UInt32()


def as_frames(daily: Daily) -> dict[str, pl.DataFrame]:
    """What is made, a frame for each group, with the places of ids among all there are instead of the ids."""
    return {_name(by): _as_frame(daily, by) for by in EVERY}


def _name(by: Group) -> str:
    return "/".join(("days", *by))


def _as_frame(daily: Daily, by: Group) -> pl.DataFrame:
    stretches = {id(stretch): stretch for stretch, _ in daily.made.values()}
    rows = pl.concat([_with_days(stretch, by, daily) for stretch in stretches.values()])
    columns = [column for column in rows.columns if column in _TABLES]
    return rows.with_columns(_placed(rows[column], daily.facts) for column in columns)


def _with_days(stretch: Stretch, by: Group, daily: Daily) -> pl.DataFrame:
    """The rows of the days that still count, with their day."""
    heights = pl.Series(stretch.ends[by], dtype=pl.Int64()).diff().fill_null(stretch.ends[by][0])
    days = pl.Series("day", stretch.days, dtype=pl.Date()).repeat_by(heights).explode(empty_as_null=False)
    valid = [day for place, day in enumerate(stretch.days) if daily.made.get(day) == (stretch, place)]
    rows = stretch.frames[by].with_columns(days.alias("day"))
    return rows if len(valid) == len(stretch.days) else rows.filter(pl.col("day").is_in(valid))


def _placed(values: pl.Series, facts: Facts) -> pl.Series:
    ids = _ids(facts, values.name, facts.head)
    if not ids.len():
        return values.cast(_PLACE)  # nothing but nulls
    return values.replace_strict(ids, pl.Series(range(ids.len()), dtype=_PLACE), return_dtype=_PLACE)


def from_frames(frames: Mapping[str, pl.DataFrame], facts: Facts, head: int) -> Daily:
    """The counts that were kept at position `head`, as far as they hold for `facts`.

    Raises what Polars raises where the frames are not of these facts.
    """
    days = frames[_name(())]["day"].to_list()
    found: dict[Group, pl.DataFrame] = {}
    ends: dict[Group, Sequence[int]] = {}
    for by in EVERY:
        rows = frames[_name(by)]
        heights = rows.group_by("day", maintain_order=True).len()
        places = dict(heights.rows())
        ends[by] = pl.Series([places.get(day, 0) for day in days], dtype=pl.Int64()).cum_sum().to_list()
        texts = {
            column: _ids(facts, column, head).gather(rows[column])
            for column in rows.columns
            if column in _TABLES
        }
        found[by] = rows.drop("day").with_columns(**texts)
    daily = Daily.of(facts)
    daily.add(Stretch(days, found, ends))
    return daily.going_on(facts, head)


def _ids(facts: Facts, column: str, head: int) -> pl.Series:
    """All ids there were at a position, in order."""
    rows = facts.tables[_TABLES[column]].filter(pl.col("position") <= head)
    return rows[column].drop_nulls().unique().sort()
