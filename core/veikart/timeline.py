"""What the time bar shows: how much happened on which day, and the days that have a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

import polars as pl

from veikart.contributions.time_marks import TimeMark
from veikart.moment import Moment
from veikart.projections.facts import Facts

_AHEAD = timedelta(days=730)  # a step agreed for the far future does not squeeze the past
_BEHIND = timedelta(days=365)  # and a slip in the year of a mark does not squeeze the rest


Coming = Literal["joins", "leaves", "target", "promised"]


class Due(NamedTuple):
    """How many people join or leave, requirements change or levels are promised on a day to come."""

    day: date
    kind: Coming
    many: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """From the first day that anything was rated, held or recorded, to today or to the last day from which
    something is already known to hold, two years ahead at most."""

    first: date
    last: date
    today: date
    days: pl.DataFrame
    """day (Date), events (Int64), by the day they hold from; days without events are not in it. Events beyond
    an end stand at that end."""
    marks: tuple[TimeMark, ...]
    """By day; workshops, days that were named, and what plugins mark."""
    due: tuple[Due, ...] = ()
    """What is expected after today, by day."""


def timeline(
    facts: Facts, today: date, more: Iterable[TimeMark] = (), promises: pl.DataFrame | None = None
) -> Timeline:
    """The timeline of all that holds, with the workshops, days that were named and `more` as marks, and with
    what is known and promised (a table with the days `by`) to come.

    Structure imported with an early "since" does not stretch it.
    """
    moment = Moment(date.max)
    held = facts.holding(pl.concat(facts.events.parts, how="vertical_relaxed"), moment)
    topics = facts.events.texts["topic"]
    counting = [code for code, topic in enumerate(topics) if topic in ("skill.assessed", "workshop.started")]
    told = held.filter(pl.col("topic").is_in(counting))["effective"]
    first = min(_days(told.min(), held["recorded"].dt.date().min(), today))
    ahead = today + _AHEAD
    named = [
        TimeMark(day, name, "mark") for day, name in facts.at("marks", moment).select("day", "name").rows()
    ]
    named = [mark for mark in named if first - _BEHIND <= mark.day <= ahead]
    first = min([first, *(mark.day for mark in named)])
    last = min(max(_days(held["effective"].max(), today)), ahead)
    days = (
        held.select(day=pl.col("effective").clip(first, last))
        .group_by("day")
        .agg(events=pl.len().cast(pl.Int64))
        .sort("day")
    )
    workshops = facts.at("workshops", moment).sort("started")
    marks = [TimeMark(row["started"], row["name"], "workshop") for row in workshops.iter_rows(named=True)]
    marks += named
    marks += [mark for mark in more if first <= mark.day <= ahead]
    due = tuple(each for each in _due(facts, today, promises) if each.day <= ahead)
    last = max([last, *(mark.day for mark in marks), *(each.day for each in due)])
    in_order = tuple(sorted(marks, key=lambda mark: (mark.day, mark.label)))
    return Timeline(first, last, today, days, in_order, due)


def _due(facts: Facts, today: date, promises: pl.DataFrame | None) -> Iterator[Due]:
    """Requirements that change, people who join or leave, levels that are promised, by day."""
    later = pl.col("effective") > today
    people = facts.holding(facts.tables["people"], Moment(date.max)).filter(later)
    comes, goes = pl.col("present"), ~pl.col("present")
    days: dict[Coming, pl.Series] = {
        "joins": people.filter(comes.fill_null(False))["effective"],
        "leaves": people.filter(goes.fill_null(False))["effective"],
        "target": facts.holding(facts.tables["requirements"], Moment(date.max)).filter(later)["effective"],
    }
    if promises is not None:
        days["promised"] = promises.filter(pl.col("by") > today)["by"]
    found = [
        Due(day, kind, count)
        for kind, each in days.items()
        for day, count in each.value_counts(name="days").rows()
    ]
    yield from sorted(found)


def _days(*found: object) -> list[date]:
    return [day for day in found if isinstance(day, date)]
