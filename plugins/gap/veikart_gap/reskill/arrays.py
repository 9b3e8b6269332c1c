"""Ids as places in an array."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
import polars as pl
from numpy.typing import NDArray

T = TypeVar("T", bound=np.generic)
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


def spread(table: NDArray[T], rows: Places | None, columns: Places, empty: Any) -> NDArray[T]:
    """Some rows (None: all) and some columns of a table, in the order given; `empty` where the place of a
    column is -1."""
    some = table if rows is None else table[rows]
    if not table.shape[1]:
        return np.full((len(some), len(columns)), empty, table.dtype)
    found = np.take(some, np.maximum(columns, 0), axis=1)
    found[:, columns < 0] = empty
    return found
