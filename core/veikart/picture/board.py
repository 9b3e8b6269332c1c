"""Required against current for everyone at once: people × skills as plain arrays of small whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.picture.asked import Asked, Axes, Columns, Whole
from veikart.picture.believed import Believed, believed_at
from veikart.picture.holding import asked_of
from veikart.picture.ladder import LOWEST, UNRATED, WITHOUT, Ladder, on_homes
from veikart.picture.levels import STALE_AFTER
from veikart.projections.layers import Said, width_for
from veikart.projections.runs import Places

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

STATES = ("met", "below", "unknown", "not relevant", "extra")
MET, BELOW, UNKNOWN, NOT_RELEVANT, EXTRA = range(len(STATES))
_MOST = 2**26
"""People × skills that are looked at all at once; where there are more, only those that were rated."""


@dataclass(frozen=True)
class Board:
    """What is required of people and what they can do, people × columns; and the cells in which there is
    anything, one after the other."""

    asked: Asked
    ladder: Ladder
    need: NDArray[Any]
    """The code of the level that is required in each cell; 0: nothing is."""
    known: NDArray[Any]
    """The code of the level that counts; `UNRATED`, `WITHOUT` (not relevant) where there is none."""
    old: NDArray[np.bool_]
    """Whether the rating that counts is old."""
    _ratings: Sequence[Rating]

    @property
    def axes(self) -> Axes:
        return self.asked.axes

    @property
    def columns(self) -> Columns:
        return self.asked.columns

    @property
    def people(self) -> Whole:
        """The place of each row's person in `picture.people`."""
        return self.asked.people

    @cached_property
    def required(self) -> NDArray[np.bool_]:
        """Whether something is required in each cell and was not said to be not relevant."""
        required: NDArray[np.bool_] = (self.need > UNRATED) & (self.known != WITHOUT)
        return required

    @cached_property
    def below(self) -> NDArray[np.bool_]:
        """Whether less is known in each cell than is required."""
        below: NDArray[np.bool_] = (self.known >= LOWEST) & (self.known < self.need)
        return below

    @cached_property
    def kinds(self) -> NDArray[Any]:
        """What there is to say of each cell, in one number: see `apart`."""
        rungs = len(self.ladder.levels)
        kinds = self.need.astype(width_for(2 * rungs**2))
        for factor, rest in ((rungs, self.known), (2, self.old)):
            kinds *= kinds.dtype.type(factor)
            kinds += rest
        return kinds

    def apart(self, kinds: Whole) -> tuple[Whole, Whole, Whole]:
        """The codes of what is required and of what is known in cells of some kinds, and whether it is
        old."""
        rest, old = np.divmod(kinds, 2)
        need, known = np.divmod(rest, len(self.ladder.levels))
        return need, known, old

    @cached_property
    def cells(self) -> Whole:
        """The numbers of the cells in which something is required or known. Those of which something is
        required come first, as in `asked`; then those that were rated only. What follows is cell by cell."""
        person, column = np.divmod(self.places, max(1, self.columns.count))
        return self.axes.cells(self.people[person], self.columns.place[column])

    @cached_property
    def places(self) -> Places:
        """Where each of these cells lies, people × columns in one row."""
        extra = np.flatnonzero((self.need == UNRATED) & (self.known > UNRATED))
        return np.concatenate([np.flatnonzero(self.need), extra])

    @cached_property
    def level(self) -> NDArray[np.float64]:
        """On the skill's own scale; NaN: unknown or not relevant."""
        level: NDArray[np.float64] = self.ladder.levels[self.known.ravel()[self.places]]
        return level

    @cached_property
    def stale(self) -> NDArray[np.bool_]:
        old: NDArray[np.bool_] = self.old.ravel()[self.places]
        return old

    @cached_property
    def rating(self) -> Whole:
        """The row of `rated` for each cell; -1 where nobody has rated it."""
        rated = self.known.ravel()[self.places] > UNRATED
        return np.where(rated, np.cumsum(rated) - 1, -1)

    @cached_property
    def rated(self) -> pl.DataFrame:
        """The ratings that count, in codes."""
        row = np.full(self.known.size, -1, np.int64)
        before, frames = 0, []
        for rating in self._ratings:
            places, rows = rating.cells_and_rows(self.known.shape)
            row[places] = before + np.arange(len(rows))
            frames.append(rating.believed.counting.table[rows])
            before += len(rows)
        return pl.concat(frames, how="vertical_relaxed")[row[self.places[self.rating >= 0]]]

    @cached_property
    def state(self) -> NDArray[np.int8]:
        """The place of each cell's state in `STATES`."""
        need, known = self.need.ravel()[self.places], self.known.ravel()[self.places]
        state = np.where(known >= need, MET, BELOW).astype(np.int8)
        state[known == UNRATED] = UNKNOWN
        state[len(self.asked.cells) :] = EXTRA
        state[known == WITHOUT] = NOT_RELEVANT
        return state

    @cached_property
    def gap(self) -> NDArray[np.float64]:
        """required − level for the cells of which something is required, never below zero; NaN: not known."""
        missing: NDArray[np.float64] = self.asked.level - self.level[: len(self.asked.cells)]
        return np.maximum(missing, 0.0)


@dataclass(frozen=True)
class Rating:
    """The ratings that count in one part of the table, and where each stands."""

    believed: Believed
    row: Whole
    """For each code of a person the row of the board; -1: on none."""
    column: Whole
    """For each code of a skill the column; -1: in none."""
    is_most: bool
    """Whether they are of the sorted part of the table, and of everyone."""

    @property
    def bits(self) -> int:
        return self.believed.counting.layers.bits

    def everywhere(self, asked: Asked) -> Said:
        """What is said in all cells that are asked about."""
        counting = self.believed.counting
        code = np.full(len(asked.people), len(self.row))  # of nobody: a row in which nothing stands
        there = np.flatnonzero(self.row >= 0)
        code[self.row[there]] = there
        table = counting.layers.table(counting.said, len(self.row) + 1, len(self.column))
        return table.take(code, 0).take(asked.columns.of_rating, 1)

    def cells_and_rows(self, shape: tuple[int, ...]) -> tuple[Places, Places]:
        """The places in an array of such a `shape`, and the rows of the table for each."""
        pairs, at = self.placed(shape)
        return at, self.believed.counting.rows(pairs)

    def placed(self, shape: tuple[int, ...]) -> tuple[Places, Places]:
        """The pairs that stand somewhere, and the places in an array of such a `shape`."""
        pairs = self.believed.counting.pairs
        row, column = self.row[self.believed.person(pairs)], self.column[self.believed.skill(pairs)]
        there = np.flatnonzero((row >= 0) & (column >= 0))
        return pairs[there], row[there] * shape[1] + column[there]


def board_of(picture: Picture, people: Sequence[int] | None = None) -> Board:
    """The board of the picture; with `people` (their places in `picture.people`) of these only."""
    numbers = picture.numbers
    asked = numbers.asked if people is None else asked_of(picture, people)
    person = numbers.person_places("levels")
    codes = None if people is None else np.flatnonzero(np.isin(person, people)).tolist()
    today = pl.Series([picture.moment.true_on]).to_physical()[0]
    found = believed_at(picture.facts, picture.moment, picture.source_groups, codes, today - STALE_AFTER.days)
    ratings = _placed(picture, asked, found, person, whole=people is None)
    return _Making(picture, asked, ratings).board()


def _placed(
    picture: Picture, asked: Asked, found: Sequence[Believed], person: Whole, *, whole: bool
) -> Sequence[Rating]:
    """Where the ratings of each part stand, given the place of each code of a person."""
    row = np.full(asked.axes.people.len() + 1, -1, np.int64)  # the last is for a place of -1
    row[asked.people] = np.arange(len(asked.people))
    column = np.full(picture.facts.many["levels"].texts["skill"].len() + 1, -1, np.int64)
    column[asked.columns.of_rating] = np.arange(asked.columns.count)
    column[-1] = -1  # stands for the skills in which nobody was rated
    small = (len(person) + 1) * len(column) <= _MOST
    return [
        Rating(part, row[person], column, whole and small and not number) for number, part in enumerate(found)
    ]


class _Making:
    """A board out of what is asked and what counts."""

    def __init__(self, picture: Picture, asked: Asked, ratings: Sequence[Rating]) -> None:
        self._picture, self._asked, self._ratings = picture, asked, ratings
        self._shape = (len(asked.people), asked.columns.count)
        scales = picture.numbers.catalogue.scale[asked.columns.place]
        homes, self._home = np.unique(scales, return_inverse=True)
        self._levels = [on_homes(picture, rating.believed.answers, homes) for rating in ratings]
        self._ladder = Ladder.of(asked.required.steps, *self._levels)
        self._kind = width_for(len(self._ladder.levels))

    def board(self) -> Board:
        known, old = np.zeros(self._shape, self._kind), np.zeros(self._shape, np.bool_)
        for place, rating in enumerate(self._ratings):
            if rating.is_most:
                known, old = self._everywhere(place)
            else:
                self._here_and_there(place, known, old)
        steps = np.append(np.nan, self._asked.required.steps)
        need = self._ladder.codes(steps, UNRATED).take(self._asked.need)
        return Board(self._asked, self._ladder, need, known, old, self._ratings)

    def _codes(self, place: int) -> NDArray[Any]:
        """By scale and by what layers say beside the number of a statement: the code on the ladder."""
        answers = self._levels[place].shape[1]
        codes = np.zeros((len(self._levels[place]), 2 ** self._ratings[place].bits), self._kind)
        codes[:, 2 : 2 * answers + 2] = np.repeat(self._ladder.codes(self._levels[place], WITHOUT), 2, axis=1)
        return codes

    def _everywhere(self, place: int) -> tuple[NDArray[Any], NDArray[np.bool_]]:
        """What is known, and whether it is old, in all cells at once."""
        codes = self._codes(place)
        said = self._ratings[place].everywhere(self._asked)
        said = said & (codes.shape[1] - 1)
        known = codes.take(said + self._home * codes.shape[1])
        return known, (said & 1) < (said > 0)

    def _here_and_there(self, place: int, known: NDArray[Any], old: NDArray[np.bool_]) -> None:
        """The same in those cells alone that were rated."""
        codes, rating = self._codes(place), self._ratings[place]
        pairs, at = rating.placed(self._shape)
        said = rating.believed.counting.said[pairs] & (codes.shape[1] - 1)
        known.ravel()[at] = codes[self._home[at % max(1, self._shape[1])], said]
        old.ravel()[at] = (said & 1) == 0
