"""The cheapest way to give as many as possible a mentor."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

SPREAD = 0.1
"""What each learner that a mentor has already adds to the cost of one more, in steps."""


def assign(cost: Numbers, load: Places, free: Places) -> Places:
    """For each want (row of `cost`) the place of its mentor (column), -1 for none.

    `cost` is infinite where somebody cannot be the mentor; `load` is how many learners a mentor has, `free`
    for how many more there is room. As many wants as possible are met; among such ways the sum of costs is
    the lowest, each further learner of one mentor costing `SPREAD` more. The same input gives the same
    answer. An assignment of wants to places (a mentor has one for each learner there is room for), solved
    by `scipy.optimize.linear_sum_assignment`.
    """
    found = np.full(len(cost), -1, np.int64)
    possible = np.isfinite(cost)
    rows = np.flatnonzero(possible.any(axis=1) if cost.size else np.zeros(len(cost), np.bool_))
    places = np.minimum(free, possible.sum(axis=0)).clip(0)
    mentor = np.repeat(np.arange(len(places)), places)
    if not len(rows) or not len(mentor):
        return found
    from scipy.optimize import linear_sum_assignment

    before = np.arange(len(mentor)) - np.repeat(np.cumsum(places) - places, places)
    priced = cost[rows][:, mentor] + SPREAD * (load[mentor] + before)
    allowed = np.isfinite(priced)
    unmet = (priced[allowed].max() + 1) * (len(rows) + 1)  # dearer than all that could be met instead
    want, place = linear_sum_assignment(np.where(allowed, priced, unmet))
    met = allowed[want, place]
    found[rows[want[met]]] = mentor[place[met]]
    return found
