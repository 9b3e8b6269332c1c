"""The moment to compare with, where nobody chose one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import polars as pl

from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.picture import Picture

QUARTER = timedelta(days=91)


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
    return day - QUARTER if day - date.min > QUARTER else date.min
