"""How far the goals were met before: at the ends of quarters, and at the moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

import polars as pl

from veikart.api import Picture, Selection, coverage_in
from veikart_gap.readiness.columns import OVER_TIME

QUARTERS = 8
"""How many ends of quarters are looked at."""
_SOON = timedelta(days=31)
"""The end of a quarter that lies no further back than this gives way to the day itself."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Requirements of a goal on a day, and of how many people they are."""

    met: int
    below: int
    unknown: int
    people: int

    @property
    def share(self) -> float | None:
        """Met of what is known."""
        known = self.met + self.below
        return self.met / known if known else None


Looked = Mapping[str, Counts]
"""What was counted of a day, by goal."""


def looked_at(picture: Picture, selection: Selection) -> Looked:
    """Of every goal, whichever is selected."""
    counted = coverage_in(picture, replace(selection, goal=None), ["goal"])
    rows = counted.select("goal", "met", "below", "unknown", "people").rows()
    return {goal: Counts(*counts) for goal, *counts in rows}


def before(picture: Picture, selection: Selection) -> dict[date, Looked]:
    """Day → what was met, at the ends of the quarters before the moment; from the first at which anything was
    known. Each by what is known at the moment, and remembered."""
    chosen = replace(selection, compare=None, goal=None)
    name = f"gap.met/{chosen.unit}/{chosen.person}/{chosen.skill}/{chosen.critical}"
    found: dict[date, Looked] = {}
    for day in quarter_ends(picture.moment.true_on - _SOON, QUARTERS):
        then = picture.at(replace(picture.moment, true_on=day))
        looked = then.remembered(name, partial(looked_at, then, chosen))
        if found or any(counts.met + counts.below for counts in looked.values()):
            found[day] = looked
    return found


def quarter_ends(upto: date, most: int) -> list[date]:
    """The last days of the latest quarters up to a day, in their order."""
    ends: list[date] = []
    year, quarter = upto.year, (upto.month - 1) // 3
    while len(ends) < most and year > date.min.year:
        first = date(year, 3 * quarter + 1, 1)
        following = date(year + 1, 1, 1) if quarter == 3 else date(year, 3 * quarter + 4, 1)
        end = following - timedelta(days=1)
        if end <= upto:
            ends.append(end)
        year, quarter = (first.year - 1, 3) if quarter == 0 else (year, quarter - 1)
    return ends[::-1]


def over_time(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each goal of the selection and each end of a quarter, and for the moment. Columns as in
    `columns.OVER_TIME`."""
    goals = dict(picture.goals.select("goal", "name").rows())
    wanted = [selection.goal] if selection.goal is not None else [*goals]
    seen = {**before(picture, selection), picture.moment.true_on: looked_at(picture, selection)}
    rows = [
        (goal, goals.get(goal, ""), day, counts.met, counts.below, counts.unknown, counts.share)
        for goal in wanted
        for day, looked in seen.items()
        if (counts := looked.get(goal)) is not None
    ]
    types = (pl.String(), pl.String(), pl.Date(), pl.Int64(), pl.Int64(), pl.Int64(), pl.Float64())
    return pl.DataFrame(rows, schema=dict(zip(OVER_TIME, types, strict=True)), orient="row")
