"""How many cells there are of each kind in each group: all that is counted of a board comes from this.

Levels are few, and so are the different things that can be said of a cell: what is required, what is known,
whether it is old. Half a million cells are counted in one go; what follows looks at some hundred numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from veikart.picture.asked import Whole
from veikart.picture.board import Board
from veikart.picture.groups import each_once
from veikart.picture.ladder import LOWEST, UNRATED, WITHOUT

_SMALL = 2**18  # groups × kinds up to which it is not worth while to look which kinds there are
_MOST = 2**23  # groups × kinds that are counted in one table; where there are more, cells are sorted


@dataclass(frozen=True)
class Chosen:
    """The rows and columns of a board that are looked at; None: all."""

    people: NDArray[np.bool_] | None = None
    skills: NDArray[np.bool_] | None = None

    def without(self, left_out: NDArray[np.bool_], board: Board) -> Chosen:
        """Without the columns of some skills, for each of which it is said whether it is left out."""
        kept = ~left_out[board.columns.place] if len(left_out) else np.ones(board.columns.count, np.bool_)
        if kept.all():
            return self
        return Chosen(self.people, kept if self.skills is None else kept & self.skills)

    def among(self, board: Board) -> NDArray[np.bool_]:
        """People × columns: which cells of the board are looked at."""
        people = np.ones(len(board.people), np.bool_) if self.people is None else self.people
        skills = np.ones(board.columns.count, np.bool_) if self.skills is None else self.skills
        among: NDArray[np.bool_] = people[:, None] & skills
        return among

    def of(self, cells: NDArray[Any]) -> NDArray[Any]:
        """People × columns, of those that are looked at."""
        some = cells if self.people is None else cells[self.people]
        return some if self.skills is None else some[:, self.skills]

    def of_people(self, values: Whole) -> Whole:
        """Of a value for each row."""
        return values if self.people is None else values[self.people]

    def of_skills(self, values: Whole) -> Whole:
        """Of a value for each column."""
        return values if self.skills is None else values[self.skills]


@dataclass(frozen=True)
class Tally:
    """How many of the cells of which something is required there are of each kind, group by group."""

    board: Board
    group: Whole
    """The group, ascending."""
    need: Whole
    known: Whole
    old: NDArray[np.bool_]
    cells: Whole
    """How many cells of the group are of this kind."""

    def among(self, groups: NDArray[np.bool_] | None, *, one: bool) -> Tally:
        """Of some groups only; or all of these as one."""
        kept = np.ones(len(self.group), np.bool_) if groups is None else groups[self.group]
        group = np.zeros(np.count_nonzero(kept), np.int64) if one else self.group[kept]
        return Tally(self.board, group, self.need[kept], self.known[kept], self.old[kept], self.cells[kept])

    @cached_property
    def below(self) -> NDArray[np.bool_]:
        below: NDArray[np.bool_] = (self.known >= LOWEST) & (self.known < self.need)
        return below

    @cached_property
    def relevant(self) -> NDArray[np.bool_]:
        relevant: NDArray[np.bool_] = self.known != WITHOUT
        return relevant

    def counts(self) -> Mapping[str, NDArray[Any]]:
        """For each row of the tally what it adds to the counts of `veikart.picture.coverage.cell_counts`."""
        levels, met = self.board.ladder.levels, (self.known >= LOWEST) & ~self.below
        gaps = np.where(self.below, levels[self.need] - levels[self.known], 0.0)
        counted = {
            "required": self.relevant,
            "met": met,
            "below": self.below,
            "unknown": self.known == UNRATED,
            "not_relevant": ~self.relevant,
            "stale": self.old & (met | self.below),
        }
        return {name: self.cells * flags for name, flags in counted.items()} | {"gap": self.cells * gaps}


def tally_of(board: Board, chosen: Chosen, groups: NDArray[Any], count: int) -> Tally:
    """The tally of a board by `count` groups, the number of which is given for each cell that is `chosen`, in
    an array of the shape of these or one that spreads to it."""
    cells = chosen.of(board.kinds)
    size = 2 * len(board.ladder.levels) ** 2
    kinds = np.arange(size) if count * size <= _SMALL else None
    if kinds is None:  # most kinds that there may be are not there
        kinds, numbers = each_once(cells.ravel())
        cells = numbers.reshape(cells.shape)
    keys = (groups * len(kinds) + cells).ravel()
    if count * len(kinds) <= _MOST:
        numbers = np.bincount(keys, minlength=count * len(kinds))
        keys = np.flatnonzero(numbers)
        numbers = numbers[keys]
    else:
        keys, numbers = np.unique(keys, return_counts=True)
    group, kind = np.divmod(keys, max(1, len(kinds)))
    need, known, old = board.apart(kinds[kind])
    asked = need > UNRATED
    return Tally(board, group[asked], need[asked], known[asked], old[asked] > 0, numbers[asked])
