"""Who was there when, in which unit, and who is known to leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from veikart.api import Picture


def statements(picture: Picture) -> pl.DataFrame:
    """person, unit, present, position, effective: all that is said of who is there, of days ahead as well.

    Only what was known by the picture's known-on day. By person and day.
    """
    rows = picture.at(replace(picture.moment, true_on=date.max)).statements("people")
    return rows.select("person", "unit", "present", "position", "effective")


def leaving(picture: Picture) -> pl.DataFrame:
    """person, leaves: people who are there and are known to leave, with the first day they are gone."""
    return (
        statements(picture)
        .filter(pl.col("effective") > picture.moment.true_on, ~pl.col("present"))
        .group_by("person")
        .agg(leaves=pl.col("effective").min())
        .join(picture.people.select("person"), on="person", how="semi")
    )
