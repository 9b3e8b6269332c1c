"""Who is known to leave, and on which day they are no longer there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from veikart.api import Picture


def leavers_of(picture: Picture) -> Mapping[str, date]:
    """Person → the first day they are no longer there, of those who are there and known to leave."""
    day = picture.moment.true_on
    said = picture.at(replace(picture.moment, true_on=date.max)).statements("people")
    ahead = said.filter((pl.col("effective") > day) & ~pl.col("present").fill_null(True))
    there = set(picture.people["person"])
    found: dict[str, date] = {}
    for person, left in ahead.sort("effective").select("person", "effective").rows():
        if person in there:
            found.setdefault(person, left)
    return found
