"""How sure the ranking is: whether the first five stay when what they rest on moves by a fifth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from veikart_gap.ranking.methods import FIRST
from veikart_gap.ranking.scores import Ranked
from veikart_gap.ranking.scoring import weeks_left, weeks_of_learning
from veikart_gap.ranking.standing import Numbers

MOVES = 0.2
"""How far weights are moved, as a part of what they are."""
DRAWS = 500
"""How often all of them are moved at once."""
_SEED = 20


@dataclass(frozen=True)
class Stability:
    """Of the skills that have a rank, the first first: what became of them in all variations.

    Each weight is moved up and down alone; then all at once, each by its own even draw from ±20 %, with a
    fixed seed, so that the same picture always says the same.
    """

    ranked: Ranked
    alone: int
    """Variations in which one weight was moved."""
    together: int
    """Variations in which all were; 0 for a method that rests on no weight."""
    found: Numbers
    """The score of each skill (columns) in each variation (rows); the first row is as it is."""

    @property
    def variations(self) -> int:
        return self.alone + self.together

    @property
    def places(self) -> NDArray[np.intp]:
        """The place of each skill in each variation, from 1; equal scores keep their order."""
        order = np.argsort(-self.found, axis=1, kind="stable")
        places = np.empty_like(order)
        np.put_along_axis(places, order, np.arange(1, self.found.shape[1] + 1)[None, :], axis=1)
        return places

    @property
    def among_first(self) -> Numbers:
        """In what share of the variations each skill is among the first five, 1 where there was none."""
        count = self.found.shape[1]
        if count <= FIRST:
            return np.ones(count)
        least = np.partition(self.found, count - FIRST, axis=1)[:, count - FIRST]
        return np.asarray((self.found >= least[:, None]).mean(axis=0))


def stability(ranked: Ranked) -> Stability:
    """The variations of a ranking. For a method that rests on no weight there is only what is."""
    first = np.array(ranked.first, np.intp)
    base = ranked.scores[first][None, :]
    alone, together = _VARIED.get(ranked.method.id, _as_is)(ranked, first)
    return Stability(ranked, len(alone), len(together), np.concatenate([base, alone, together]))


def _as_is(ranked: Ranked, first: NDArray[np.intp]) -> tuple[Numbers, Numbers]:
    none = np.empty((0, len(first)))
    return none, none


def _weighed(ranked: Ranked, first: NDArray[np.intp]) -> tuple[Numbers, Numbers]:
    """Criticality of each skill and weight of each goal moved."""
    standing = ranked.standing
    serves, weights = standing.serves[first].astype(np.float64), standing.weights
    alone, together = _factors(len(weights), len(first))

    def scored(factors: Numbers) -> Numbers:
        goal, skill = factors[:, : len(weights)], factors[:, len(weights) :]
        weighed = (goal * weights) @ serves.T
        as_is = standing.goal_weight[first]
        share = np.divide(weighed, as_is, out=np.zeros_like(weighed), where=as_is > 0)
        return ranked.scores[first] * share * skill

    return scored(alone), scored(together)


def _timed(ranked: Ranked, first: NDArray[np.intp]) -> tuple[Numbers, Numbers]:
    """The weeks that learning takes moved, for all skills alike."""
    standing, (alone, together) = ranked.standing, _factors(1, 0)
    day = ranked.day
    weeks = weeks_of_learning(standing, ranked.weeks_a_step)[first]
    left = weeks_left(standing, day)[first]
    return alone * weeks - left, together * weeks - left


_Varied = Callable[[Ranked, NDArray[np.intp]], tuple[Numbers, Numbers]]
_VARIED: dict[str, _Varied] = {"weighted_gap": _weighed, "borich": _weighed, "urgency": _timed}


@lru_cache(maxsize=16)
def _factors(goals: int, skills: int) -> tuple[Numbers, Numbers]:
    """By what goals and then skills are multiplied: one of them at a time, and all at once."""
    count = goals + skills
    alone = np.ones((2 * count, count))
    each = np.arange(count)
    alone[2 * each, each], alone[2 * each + 1, each] = 1 + MOVES, 1 - MOVES
    together = np.random.default_rng(_SEED).uniform(1 - MOVES, 1 + MOVES, (DRAWS, count))
    return alone, together


def steady(found: Stability) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
    """Places among the ranked skills: of the first five those that stay there in every variation, those that
    do not, and who would come in for them."""
    share = found.among_first
    inside = range(min(FIRST, len(share)))
    return (
        [place for place in inside if share[place] == 1],
        [place for place in inside if share[place] < 1],
        [place for place in range(FIRST, len(share)) if share[place] > 0],
    )
