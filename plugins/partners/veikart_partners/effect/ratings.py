"""Ratings before and after a piece of work, of the same person, skill and scale, by the same side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from veikart_partners.effect.works import Work, months_after

if TYPE_CHECKING:
    from veikart.api import Picture

AT_WORK = ("manager", "peer", "observation", "calibrated")
"""Methods by which those rate who see the work: a calibrated level is agreed with the manager."""
_COLUMNS = ("person", "skill", "scale", "level", "method", "effective", "position")


@dataclass(frozen=True, slots=True)
class Window:
    """The days in which ratings count, both ends included."""

    first: date
    last: date


def ratings_about(picture: Picture, skills: frozenset[str]) -> pl.DataFrame:
    """Every rating of some skills by the moment, in the order of days. `own`: by the person themselves.

    Read once for all moments as long as nothing is recorded: there may be millions of ratings of others.
    """
    always = picture.at(replace(picture.moment, true_on=date.max))
    what = f"partners.ratings/{','.join(sorted(skills))}"
    rows: pl.DataFrame = always.remembered(what, partial(_read, always, skills))
    return rows.filter(pl.col("effective") <= picture.moment.true_on)


def _read(picture: Picture, skills: frozenset[str]) -> pl.DataFrame:
    said = picture.statements("levels")
    return (
        said.filter(pl.col("skill").is_in(list(skills)), pl.col("level").is_not_null())
        .select(*_COLUMNS, own=pl.col("method") == "self")
        .sort("effective", "position")
    )


def before_of(work: Work, months: int) -> Window:
    """Until the first day of the work, and not older than so many months."""
    return Window(months_after(work.began, -months), work.began)


def after_of(work: Work, months: int) -> Window:
    """From the day it was over, for so many months."""
    return Window(
        max(work.over, date.fromordinal(work.began.toordinal() + 1)), months_after(work.over, months)
    )


def behaviour_of(work: Work) -> Window:
    """Three to six months after the day it was over."""
    return Window(months_after(work.over, 3), months_after(work.over, 6))


def pairs(
    ratings: pl.DataFrame, work: Work, before: Window, after: Window, methods: tuple[str, ...] = ()
) -> pl.DataFrame:
    """A row for each person and skill of the work that was rated before and after: person, skill, own, scale,
    before, after, before_position, after_position, takes_part.

    The last rating before, the first after; both by others or both by the person themselves, those by others
    preferred; on the same scale. `methods`: only those count. Of everybody, those who took no part too.
    """
    of_work = ratings.filter(pl.col("skill").is_in(work.skills))
    if methods:
        of_work = of_work.filter(pl.col("method").is_in(methods))
    by = ("person", "skill", "own")
    earlier = _within(of_work, before).unique(by, keep="last", maintain_order=True)
    later = _within(of_work, after).unique(by, keep="first", maintain_order=True)
    found = earlier.select(*by, "scale", before="level", before_position="position").join(
        later.select(*by, "scale", after="level", after_position="position"), on=[*by, "scale"]
    )
    return (
        found.sort("person", "skill", "own")
        .unique(("person", "skill"), keep="first", maintain_order=True)
        .with_columns(takes_part=pl.col("person").is_in(work.people))
    )


def _within(ratings: pl.DataFrame, window: Window) -> pl.DataFrame:
    return ratings.filter(pl.col("effective").is_between(window.first, window.last))
