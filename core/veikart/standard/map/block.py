"""Some rows of people on the map: their cells as arrays, and what they look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isnan
from typing import TYPE_CHECKING

import numpy as np

from veikart.picture.board import BELOW, NOT_RELEVANT, Board
from veikart.standard.map.model import MapCell, cell_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from veikart.picture import Scale
    from veikart.picture.asked import Whole
    from veikart.picture.assumed import Levels


_STALE, _UNMET, _NOT_RELEVANT = 1, 2, 4


@dataclass(frozen=True)
class Block:
    """The cells of some rows, in order of row and column."""

    board: Board
    rows: Whole
    """The row of the map that each cell stands in."""
    columns: Whole
    places: Whole
    """Where each cell stands on the board."""
    assumed: Levels
    """What is assumed of each; NaN: nothing."""
    scales: Sequence[Scale]
    """Of each column."""

    @cached_property
    def level(self) -> Levels:
        return self.board.level[self.places]

    @cached_property
    def state(self) -> NDArray[np.int8]:
        return self.board.state[self.places]

    def line(self, row: int) -> Mapping[int, MapCell]:
        """How the cells of a row look, by column."""
        here = self._row(row)
        return dict(zip(self._columns[here], self._cells[here], strict=True))

    def known(self, row: int) -> Mapping[int, float]:
        """The levels of a row that are known, by column."""
        here = self._row(row)
        levels = zip(self._columns[here], self.level[here].tolist(), strict=True)
        return {column: level for column, level in levels if not isnan(level)}

    def cell(self, row: int, column: int) -> int | None:
        """The number of a cell among these; None where there is none."""
        here = self._row(row)
        found = here.start + int(np.searchsorted(self.columns[here], column))
        return found if found < here.stop and self.columns[found] == column else None

    def _row(self, row: int) -> slice:
        start, end = np.searchsorted(self.rows, (row, row + 1)).tolist()
        return slice(start, end)

    @cached_property
    def _columns(self) -> list[int]:
        columns: list[int] = self.columns.tolist()
        return columns

    @cached_property
    def _cells(self) -> list[MapCell]:
        """Many cells look the same: each look is made once."""
        kinds = (self.level, self._guessed, self._ladders, self._flags)
        which = np.zeros(len(self.places), np.int64)
        for each in kinds:
            different, number = np.unique(each, return_inverse=True)
            which = which * len(different) + number
        _, first, which = np.unique(which, return_index=True, return_inverse=True)
        looks = [self._look(cell) for cell in first.tolist()]
        return [looks[each] for each in which.tolist()]

    def _look(self, cell: int) -> MapCell:
        level, assumed = (
            None if isnan(each[cell]) else float(each[cell]) for each in (self.level, self._guessed)
        )
        flags = int(self._flags[cell])
        return cell_of(
            self.scales[self.columns[cell]],
            level,
            assumed,
            stale=bool(flags & _STALE),
            unmet=bool(flags & _UNMET),
            not_relevant=bool(flags & _NOT_RELEVANT),
        )

    @cached_property
    def _guessed(self) -> Levels:
        """What is assumed of each where nothing is known: else it does not show."""
        return np.where(np.isnan(self.level), self.assumed, np.nan)

    @cached_property
    def _ladders(self) -> Whole:
        """A number for the scale of each cell."""
        numbers = {scale.id: number for number, scale in enumerate(self.scales)}
        return np.array([numbers[scale.id] for scale in self.scales], np.int64)[self.columns]

    @cached_property
    def _flags(self) -> Whole:
        state, stale = self.state, self.board.stale[self.places]
        flags: Whole = _STALE * stale + _UNMET * (state == BELOW) + _NOT_RELEVANT * (state == NOT_RELEVANT)
        return flags
