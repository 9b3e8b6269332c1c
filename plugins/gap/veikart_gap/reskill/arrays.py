"""Ids as places in an array."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]


def places(texts: pl.Series, wanted: pl.Series) -> Places:
    """For each of `texts` its place in `wanted`; -1 where it is not there."""
    if not texts.len() or not wanted.len():
        return np.full(texts.len(), -1, np.int64)
    numbers = pl.Series(range(wanted.len()), dtype=pl.Int64())
    found: Places = texts.replace_strict(wanted, numbers, default=-1, return_dtype=pl.Int64()).to_numpy()
    return found
