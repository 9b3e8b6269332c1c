"""The competence matrix: people × skills as plain arrays, for whatever is worked out over all of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.picture.asked import Whole
from veikart.picture.ladder import UNRATED

if TYPE_CHECKING:
    from veikart.picture.picture import Picture


@dataclass(frozen=True)
class Matrix:
    """What is required of everyone and what they can do, at one moment. Nobody may write into the arrays.

    Every array has a row for each of `people` and, where it is of cells, a column for each of `skills`.
    """

    people: pl.Series
    """Ids, as in `Picture.people`."""
    skills: pl.Series
    """Ids of the skills in which something is required of somebody, or somebody was rated; in the order of
    `Picture.skills`, parked ones too."""
    required: NDArray[np.float64]
    """The level that is required, on the skill's scale; NaN: nothing is."""
    level: NDArray[np.float64]
    """The level that counts, on the skill's scale; NaN: not known, or not relevant."""
    rated: NDArray[np.bool_]
    """Whether somebody was rated; with a level that is NaN: as not relevant."""
    stale: NDArray[np.bool_]
    """Whether the rating that counts is old."""
    unit: Whole
    """The place of each person's unit in `Picture.units`; -1 without one."""

    @cached_property
    def asked(self) -> NDArray[np.bool_]:
        """Where something is required, and it was not said to be not relevant."""
        asked: NDArray[np.bool_] = ~np.isnan(self.required) & ~(self.rated & np.isnan(self.level))
        return asked

    @cached_property
    def gap(self) -> NDArray[np.float64]:
        """required − level, never below zero; NaN where nothing is asked or known."""
        missing: NDArray[np.float64] = np.maximum(self.required - self.level, 0.0)
        return missing

    def place_of_person(self, person: str) -> int | None:
        """The row of a person; None for who is not there."""
        return _place(self.people, person)

    def place_of_skill(self, skill: str) -> int | None:
        """The column of a skill; None for one that is not in it."""
        return _place(self.skills, skill)


def _place(ids: pl.Series, wanted: str) -> int | None:
    found = ids.index_of(wanted)
    return None if found is None else int(found)


def matrix_of(picture: Picture) -> Matrix:
    """The whole matrix of a picture."""
    board = picture.numbers.board
    rated = board.known > UNRATED
    used = np.flatnonzero((rated | (board.need > UNRATED)).any(axis=0))

    def in_use(values: NDArray[Any]) -> NDArray[Any]:
        some = values if len(used) == board.columns.count else values.take(used, 1)
        some.setflags(write=False)
        return some

    return Matrix(
        board.axes.people,
        board.axes.skills.gather(board.columns.place[used]),
        in_use(board.ladder.levels.take(board.need)),
        in_use(board.ladder.levels.take(board.known)),
        in_use(rated),
        in_use(board.old),
        picture.numbers.present.unit,
    )
