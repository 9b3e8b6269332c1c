"""The year's fixed points at a moment, and the days ahead on which something is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from veikart.api import Selection
from veikart_plans.wheel.rules import days, told

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Picture

YEAR = timedelta(days=365)
KINDS = {
    "talks": "Talks",
    "survey": "Surveys",
    "budget": "Budget",
    "review": "Reviews",
    "governance": "Governance",
    "other": "Other",
}
"""Kinds of points, in the order in which they stand, as they are called."""
MEASURES, PARTNERS = "Measures due", "Partners"
"""What stands in the wheel besides points."""


def years_after(day: date, years: int = 1) -> date:
    """So many years later, or the last day that there is."""
    return day + YEAR * years if day <= date.max - YEAR * years else date.max


@dataclass(frozen=True, slots=True)
class Point:
    """Something that comes back."""

    id: str
    title: str
    kind: str
    rule: str
    first: date
    unit: str | None
    position: int
    recorded: datetime
    """When it was last said."""

    def between(self, begin: date, end: date) -> tuple[date, ...]:
        return days(self.rule, self.first, begin, end)

    @property
    def told(self) -> str:
        return told(self.rule)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day on which something is due that does not come back: a measure, or a review with a partner."""

    id: str
    """As the id of a row: "measure:<id>"."""
    title: str
    lane: str
    day: date
    unit: str | None
    position: int
    recorded: datetime


def points_at(picture: Picture, selection: Selection | None = None) -> tuple[Point, ...]:
    """Fixed points that concern the selected unit (its own, those of units below it, and those above it or
    without a unit, which are for everyone); in the order of kinds and titles."""
    there = _concerned(picture, selection or Selection())
    points = [
        Point(
            row["point"], row["title"], row["kind"], row["rule"], row["first"], row["unit"], row["position"],
            row["recorded"],
        )
        for row in picture.table("plans.points").iter_rows(named=True)
        if there is None or row["unit"] is None or row["unit"] in there
    ]  # fmt: skip
    order = list(KINDS)
    return tuple(sorted(points, key=lambda each: (order.index(each.kind), each.title, each.id)))


def ahead(picture: Picture, begin: date, end: date, selection: Selection | None = None) -> tuple[Ahead, ...]:
    """What is due between two days and does not come back, by day: open measures, reviews with partners."""
    there = _concerned(picture, selection or Selection())
    found = (*_measures(picture), *_partners(picture))
    return tuple(
        sorted(
            (
                each
                for each in found
                if begin <= each.day <= end and (there is None or each.unit is None or each.unit in there)
            ),
            key=lambda each: (each.day, each.title, each.id),
        )
    )


def _concerned(picture: Picture, selection: Selection) -> frozenset[str] | None:
    """Units below and above the selected one, itself included; None for everything."""
    if selection.unit is None:
        return None
    lineage = picture.lineage
    above = lineage.filter(lineage["unit"] == selection.unit)["above"]
    return picture.within(selection.unit) | frozenset(above)


def _measures(picture: Picture) -> Iterator[Ahead]:
    states = dict(picture.table("plans.states").select("measure", "state").rows())
    for row in picture.table("plans.measures").iter_rows(named=True):
        if row["due"] is not None and states.get(row["measure"]) in ("agreed", "started"):
            yield Ahead(
                f"measure:{row['measure']}", row["title"], MEASURES, row["due"], row["unit"], row["position"],
                row["recorded"],
            )  # fmt: skip


def _partners(picture: Picture) -> Iterator[Ahead]:
    """The next review with each partner, where the plugin of partners is there."""
    reviews = _table(picture, "partners.reviews")
    if reviews is None or "next" not in reviews.columns:
        return
    partners = _table(picture, "partners.partners")
    names = {} if partners is None else dict(partners.select("partner", "name").rows())
    last = reviews.sort("effective", "position").unique("partner", keep="last", maintain_order=True)
    for row in last.drop_nulls("next").iter_rows(named=True):
        name = names.get(row["partner"]) or f"partner {row['partner'][-4:]}"
        yield Ahead(
            f"partner:{row['partner']}", f"Review with {name}", PARTNERS, row["next"], None, row["position"],
            row["recorded"],
        )  # fmt: skip


def _table(picture: Picture, name: str) -> pl.DataFrame | None:
    try:
        return picture.table(name)
    except KeyError:
        return None
