"""Words for levels: `level` is followed by `level_name`, the word that its scale has for it."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from veikart.picture import Scale

LEVELS = ("required", "level", "upto")
"""Columns of numbers that are levels on the scale in the row's column `scale`."""


def level_columns(frame: pl.DataFrame) -> list[str]:
    """Those of the frame's columns that are levels on the scale their row names."""
    if frame.schema.get("scale") != pl.String():
        return []
    return [column for column in LEVELS if frame.schema.get(column) == pl.Float64()]


def worded(frame: pl.DataFrame, scales: Mapping[str, Scale]) -> pl.DataFrame:
    """`frame` with a companion behind each column of levels: the highest named level that is reached."""
    order: list[str] = []
    levels = level_columns(frame)
    for column in frame.columns:
        order.append(column)
        if column in levels and f"{column}_name" not in frame.columns:
            frame = frame.join(
                _words(frame, column, scales), on=["scale", column], how="left", maintain_order="left"
            )
            order.append(f"{column}_name")
    return frame.select(order)


def _words(frame: pl.DataFrame, column: str, scales: Mapping[str, Scale]) -> pl.DataFrame:
    pairs = frame.select("scale", column).drop_nulls().unique()
    names = [scales[scale].name_of(level) if scale in scales else None for scale, level in pairs.iter_rows()]
    return pairs.with_columns(pl.Series(f"{column}_name", names, pl.String()))


def single_scale(frame: pl.DataFrame, scales: Mapping[str, Scale]) -> Scale | None:
    """The one scale that all rows of the frame are on; None where there are several, or none."""
    if frame.schema.get("scale") != pl.String():
        return None
    found = frame["scale"].drop_nulls().unique().to_list()
    return scales.get(found[0]) if len(found) == 1 else None
