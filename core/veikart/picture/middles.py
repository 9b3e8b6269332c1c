"""Medians of levels by group: of an even number the lower of the middle two, a level that somebody holds."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from veikart.picture.asked import Whole


def lower_medians(groups: Whole, values: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """For each of the groups 0 … `count` − 1 the lower median of its values; NaN for one without any.

    Values are few different ones, so that group and value are sorted in one number.
    """
    found = np.full(count, np.nan)
    if not len(values):
        return found
    different = np.unique(values)
    packed = groups * len(different) + np.searchsorted(different, values)
    packed.sort()
    sizes: NDArray[Any] = np.bincount(groups, minlength=count)
    starts, there = np.cumsum(sizes) - sizes, sizes > 0
    middle = starts[there] + (sizes[there] - 1) // 2
    found[there] = different[packed[middle] % len(different)]
    return found
