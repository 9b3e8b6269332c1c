"""Medians of levels by group: of an even number the lower of the middle two, a level that somebody holds."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from veikart.picture.asked import Whole

Levels = NDArray[np.float64]


class Spread(NamedTuple):
    """The lowest, the middle and the highest value of each group; NaN for one without any."""

    low: Levels
    middle: Levels
    high: Levels


def spread_of(groups: Whole, values: Levels, count: int) -> Spread:
    """The spread of the values of each of the groups 0 … `count` − 1.

    Values are few different ones, so that group and value are sorted in one number.
    """
    low, middle, high = (np.full(count, np.nan) for _ in range(3))
    if len(values):
        different = np.unique(values)
        packed = groups * len(different) + np.searchsorted(different, values)
        packed.sort()
        sizes: NDArray[Any] = np.bincount(groups, minlength=count)
        there = sizes > 0
        ends = np.cumsum(sizes)[there]
        starts = ends - sizes[there]
        for found, place in ((low, starts), (middle, starts + (sizes[there] - 1) // 2), (high, ends - 1)):
            found[there] = different[packed[place] % len(different)]
    return Spread(low, middle, high)


def lower_medians(groups: Whole, values: Levels, count: int, times: Whole) -> Levels:
    """For each of the groups 0 … `count` − 1 the lower median of its values, each of which is there so many
    `times`; NaN for one without any."""
    medians = np.full(count, np.nan)
    order = np.lexsort((values, groups))
    ends = np.cumsum(times[order])
    sizes = np.bincount(groups, weights=times, minlength=count).astype(np.int64)
    there = np.flatnonzero(sizes)
    middle = (np.cumsum(sizes) - sizes + (sizes - 1) // 2)[there]
    medians[there] = values[order][np.searchsorted(ends, middle, side="right")]
    return medians
