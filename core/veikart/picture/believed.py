"""Of all ratings, the one that counts for each person and skill, at a moment; in codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.moment import Moment
from veikart.picture.asked import places_of, rows_of
from veikart.projections.facts import Facts
from veikart.projections.runs import Looked, Places, Runs

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

_SKILLS = 32  # bits for the code of a skill, below that of the person
_POSITIONS = 36  # bits: as many events as no journal has
_DAYS = 20  # bits for the day, counted from 500 years before 1970 on
_FIRST_DAY = -(2 ** (_DAYS - 1))


@dataclass(frozen=True)
class Pairs:
    """What the runs of a part of the table are of, a run for each person, skill and method; never changed."""

    of_run: NDArray[np.int32]
    """The pair of person and skill that a run belongs to, from 0."""
    method: NDArray[Any]
    """The code of each run's method."""
    codes: NDArray[np.int64]
    """Codes of person and skill of each pair in one number, ascending."""

    @classmethod
    def of(cls, rows: pl.DataFrame, runs: Runs) -> Pairs:
        every = np.arange(rows.height)
        first = rows.select("person", "skill", "method")[every[np.diff(runs.of, prepend=-1) > 0]]
        codes = first["person"].to_numpy().astype(np.int64) << _SKILLS
        codes |= first["skill"].to_numpy()
        begins = np.diff(codes, prepend=-1) != 0
        of_run = (np.cumsum(begins) - 1).astype(np.int32)
        return cls(of_run, first["method"].to_numpy(), codes[begins])


@dataclass(frozen=True)
class Believed:
    """The ratings that count in one part of the table."""

    rows: pl.DataFrame
    runs: Runs
    places: Places
    pairs: NDArray[np.int32]
    of: Pairs

    def only(self, keep: NDArray[np.bool_]) -> Believed:
        return Believed(self.rows, self.runs, self.places[keep], self.pairs[keep], self.of)

    @property
    def person(self) -> NDArray[np.int64]:
        """Codes."""
        codes: NDArray[np.int64] = self.of.codes[self.pairs] >> _SKILLS
        return codes

    @property
    def skill(self) -> NDArray[np.int64]:
        """Codes."""
        codes: NDArray[np.int64] = self.of.codes[self.pairs] & (2**_SKILLS - 1)
        return codes

    def values(self, column: str) -> NDArray[Any]:
        """What they say in a column of numbers; NaN for null."""
        values: NDArray[Any] = self.runs.once(f"values of {column}", self.rows[column].to_numpy)
        return values[self.places]

    def strength(self, rank: NDArray[np.int64]) -> NDArray[np.int64]:
        """What makes one rating count before another of the same person and skill: rank of the method, then
        day, then position."""
        runs = self.runs
        ranks = (rank << (_POSITIONS + _DAYS))[self.of.method]
        strength: NDArray[np.int64] = ranks[runs.of[self.places]]
        strength |= (runs.days[self.places].astype(np.int64) - _FIRST_DAY) << _POSITIONS
        strength |= runs.positions[self.places].astype(np.int64)
        return strength


def believed_at(
    facts: Facts,
    moment: Moment,
    groups: Sequence[Sequence[str]],
    people: Sequence[int] | None = None,
) -> list[Believed]:
    """The rating that counts for each person and skill, by the codes of these: the latest statement of the
    most believed method. With `people` (their codes) of these only, which does not look at the others.

    Methods of one group count alike, so the later one wins; methods that no group names come last.
    """
    looked = facts.looked(moment)
    rank = _ranks(facts.many["levels"].texts["method"], groups)
    parts = facts.parts("levels")
    found = [_strongest(rows, runs, _last(rows, runs, looked, people), rank) for rows, runs in parts]
    return found if len(found) == 1 else _over_parts(found, rank)


def table_of(found: Sequence[Believed]) -> pl.DataFrame:
    """The ratings themselves, in codes."""
    return pl.concat([part.rows[part.places] for part in found], how="vertical_relaxed")


def _last(rows: pl.DataFrame, runs: Runs, looked: Looked, people: Sequence[int] | None) -> Places:
    """The last rating of each person, skill and method that holds at the moment."""
    if people is None:
        return runs.last_of(np.flatnonzero(runs.holding(looked)))
    return runs.last_of(runs.held_among(looked, rows_of(rows["person"].to_numpy(), people)))


def _ranks(methods: pl.Series, groups: Sequence[Sequence[str]]) -> NDArray[np.int64]:
    """The rank of each method by its code, the most believed highest."""
    places: Mapping[str, int] = {method: n for n, group in enumerate(groups) for method in group}
    return np.array([len(groups) - places.get(method, len(groups)) for method in methods] or [0], np.int64)


def _strongest(rows: pl.DataFrame, runs: Runs, last: Places, rank: NDArray[np.int64]) -> Believed:
    """Of the last ratings by each method those that count."""
    of = runs.once("pairs", lambda: Pairs.of(rows, runs))
    pairs = of.of_run[runs.of[last]] if len(last) else np.empty(0, np.int32)
    found = Believed(rows, runs, last, pairs, of)
    if not len(last):
        return found
    begins = np.empty(len(last), np.bool_)
    begins[0] = True
    np.not_equal(pairs[1:], pairs[:-1], out=begins[1:])
    starts = np.flatnonzero(begins)
    if len(starts) == len(last):
        return found
    strength = found.strength(rank)
    most = np.maximum.reduceat(strength, starts)
    return found.only(strength == np.repeat(most, np.diff(starts, append=len(last))))


def _over_parts(found: Sequence[Believed], rank: NDArray[np.int64]) -> list[Believed]:
    """What counts when both parts are looked at."""
    base, news = found
    if not len(base.pairs) or not len(news.pairs):
        return [base, news]
    before, later = base.of.codes[base.pairs], news.of.codes[news.pairs]
    places = np.minimum(np.searchsorted(before, later), len(before) - 1)
    both = np.flatnonzero(before[places] == later)
    strengths = [part.strength(rank) for part in found]
    wins = strengths[0][places[both]] < strengths[1][both]
    kept, new = np.ones(len(before), np.bool_), np.ones(len(later), np.bool_)
    kept[places[both[wins]]] = False
    new[both[~wins]] = False
    return [base.only(kept), news.only(new)]


def rated_at(picture: Picture, skills: pl.Series) -> pl.Series:
    """Those of the skills in which somebody who is there has been rated by the moment."""
    facts, texts = picture.facts, picture.facts.many["levels"].texts
    looked, there = facts.looked(picture.moment), picture.numbers.person_places("levels") >= 0
    codes, found = places_of(skills, texts["skill"]), np.zeros(skills.len(), np.bool_)
    for rows, runs in facts.parts("levels"):
        for place in np.flatnonzero((codes >= 0) & ~found).tolist():
            held = runs.held_among(looked, _of_skill(rows, runs, int(codes[place])))
            found[place] = there[rows["person"].to_numpy()[held]].any()
    return skills.filter(pl.Series(found))


def _of_skill(rows: pl.DataFrame, runs: Runs, code: int) -> Places:
    """All ratings of a skill; looked up once."""
    return runs.once(f"of skill {code}", lambda: np.flatnonzero(rows["skill"].to_numpy() == code))
