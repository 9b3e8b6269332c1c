"""Of all ratings, the one that counts for each person and skill, at a moment; in codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.moment import Moment
from veikart.picture.asked import places_of, rows_of
from veikart.projections.facts import Facts
from veikart.projections.runs import Places, Runs

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

_SKILLS = 32  # bits for the code of a skill, below that of the person
_POSITIONS = 36  # bits: as many events as no journal has
_DAYS = 20  # bits for the day, counted from 500 years before 1970 on
_FIRST_DAY = -(2 ** (_DAYS - 1))


@dataclass(frozen=True)
class Believed:
    """Places of ratings that count, in one part of the table, and what they are of."""

    rows: pl.DataFrame
    places: Places
    pairs: NDArray[np.int64]
    """Person and skill in one number, ascending."""
    strength: NDArray[np.int64]
    """What makes one rating count before another of the same person and skill: rank of the method, then day,
    then position."""

    def but(self, keep: NDArray[np.bool_]) -> Believed:
        return Believed(self.rows, self.places[keep], self.pairs[keep], self.strength[keep])


def believed_at(
    facts: Facts,
    moment: Moment,
    groups: Sequence[Sequence[str]],
    people: Sequence[int] | None = None,
) -> pl.DataFrame:
    """The rating that counts for each person and skill, by the codes of these: the latest statement of the
    most believed method. With `people` (their codes) of these only, which does not look at the others.

    Methods of one group count alike, so the later one wins; methods that no group names come last.
    """
    looked = facts.looked(moment)
    rank = _ranks(facts.many["levels"].texts["method"], groups)
    found = []
    for rows, runs in facts.parts("levels"):
        if people is None:
            places = np.flatnonzero(runs.holding(looked))
        else:
            places = runs.held_among(looked, rows_of(rows["person"].to_numpy(), people))
        found.append(_strongest(rows, runs, runs.last_of(places), rank))
    if len(found) > 1:
        found = _over_parts(*found)
    return pl.concat([part.rows[part.places] for part in found], how="vertical_relaxed")


def _ranks(methods: pl.Series, groups: Sequence[Sequence[str]]) -> NDArray[np.int64]:
    """The rank of each method by its code, the most believed highest."""
    places: Mapping[str, int] = {method: n for n, group in enumerate(groups) for method in group}
    return np.array([len(groups) - places.get(method, len(groups)) for method in methods] or [0], np.int64)


def _strongest(rows: pl.DataFrame, runs: Runs, last: Places, rank: NDArray[np.int64]) -> Believed:
    """Of the last ratings by each method those that count."""
    taken = rows.select("person", "skill", "method")[last]
    pairs = taken["person"].to_numpy().astype(np.int64) << _SKILLS
    pairs |= taken["skill"].to_numpy()
    strength = rank[taken["method"].to_numpy()] << (_POSITIONS + _DAYS)
    strength |= (runs.days[last].astype(np.int64) - _FIRST_DAY) << _POSITIONS
    strength |= runs.positions[last].astype(np.int64)
    found = Believed(rows, last, pairs, strength)
    if not len(last):
        return found
    begins = np.ones(len(last), np.bool_)
    np.not_equal(pairs[1:], pairs[:-1], out=begins[1:])
    starts = np.flatnonzero(begins)
    if len(starts) == len(last):
        return found
    most = np.maximum.reduceat(strength, starts)
    return found.but(strength == np.repeat(most, np.diff(starts, append=len(last))))


def _over_parts(base: Believed, news: Believed) -> list[Believed]:
    """What counts when both parts are looked at."""
    if not len(base.pairs) or not len(news.pairs):
        return [base, news]
    places = np.minimum(np.searchsorted(base.pairs, news.pairs), len(base.pairs) - 1)
    both = base.pairs[places] == news.pairs
    wins = base.strength[places] < news.strength
    kept = np.ones(len(base.pairs), np.bool_)
    kept[places[both & wins]] = False
    return [base.but(kept), news.but(~both | wins)]


def rated_at(picture: Picture, skills: pl.Series) -> pl.Series:
    """Those of the skills in which somebody who is there has been rated by the moment."""
    facts, texts = picture.facts, picture.facts.many["levels"].texts
    looked, there = facts.looked(picture.moment), picture.numbers.person_places("levels") >= 0
    codes, found = places_of(skills, texts["skill"]), np.zeros(skills.len(), np.bool_)
    for number, (rows, runs) in enumerate(facts.parts("levels")):
        for place in np.flatnonzero((codes >= 0) & ~found).tolist():
            held = runs.held_among(looked, _of_skill(facts, rows, number, int(codes[place])))
            found[place] = there[rows["person"].to_numpy()[held]].any()
    return skills.filter(pl.Series(found))


def _of_skill(facts: Facts, rows: pl.DataFrame, part: int, code: int) -> Places:
    """All ratings of a skill; looked up once."""
    return facts.once(("of skill", part, code), lambda: np.flatnonzero(rows["skill"].to_numpy() == code))
