"""How many leave: counted from the journal, by unit, with how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.api import Picture, Selection
from veikart_gap.risk.columns import ATTRITION
from veikart_gap.risk.leaving import Days, Stays, day_number, leaving, stays

DAYS_A_YEAR = 365.25
_SCHEMA: dict[str, pl.DataType] = {
    "unit": pl.String(),
    "unit_name": pl.String(),
    "depth": pl.Int64(),
    "people": pl.Int64(),
    **{
        f"{name}_{months}": pl.Int64() if name == "left" else pl.Float64()
        for months in (12, 24)
        for name in ("left", "average", "rate", "low", "high")
    },
    "leaving": pl.Int64(),
}


@dataclass(frozen=True, slots=True)
class Window:
    """Leavers of one unit, or of all, in the last so many months."""

    left: int
    years: float
    """Years that people spent there, added up over all of them."""
    observed: float
    """Years of the window in which anybody was there to be seen."""
    low: float
    high: float
    """Between how many leavers a year for each person, in 95 of 100 such windows."""

    @property
    def average(self) -> float | None:
        """People who were there, on average over the days seen."""
        return self.years / self.observed if self.observed else None

    @property
    def rate(self) -> float | None:
        """Leavers a year for each person there."""
        return self.left / self.years if self.years else None


@dataclass(frozen=True, slots=True)
class Attrition:
    """Of a unit with all below it; without a unit of everyone, also those who were in units gone since."""

    unit: str | None
    name: str
    depth: int
    people: int
    leaving: int
    """People known to leave."""
    year: Window
    two_years: Window


def attrition(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for everyone (or the unit selected), and one for each unit with all below it. Columns as in
    `columns.ATTRITION`."""
    rows: list[dict[str, object]] = [
        {"unit": each.unit, "unit_name": each.name, "depth": each.depth}
        | {"people": each.people, "leaving": each.leaving}
        | _told(each.year, 12)
        | _told(each.two_years, 24)
        for each in attritions(picture, selection)
    ]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row").select(*ATTRITION)


def _told(window: Window, months: int) -> dict[str, object]:
    known = window.rate is not None
    return {
        f"left_{months}": window.left,
        f"average_{months}": window.average,
        f"rate_{months}": window.rate,
        f"low_{months}": window.low if known else None,
        f"high_{months}": window.high if known else None,
    }


def attritions(picture: Picture, selection: Selection) -> list[Attrition]:
    """The same, a value for each row."""
    found = stays(picture)
    tree = _Tree(picture)
    place = tree.places(found.unit)
    present = tree.places(picture.people["unit"])
    gone = picture.people.join(leaving(picture), on="person", how="semi")
    counts = [tree.summed(np.ones(len(places)), places) for places in (present, tree.places(gone["unit"]))]
    windows = [_windows(picture, found, place, tree, months) for months in (12, 24)]
    inside = None if selection.unit is None else picture.within(selection.unit)
    return [
        Attrition(unit, name, depth, int(counts[0][at]), int(counts[1][at]), windows[0][at], windows[1][at])
        for at, (unit, name, depth) in enumerate(tree.rows)
        if inside is None or unit in inside
    ]


class _Tree:
    """Everyone, then the units in their order, in which all below a unit follow it."""

    def __init__(self, picture: Picture) -> None:
        units = picture.units.select("unit", "name", "depth")
        self._place = {unit: at for at, unit in enumerate(units["unit"].to_list())}
        sizes = dict(picture.lineage.group_by("above").len().rows())
        self._ends = np.array([at + sizes[unit] for unit, at in self._place.items()], np.int64)
        self.rows: list[tuple[str | None, str, int]] = [(None, "Everyone", 0), *units.rows()]

    def places(self, units: pl.Series) -> Days:
        """The place of each unit; after the last for one that is gone, and for none."""
        last = len(self._place)
        codes = pl.DataFrame(
            {"unit": list(self._place), "at": range(last)}, schema={"unit": pl.String(), "at": pl.Int64()}
        )
        found = pl.DataFrame({"unit": units.cast(pl.String())}).join(
            codes, on="unit", how="left", maintain_order="left"
        )
        places: Days = found["at"].fill_null(last).to_numpy()
        return places

    def summed(self, values: NDArray[np.float64], places: Days) -> NDArray[np.float64]:
        """The sum of values: of all, then for each unit of those in it or below it."""
        own = np.bincount(places, values, minlength=len(self._place) + 1)
        upto = np.concatenate(([0.0], np.cumsum(own)))
        return np.concatenate((upto[-1:], upto[self._ends] - upto[: len(self._ends)]))


def _windows(picture: Picture, found: Stays, place: Days, tree: _Tree, months: int) -> list[Window]:
    """The last `months` months up to the picture's day, for everyone and for each unit."""
    last = day_number(picture.moment.true_on)
    start = day_number(_months_before(picture.moment.true_on, months)) + 1
    first, end = np.maximum(found.first, start), np.minimum(found.end, last + 1)
    days = np.where(found.there, np.maximum(end - first, 0), 0).astype(np.float64)
    years = tree.summed(days, place) / DAYS_A_YEAR
    left = tree.summed((found.left & (found.first >= start)).astype(np.float64), place).round()
    seen = found.first[found.there]
    observed = max(0, last + 1 - max(start, int(seen.min()))) / DAYS_A_YEAR if len(seen) else 0.0
    low, high = interval(left, years)
    return [
        Window(int(n), float(y), observed, float(a), float(b))
        for n, y, a, b in zip(left, years, low, high, strict=True)
    ]


def interval(
    left: NDArray[np.float64], years: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Exact 95 % confidence interval of a Poisson rate (Garwood 1936): leavers a year for each person, from
    leavers and years that people spent there. From 0 to infinity where nobody was there."""
    from scipy.special import gammaincinv

    spent = np.where(years > 0, years, 1.0)
    low = np.where(left > 0, gammaincinv(np.maximum(left, 1), 0.025), 0.0) / spent
    high = gammaincinv(left + 1, 0.975) / spent
    return low, np.where(years > 0, high, np.inf)


def _months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month."""
    before: date = pl.select(pl.lit(day).dt.offset_by(f"-{months}mo")).item()
    return before


def leavers_of(picture: Picture, unit: str | None, months: int = 24) -> Iterator[int]:
    """Positions of the events by which people left a unit or one below it, the newest first."""
    found = stays(picture)
    start = day_number(_months_before(picture.moment.true_on, months)) + 1
    chosen = found.left & (found.first >= start)
    if unit is not None:
        chosen &= found.unit.is_in(list(picture.within(unit))).fill_null(False).to_numpy()
    yield from sorted(found.position[chosen].tolist(), reverse=True)
