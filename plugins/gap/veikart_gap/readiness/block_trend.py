"""The way so far: what was met of each goal at the ends of the quarters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from veikart.api import (
    Action,
    Block,
    Milestone,
    Picture,
    Point,
    Series,
    Text,
    Trend,
    Why,
    counted,
    day_in_words,
    number,
)
from veikart_gap.pages.wording import COVERAGE
from veikart_gap.readiness.columns import READINESS_SOURCE
from veikart_gap.readiness.history import Counts, Looked

_MOST = 6
"""Lines that can be told apart."""


def trend(picture: Picture, goals: Sequence[Mapping[str, Any]], seen: Mapping[date, Looked]) -> list[Block]:
    """A line for each goal, up to the moment; nothing where there was nothing to see before."""
    if not seen:
        return []
    here = {row["goal"]: Counts(row["met"], row["below"], row["unknown"], row["people"]) for row in goals}
    seen = {**seen, picture.moment.true_on: here}
    known = [row for row in goals if any(row["goal"] in looked for looked in seen.values())]
    lines = tuple(_series(row, seen) for row in known[:_MOST])
    if not lines:
        return []
    first, last = min(seen), picture.moment.true_on
    due = [(row["horizon"], row["goal_name"]) for row in goals if row["horizon"] is not None]
    passed = tuple(Milestone(day, f"by then: {name}") for day, name in due if first <= day <= last)
    chart = Trend(lines, "Met of what was known, by quarter", "%", 0.0, 100.0, passed)
    if len(known) > _MOST:
        more = counted(len(known) - _MOST, "goal")
        return [chart, Text(f"And {more} more, whose day comes later: choose one to see its line.", "muted")]
    return [chart]


def _series(row: Mapping[str, Any], seen: Mapping[date, Looked]) -> Series:
    points = tuple(_point(row["goal_name"], day, looked.get(row["goal"])) for day, looked in seen.items())
    to = Action("trend", {"goal": row["goal"]}, "Its trend, and what may be expected")
    return Series(f"goal:{row['goal']}", row["goal_name"], points, action=to)


def _point(name: str, day: date, counts: Counts | None) -> Point:
    if counts is None or counts.share is None:
        return Point(day, None)
    inputs = (
        ("Met", number(counts.met)),
        ("Below", number(counts.below)),
        ("Not known", number(counts.unknown)),
    )
    why = Why(f"{name}, {day_in_words(day)}", COVERAGE, READINESS_SOURCE, inputs)
    return Point(day, round(100 * counts.share, 1), why=why, people=counts.people)
