"""What was known at the end of each quarter, in figures small enough to keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import polars as pl

from veikart.contributions.view import Selection
from veikart.forecasting import Observed, quarter_ends
from veikart.moment import Moment
from veikart.narrowing import asked_in, cells_in
from veikart.picture import Picture
from veikart.picture.coverage import cell_counts, spread_out
from veikart.picture.kept import as_of

MOST_QUARTERS = 24
"""How far back it looks: six years."""
_SOON = timedelta(days=31)
"""The end of a quarter that lies no further back than this gives way to the day itself: what happened in a
few days is no pace."""
Of = tuple[str, str]
"""What a count is of: ("goal", id), ("skill", id), or `ALL`."""
ALL: Of = ("", "")
_KNOWN = pl.col("state").is_in(["met", "below"])


@dataclass(frozen=True, slots=True)
class Quarter:
    """The end of a quarter, or the day that is looked at."""

    day: date
    counts: Mapping[Of, Mapping[str, Any]]
    """The columns of `coverage`, and `fresh`: how many known levels were rated since the quarter before."""
    spread: pl.DataFrame
    """skill, level (null: none), state, stale, people: the levels of everybody who was rated or asked."""

    def observed(self, what: Of) -> Observed:
        """What a forecast needs of it; nothing known where it was asked of nobody."""
        counts = self.counts.get(what)
        if counts is None:
            return Observed(self.day, 0, 0, fresh=False)
        return Observed(self.day, counts["met"], counts["below"], counts["fresh"] > 0)

    def share(self, what: Of) -> float | None:
        """The share met of what was known."""
        seen = self.observed(what)
        return seen.met / seen.known if seen.known else None


def quarters(picture: Picture, selection: Selection) -> list[Quarter]:
    """The ends of the quarters up to the moment and the day itself, from the first at which anybody had been
    rated. Each by what is known at the moment; nothing of days after it.

    Goal and skill of the selection do not matter: all are counted.
    """
    last = as_of(picture)
    whole = replace(selection, goal=None, skill=None, compare=None)
    ends = quarter_ends(last - timedelta(days=366 * MOST_QUARTERS // 4), last - _SOON)
    days = [*ends, last][-MOST_QUARTERS - 1 :]
    found: list[Quarter] = []
    for before, day in reversed(list(zip([date.min, *days], days, strict=False))):
        quarter = _quarter(picture, whole, day, before)
        if not quarter.spread.height or not quarter.spread["level"].is_not_null().any():
            break
        found.append(quarter)
    return found[::-1]


def _quarter(picture: Picture, selection: Selection, day: date, before: date) -> Quarter:
    """Remembered as long as the facts stay the same: moving on by a day looks at one new picture."""
    moment = Moment(day, picture.moment.known_on, picture.moment.scenario)
    narrowed = f"{selection.unit}/{selection.person}/{selection.critical}"

    def make() -> Quarter:
        return _looked_at(picture.at(moment), selection, before)

    return picture.facts.remembered(f"trend/{narrowed}/{before}/{day}", (), moment, make)


def _looked_at(then: Picture, selection: Selection, before: date) -> Quarter:
    rows = asked_in(then, selection)
    counts: dict[Of, Mapping[str, Any]] = {}
    fresh = (_KNOWN & (pl.col("effective") > before)).sum().cast(pl.Int64)
    for kind in ("", "goal", "skill"):
        by = [kind] if kind else []
        spread = spread_out(then, rows, by).group_by(by or pl.lit("").alias(kind))
        for row in spread.agg(**cell_counts(), fresh=fresh).iter_rows(named=True):
            counts[kind, row[kind]] = row
    levels = (
        cells_in(then, selection)
        .filter(~pl.col("parked"))
        .group_by("skill", "level", "state", "stale")
        .agg(people=pl.len().cast(pl.Int64))
    )
    return Quarter(then.moment.true_on, counts, levels)
