"""Who was there when, in which unit, and who is known to leave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

if TYPE_CHECKING:
    from veikart.api import Picture

Days = NDArray[np.int64]
_FIRST = date(1970, 1, 1)


def day_number(day: date) -> int:
    """Days since the first of January 1970."""
    return (day - _FIRST).days


def leaving(picture: Picture) -> pl.DataFrame:
    """person, leaves: people who are there and are known to leave, with the first day they are gone."""
    return (
        _statements(picture)
        .filter(pl.col("effective") > picture.moment.true_on, ~pl.col("present"))
        .group_by("person")
        .agg(leaves=pl.col("effective").min())
        .join(picture.people.select("person"), on="person", how="semi")
    )


@dataclass(frozen=True, slots=True)
class Stays:
    """What is said of who is there, up to a day: a stay for each statement, by person and day.

    Whoever leaves and comes back has two stays; whoever moves has one in each unit.
    """

    unit: pl.Series
    """Id of the unit; null without one."""
    there: NDArray[np.bool_]
    """Whether they are there from this day on; a stay of somebody who is not there is the time away."""
    left: NDArray[np.bool_]
    """Whether this is the day on which somebody who was there was no longer."""
    first: Days
    """Day number from which it holds."""
    end: Days
    """Day number from which it holds no longer: of the next statement, or the one after the last day."""
    position: Days


def stays(picture: Picture) -> Stays:
    """Up to the picture's day, as known on its known-on day."""
    rows = _statements(picture).filter(pl.col("effective") <= picture.moment.true_on)
    first_of = pl.col("person") != pl.col("person").shift().fill_null("")
    begins = pl.col("present").fill_null(False)
    unit = pl.when(begins | first_of).then(pl.col("unit").fill_null("")).otherwise("unit")
    there = pl.when(first_of).then(begins).otherwise("present")
    told = rows.select(
        "position",
        first=first_of,
        there=there.forward_fill(),
        unit=unit.forward_fill(),  # what is not said anew stays as it was
        day=pl.col("effective").cast(pl.Int32).cast(pl.Int64),
    )
    first, present, day = (told[name].to_numpy() for name in ("first", "there", "day"))
    end = np.full(len(day), day_number(picture.moment.true_on) + 1, np.int64)
    end[:-1] = np.where(first[1:], end[:-1], day[1:])
    left = np.zeros(len(day), np.bool_)
    left[1:] = ~present[1:] & present[:-1] & ~first[1:]
    return Stays(told["unit"], present, left, day, end, told["position"].to_numpy())


def _statements(picture: Picture) -> pl.DataFrame:
    """person, unit, present, position, effective, also of days ahead; by person and day."""
    rows = picture.at(replace(picture.moment, true_on=date.max)).statements("people")
    return rows.select("person", "unit", "present", "position", "effective")
