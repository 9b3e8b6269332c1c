"""The moment to compare with, where nobody chose one."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.picture import Picture


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is compared with, and what it is called where that says more than its day."""

    moment: Moment
    called: str = ""
    chosen: bool = True


def baseline_of(picture: Picture, selection: Selection) -> Baseline:
    """The selection's baseline; else the day of the last workshop before the moment, else a quarter back.

    What is supposed in a scenario is compared with what is there on the same day. What was known stays as it
    is in the moment looked at, so that only what became true since shows.
    """
    if selection.compare is not None:
        return Baseline(selection.compare)
    moment = picture.moment
    if moment.scenario is not None:
        return Baseline(replace(moment, scenario=None), "without what is supposed", chosen=False)
    past = picture.workshops.filter(pl.col("started") < moment.true_on)
    if past.height:
        last = past.row(-1, named=True)
        called = f"the last workshop, {last['name']}"
        return Baseline(replace(moment, true_on=last["started"]), called, chosen=False)
    return Baseline(
        replace(moment, true_on=_quarter_before(moment.true_on)), "a quarter before", chosen=False
    )


def _quarter_before(day: date) -> date:
    """Three months before, on the same day of the month where there is one; never before there are days."""
    months = day.year * 12 + day.month - 1 - 3
    year, month = divmod(max(months, 12), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
