"""How candidates do by the criteria: the scores of all judges, put together and never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from veikart_partners.portfolio.standing import Decision, names, partners_at

if TYPE_CHECKING:
    from veikart.api import Picture

Numbers = NDArray[np.float64]
LEAST, MOST = 1, 5
"""The ends of the scale on which judges score."""
WINDOW = timedelta(days=180)
"""Decisions so long before the selection that is looked at still belong to it."""
WIDE = 2
"""Points between judges on one criterion from which on it is worth talking about."""
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class CriterionOf:
    """A criterion by which partners are judged at the moment; `weight` is above 0."""

    id: str
    name: str
    weight: float
    about: str
    position: int


@dataclass(frozen=True, slots=True)
class Score:
    """What a judge said of a candidate by a criterion."""

    score: int
    why: str
    position: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who is compared in a selection, decided on or not."""

    id: str
    name: str
    decision: Decision | None
    there: bool
    """Whether it is in the portfolio still."""


@dataclass(frozen=True)
class Compared:
    """Candidates × criteria × judges. `scores` is NaN where a judge said nothing: none is guessed."""

    candidates: tuple[Candidate, ...]
    criteria: tuple[CriterionOf, ...]
    judges: tuple[str, ...]
    """Ids of everyone who scored any of them."""
    scores: Numbers
    said: Mapping[tuple[str, str, str], Score]
    """(candidate, criterion, judge) → what was said."""

    @property
    def weights(self) -> Numbers:
        return np.array([each.weight for each in self.criteria], np.float64)

    @property
    def means(self) -> Numbers:
        """Candidates × criteria: the mean of those judges who scored; NaN where none did."""
        return means_of(self.scores)

    @property
    def index(self) -> Numbers:
        """The weighted index of each candidate; NaN where a criterion was scored by nobody."""
        return index_of(self.means, self.weights)

    @property
    def bounds(self) -> tuple[Numbers, Numbers]:
        """The index where every criterion that nobody scored had the least, and the most."""
        low, high = (np.nan_to_num(self.means, nan=end) for end in (LEAST, MOST))
        return index_of(low, self.weights), index_of(high, self.weights)

    @property
    def ranked(self) -> tuple[int, ...]:
        """Places of the candidates that have an index, the highest first; equal ones by name."""
        index = self.index
        known = [place for place in range(len(self.candidates)) if not np.isnan(index[place])]
        return tuple(
            sorted(known, key=lambda place: (-round(float(index[place]), 9), self.candidates[place].name))
        )

    @property
    def ranks(self) -> Mapping[int, int]:
        """Place → rank from 1; equal indices share one."""
        index = self.index
        return {
            place: 1 + sum(bool(index[other] > index[place] + _SAME) for other in self.ranked)
            for place in self.ranked
        }

    @property
    def first(self) -> tuple[int, ...]:
        """Places of those that have rank 1: several where they are level."""
        return tuple(place for place, rank in self.ranks.items() if rank == 1)

    def missing(self) -> list[tuple[int, int, int]]:
        """(candidate, criterion, judge), by their places, of every score that was not given."""
        return [(int(a), int(b), int(c)) for a, b, c in np.argwhere(np.isnan(self.scores))]

    def spread(self, place: int) -> tuple[float, int | None]:
        """Of a candidate, the widest range between judges on one criterion, and which criterion that is."""
        with np.errstate(invalid="ignore"):
            given = self.scores[place]
            several = (~np.isnan(given)).sum(axis=1) > 1
            ranges = np.where(several, _most(given) - _least(given), np.nan)
        if not len(ranges) or np.isnan(ranges).all():
            return float("nan"), None
        widest = int(np.nanargmax(ranges))
        return float(ranges[widest]), widest


def _most(given: Numbers) -> Numbers:
    found: Numbers = np.where(np.isnan(given), -np.inf, given).max(axis=1, initial=-np.inf)
    return found


def _least(given: Numbers) -> Numbers:
    found: Numbers = np.where(np.isnan(given), np.inf, given).min(axis=1, initial=np.inf)
    return found


def means_of(scores: Numbers) -> Numbers:
    """The mean over the last axis of what is known; NaN where nothing is."""
    known = ~np.isnan(scores)
    count = known.sum(axis=-1)
    total = np.where(known, scores, 0.0).sum(axis=-1)
    return np.asarray(np.divide(total, count, out=np.full(total.shape, np.nan), where=count > 0))


def index_of(means: Numbers, weights: Numbers) -> Numbers:
    """Σ weight × mean ÷ Σ weight for each row; NaN where a mean is missing or no weight is."""
    total = weights.sum()
    if not total:
        return np.full(len(means), np.nan)
    return np.asarray(means @ weights / total)


def criteria_at(picture: Picture) -> tuple[CriterionOf, ...]:
    """The criteria that count at the moment, the heaviest first."""
    rows = (
        picture.table("partners.criteria").select("criterion", "name", "weight", "about", "position").rows()
    )
    found = [
        CriterionOf(criterion, name or criterion, weight, about or "", position)
        for criterion, name, weight, about, position in rows
        if weight
    ]
    return tuple(sorted(found, key=lambda one: (-one.weight, one.name, one.id)))


def compared_at(picture: Picture) -> Compared:
    """The selection that is going on; where nobody is to be decided on, the last one there was."""
    return picture.remembered("partners.compared", partial(_compared, picture))


def _compared(picture: Picture) -> Compared:
    candidates, criteria = candidates_at(picture), criteria_at(picture)
    rows = picture.table("partners.scores").select(
        "partner", "criterion", "judge", "score", "why", "position"
    )
    wanted, counts = {each.id for each in candidates}, {each.id for each in criteria}
    said = {
        (partner, criterion, judge): Score(int(score), why or "", position)
        for partner, criterion, judge, score, why, position in rows.rows()
        if partner in wanted and criterion in counts
    }
    judges = sorted({judge for *_, judge in said}, key=lambda one: (picture.name("person", one), one))
    scores = np.full((len(candidates), len(criteria), len(judges)), np.nan)
    for a, candidate in enumerate(candidates):
        for b, criterion in enumerate(criteria):
            for c, judge in enumerate(judges):
                score = said.get((candidate.id, criterion.id, judge))
                if score is not None:
                    scores[a, b, c] = score.score
    return Compared(candidates, criteria, tuple(judges), scores, said)


def candidates_at(picture: Picture) -> tuple[Candidate, ...]:
    """Partners to be decided on, and those decided on at most 180 days before: before the moment where
    somebody is to be decided on, else before the last decision."""
    partners = {each.id: each for each in partners_at(picture)}
    open_ones = [each for each in partners.values() if each.to_be_decided]
    decisions = _decisions(picture)
    scored = set(picture.table("partners.scores")["partner"])
    days = [decision.day for decision in decisions.values()]
    until = picture.moment.true_on if open_ones else max(days, default=picture.moment.true_on)
    called = names(picture)
    decided = [
        Candidate(partner, called[partner], decision, partner in partners)
        for partner, decision in decisions.items()
        if partner in scored and partner in called and until - WINDOW <= decision.day <= until
    ]
    found = [*(Candidate(each.id, each.name, None, True) for each in open_ones), *decided]
    return tuple(sorted(found, key=lambda one: (one.name, one.id)))


def _decisions(picture: Picture) -> dict[str, Decision]:
    rows = (
        picture.table("partners.decisions").select("partner", "chosen", "why", "effective", "position").rows()
    )
    return {row[0]: Decision(bool(row[1]), row[2] or "", row[3], row[4]) for row in rows}
