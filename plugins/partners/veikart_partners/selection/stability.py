"""How sure it is who comes first: when weights move by a fifth, and when a judge is left out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from veikart_partners.selection.scoring import Compared, Numbers, index_of, means_of

MOVES = 0.2
"""How far weights are moved, as a part of what they are."""
DRAWS = 1_000
"""How often all of them are moved at once."""
_SEED = 20
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Moved:
    """What one criterion does alone: `up` or down by a fifth, another comes first (by its place)."""

    criterion: int
    up: bool
    first: int


@dataclass(frozen=True)
class Stability:
    """Of the candidates that have an index, by rank: what became of them in all variations.

    Each weight is moved up and down alone; then all at once, each by its own even draw from ±20 %, with a
    fixed seed, so that the same picture always says the same.
    """

    compared: Compared
    ranked: tuple[int, ...]
    alone: Numbers
    """Variations × candidates: the index where one weight was moved."""
    together: Numbers
    """The same where all were."""
    moved: tuple[Moved, ...]
    """The single weights that change who comes first."""
    without: tuple[tuple[int, tuple[int, ...]], ...]
    """A judge (by place), and the candidates that come first without their scores, where these are others."""

    @property
    def variations(self) -> int:
        return len(self.alone) + len(self.together)

    @property
    def share_first(self) -> Numbers:
        """In what share of the joint draws each candidate comes first; those that are level count both."""
        best = self.together.max(axis=1, initial=-np.inf)
        return np.asarray((self.together >= best[:, None] - _SAME).mean(axis=0))

    @property
    def places(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The best and the worst place of each candidate in all variations, from 1; level ones share it."""
        every = np.concatenate([self.alone, self.together])
        above = (every[:, None, :] > every[:, :, None] + _SAME).sum(axis=2) + 1
        return above.min(axis=0), above.max(axis=0)


def stability(compared: Compared) -> Stability | None:
    """The variations of a ranking; None where fewer than two candidates have an index."""
    ranked = compared.ranked
    if len(ranked) < 2:
        return None
    means, weights = compared.means[list(ranked)], compared.weights
    alone = _alone(len(weights)) * weights
    draws = np.random.default_rng(_SEED).uniform(1 - MOVES, 1 + MOVES, (DRAWS, len(weights))) * weights
    found = Stability(
        compared, ranked, _scored(means, alone), _scored(means, draws), (), tuple(_without(compared))
    )
    return Stability(compared, ranked, found.alone, found.together, tuple(_moved(found)), found.without)


def _alone(count: int) -> Numbers:
    factors = np.ones((2 * count, count))
    each = np.arange(count)
    factors[2 * each, each], factors[2 * each + 1, each] = 1 + MOVES, 1 - MOVES
    return factors


def _scored(means: Numbers, weights: Numbers) -> Numbers:
    """Variations × candidates."""
    return np.asarray(weights @ means.T / weights.sum(axis=1, keepdims=True))


def _moved(found: Stability) -> list[Moved]:
    first = set(found.compared.first)
    moved = []
    for row, scores in enumerate(found.alone):
        best = [found.ranked[at] for at in np.flatnonzero(scores >= scores.max() - _SAME)]
        others = [place for place in best if place not in first]
        if others:
            moved.append(Moved(row // 2, row % 2 == 0, others[0]))
    return moved


def _without(compared: Compared) -> list[tuple[int, tuple[int, ...]]]:
    """A judge whose scores decide. A candidate that has no index without a judge is no reason to say so."""
    first, ranked = set(compared.first), list(compared.ranked)
    found = []
    for judge in range(len(compared.judges)):
        others = np.delete(compared.scores, judge, axis=2)
        index = index_of(means_of(others), compared.weights)[ranked]
        if len(compared.judges) < 2 or np.isnan(index).any():
            continue
        best = tuple(ranked[at] for at in np.flatnonzero(index >= index.max() - _SAME))
        if set(best) != first:
            found.append((judge, best))
    return found
