"""What becomes of the ranking when the method changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from veikart.api import Picture, Selection
from veikart_gap.ranking.columns import STABILITY
from veikart_gap.ranking.methods import FIRST, METHODS
from veikart_gap.ranking.scores import Ranked, ranked, ranked_by
from veikart_gap.ranking.stability import Stability, stability
from veikart_gap.ranking.standing import Numbers

_MANY = 1_000
"""Skills above which a table of all pairs would be large."""


@dataclass(frozen=True)
class Compared:
    """The ranking by the method chosen, how sure it is, and the ranking by every method."""

    stability: Stability
    by: Mapping[str, Ranked]
    """By the id of the method, in the order in which they are told."""

    @property
    def ranked(self) -> Ranked:
        return self.stability.ranked

    @property
    def always_first(self) -> Sequence[str]:
        """Names of the skills that are among the first five by each method, ordered by the chosen one."""
        sets = [
            {place for place, rank in enumerate(each.ranks) if rank is not None and rank <= FIRST}
            for each in self.by.values()
            if each.first
        ]
        shared = set.intersection(*sets) if sets else set()
        return [self.ranked.standing.rows[place]["name"] for place in self.ranked.first if place in shared]


def compared(picture: Picture, selection: Selection) -> Compared:
    """All methods, of the same counts."""
    chosen = ranked(picture, selection)
    by = {
        name: ranked_by(method, chosen.standing, chosen.weeks_a_step, chosen.day)
        for name, method in METHODS.items()
    }
    return Compared(stability(chosen), by)


def agreement(one: Ranked, other: Ranked) -> float | None:
    """Kendall's tau-b between the scores of two methods, over the skills that both rank: 1 for the same
    order, −1 for the opposite; None where there are fewer than two skills, or all are equal.

    Kendall, M. G. (1945), The treatment of ties in ranking problems, Biometrika 33(3), 239–251.
    """
    both = [place for place in one.first if other.ranks[place] is not None]
    return tau(one.scores[both], other.scores[both])


def tau(these: Numbers, those: Numbers) -> float | None:
    """The same of two columns. Pair by pair for the skills of a client: to import scipy.stats for it takes
    longer than the whole page, half a second on a fast machine and five on a busy one."""
    if len(these) > _MANY:
        from scipy.stats import kendalltau

        found = float(kendalltau(these, those).statistic)
        return None if np.isnan(found) else found
    one, other = (np.sign(np.subtract.outer(values, values)) for values in (these, those))
    apart = np.sqrt((one * one).sum() * (other * other).sum())
    return float((one * other).sum() / apart) if apart else None


def how_stable(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each skill that is ranked, the first first. Columns as in `columns.STABILITY`."""
    found = compared(picture, selection)
    first, rows = found.ranked.first, found.ranked.standing.rows
    places = found.stability.places
    return pl.DataFrame(
        {
            "rank": [found.ranked.ranks[place] for place in first],
            "skill": [rows[place]["skill"] for place in first],
            "name": [rows[place]["name"] for place in first],
            "best": places.min(axis=0),
            "worst": places.max(axis=0),
            "among_first": found.stability.among_first,
            "variations": [found.stability.variations] * len(first),
            **{f"by_{name}": [each.ranks[place] for place in first] for name, each in found.by.items()},
        },
        schema_overrides={
            "skill": pl.String(),
            "name": pl.String(),
            **dict.fromkeys(("rank", "variations", *(f"by_{name}" for name in found.by)), pl.Int64()),
        },
    ).select(*STABILITY)
