"""What was known at the end of each quarter, in figures small enough to keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

from veikart.contributions.view import Selection
from veikart.forecasting import Observed, quarter_ends
from veikart.moment import Moment
from veikart.narrowing import chosen_in, coverage_in, people_in
from veikart.picture import Picture
from veikart.picture.board import BELOW, MET, STATES
from veikart.picture.kept import as_of

MOST_QUARTERS = 24
"""How far back it looks: six years."""
_SOON = timedelta(days=31)
"""The end of a quarter that lies no further back than this gives way to the day itself: what happened in a
few days is no pace."""
Of = tuple[str, str]
"""What a count is of: ("goal", id), ("skill", id), or `ALL`."""
ALL: Of = ("", "")


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
    counts: dict[Of, Mapping[str, Any]] = {}
    for kind in ("", "goal", "skill"):
        by = [kind] if kind else []
        fresh = _fresh(then, selection, before, by)
        found = coverage_in(then, selection, by)
        rows = found.join(fresh, on=by, how="left") if by else pl.concat([found, fresh], how="horizontal")
        for row in rows.with_columns(pl.col("fresh").fill_null(0)).iter_rows(named=True):
            counts[kind, row[kind] if kind else ""] = row
    return Quarter(then.moment.true_on, counts, _spread(then, selection))


def _fresh(then: Picture, selection: Selection, before: date, by: Sequence[str]) -> pl.DataFrame:
    """*by*, fresh: how many levels that are known of what is asked were rated after a day."""
    board = then.numbers.board
    count = len(board.asked.cells)
    days = board.rated["effective"].to_physical().to_numpy()
    known = np.flatnonzero(np.isin(board.state[:count], (MET, BELOW)))
    chosen = chosen_in(then, selection).among(board)
    known = known[chosen.ravel()[board.places[known]]]
    new = known[days[board.rating[known]] > pl.Series([before]).to_physical()[0]] if len(known) else known
    per_skill = np.bincount(board.asked.skill[new], minlength=then.skills.height)
    skills = then.skills.select("skill", "parked").with_columns(fresh=pl.Series(per_skill, dtype=pl.Int64()))
    skills = skills.filter(~pl.col("parked"))
    if "goal" in by:
        skills = skills.join(then.links.select("skill", "goal").unique(), on="skill")
    total = pl.col("fresh").sum()
    return skills.group_by(list(by)).agg(total) if by else skills.select(total)


def _spread(then: Picture, selection: Selection) -> pl.DataFrame:
    """skill, level, state, stale, people: over all that is asked or known of the people selected."""
    board = then.numbers.board
    person, skill = board.axes.apart(board.cells)
    among = then.people["person"].is_in(people_in(then, selection)["person"].implode()).to_numpy()
    there = np.flatnonzero(among[person]) if len(person) else person
    counted = (
        pl.DataFrame(
            {
                "place": skill[there],
                "level": board.level[there],
                "state": board.state[there],
                "stale": board.stale[there],
            },
            schema_overrides={"place": pl.UInt32(), "state": pl.Int8()},
        )
        .group_by("place", "level", "state", "stale")
        .agg(people=pl.len().cast(pl.Int64))
        .with_columns(pl.col("level").fill_nan(None))
    )
    words = dict(enumerate(STATES))
    return (
        then.skills.select("skill", "parked")
        .with_row_index("place")
        .filter(~pl.col("parked"))
        .join(counted, on="place")
        .with_columns(pl.col("state").replace_strict(words, return_dtype=pl.String()))
        .select("skill", "level", "state", "stale", "people")
    )
