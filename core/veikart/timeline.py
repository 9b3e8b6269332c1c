"""What the time bar shows: how much happened on which day, and the days that have a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import polars as pl

from veikart.moment import Moment
from veikart.projections.facts import Facts


@dataclass(frozen=True, slots=True)
class Mark:
    """A day with a name."""

    day: date
    label: str
    kind: Literal["workshop"] = "workshop"


@dataclass(frozen=True, slots=True)
class Timeline:
    """From the first day that anything was rated, held or recorded, to today or the last day known."""

    first: date
    last: date
    today: date
    days: pl.DataFrame
    """day (Date), events (Int64); days without events are not in it."""
    marks: tuple[Mark, ...]


def timeline(facts: Facts, today: date) -> Timeline:
    """The timeline of all that holds. Structure imported with an early "since" does not stretch it."""
    moment = Moment(date.max)
    held = facts.holding(facts.journal, moment)
    told = held.filter(pl.col("topic").is_in(["skill.assessed", "workshop.started"]))["effective"]
    recorded = held["recorded"].dt.date()
    starts = [day for day in (told.min(), recorded.min()) if isinstance(day, date)]
    first = min(starts, default=today)
    days = (
        held.select(day=pl.col("effective").clip(first, today))
        .group_by("day")
        .agg(events=pl.len().cast(pl.Int64))
        .sort("day")
    )
    workshops = facts.at("workshops", moment).sort("started")
    marks = tuple(Mark(row["started"], row["name"]) for row in workshops.iter_rows(named=True))
    return Timeline(min(first, today), today, today, days, marks)
