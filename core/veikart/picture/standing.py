"""What is asked and known of a few pairs of person and skill, without looking at everybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.picture.asked import places_of
from veikart.picture.board import STATES, Board, board_of

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

_FEW = 500
"""People from whom on it is as quick to look at all of them, which is then kept."""


def standing_of(picture: Picture, pairs: pl.DataFrame) -> pl.DataFrame:
    """`pairs` (with the columns person and skill) of people and skills that are there, in their order, with
    `required`, `known` (the level that counts; null: not known or not relevant), `since` (the day of the
    rating that counts; null: not rated) and `state`, as in `picture.cells`; null where nothing is asked and
    nothing was rated."""
    axes = picture.numbers.axes
    who, what = places_of(pairs["person"], axes.people), places_of(pairs["skill"], axes.skills)
    there = (who >= 0) & (what >= 0)
    pairs, who, what = pairs.filter(pl.Series(there, dtype=pl.Boolean())), who[there], what[there]
    table = _table(_board(picture, np.unique(who)))
    asked = pairs.with_columns(cell=pl.Series(axes.cells(who, what)))
    return asked.join(table, on="cell", how="left", maintain_order="left").drop("cell")


def _board(picture: Picture, people: NDArray[np.int64]) -> Board:
    numbers = picture.numbers
    if "board" in vars(numbers) or len(people) > _FEW:
        return numbers.board
    return board_of(picture, people.tolist())


def _table(board: Board) -> pl.DataFrame:
    count = len(board.cells)
    required = np.full(count, np.nan)
    required[: len(board.asked.cells)] = board.asked.level
    rated = np.flatnonzero(board.rating >= 0)
    since = pl.DataFrame(
        {"row": rated, "since": board.rated["effective"].gather(board.rating[rated])},
        schema_overrides={"row": pl.Int64()},
    )
    table = pl.DataFrame(
        {"cell": board.cells, "required": required, "known": board.level, "state": board.state},
        schema_overrides={"cell": pl.Int64(), "state": pl.Int64()},
    )
    words = dict(enumerate(STATES))
    return (
        table.with_row_index("row")
        .with_columns(pl.col("row").cast(pl.Int64), pl.col("required", "known").fill_nan(None))
        .join(since, on="row", how="left")
        .with_columns(pl.col("state").replace_strict(words, return_dtype=pl.String()))
        .select("cell", "required", "known", "since", "state")
    )
