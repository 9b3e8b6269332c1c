"""Scores by each method, and the order they make."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from veikart_gap.ranking.methods import Method
from veikart_gap.ranking.standing import Numbers, Standing

_DAYS = 7.0


def scores(method: Method, standing: Standing, weeks_a_step: float, day: date) -> Numbers:
    """The score of every row; NaN where the method has nothing to say: nobody rated, no date, parked.

    Rounded, so that equal products in another order of factors stay equal.
    """
    found = _BY[method.id](standing, weeks_a_step, day)
    return np.where(standing.parked, np.nan, found.round(9))


def importance(standing: Standing) -> Numbers:
    """What a gap counts for: criticality × weight of the goals served."""
    return standing.criticality * standing.goal_weight


def by_known(values: Numbers, standing: Standing) -> Numbers:
    """Parted by the people who were rated; NaN where nobody was."""
    known = standing.known
    parted: Numbers = np.divide(values, known, out=np.full(len(values), np.nan), where=known > 0)
    return parted


def weeks_of_learning(standing: Standing, weeks_a_step: float) -> Numbers:
    """How long those below are expected to take, in the mean; NaN where nobody is below."""
    steps, below = standing.counts["gap"] / standing.step, standing.counts["below"]
    mean: Numbers = np.divide(steps, below, out=np.full(len(steps), np.nan), where=below > 0)
    weeks: Numbers = mean * weeks_a_step
    return weeks


def weeks_left(standing: Standing, day: date) -> Numbers:
    """Until it is due, below zero when that day has passed; NaN without a day."""
    return (standing.due - day.toordinal()) / _DAYS


def _weighted(standing: Standing, weeks_a_step: float, day: date) -> Numbers:
    return importance(standing) * standing.gap_lengths


def _borich(standing: Standing, weeks_a_step: float, day: date) -> Numbers:
    return by_known(importance(standing) * standing.gap_lengths, standing)


def _discrepancy(standing: Standing, weeks_a_step: float, day: date) -> Numbers:
    return by_known(100.0 * standing.counts["below"], standing)


def _burden(standing: Standing, weeks_a_step: float, day: date) -> Numbers:
    return standing.gap_lengths


def _urgency(standing: Standing, weeks_a_step: float, day: date) -> Numbers:
    return weeks_of_learning(standing, weeks_a_step) - weeks_left(standing, day)


_BY = {
    "weighted_gap": _weighted,
    "borich": _borich,
    "ranked_discrepancy": _discrepancy,
    "burden": _burden,
    "urgency": _urgency,
}


def ranks(found: Numbers, standing: Standing) -> list[int | None]:
    """1 for the highest score, shared by equal ones; None without a known gap, or without a score."""
    counts = standing.open & ~np.isnan(found)
    ordered = np.sort(-found[counts])
    places = np.searchsorted(ordered, -found, side="left") + 1
    return [int(place) if ranked else None for place, ranked in zip(places, counts, strict=True)]


def order(ranked: list[int | None], standing: Standing) -> NDArray[np.intp]:
    """Places of the rows as they are shown: by rank, those without by what is missing, parked ones last."""
    rank = np.array([len(ranked) + 1 if each is None else each for each in ranked], np.float64)
    return np.lexsort((-standing.counts["unknown"], -standing.gap_lengths, rank, standing.parked))
