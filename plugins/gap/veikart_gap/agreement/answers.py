"""The answers that can be set side by side: of several raters, to the same, at about the same time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from veikart.api import Picture, Ratings, Selection, people_in, skills_in
from veikart_gap.agreement.ladders import Ladders

Whole = NDArray[np.int64]
Floats = NDArray[np.float64]
Some = NDArray[np.bool_]
KINDS = ("self", "manager", "peer", "others")
"""Who answers; others are tests, observations, interviews and consultants."""
SELF, MANAGER, PEER, OTHERS, AGREED = range(5)
_KIND = {"self": SELF, "manager": MANAGER, "peer": PEER, "calibrated": AGREED}


@dataclass(frozen=True)
class Answers:
    """Answers by cell (a person and a skill), those of a cell together; every cell has two voices at least.

    A voice is a person: of two answers of one assessor, a rating and a test, say, the later is theirs.
    """

    ratings: Ratings
    cell: Whole
    """The number of each answer's cell, from 0."""
    starts: Whole
    """The first answer of each cell."""
    kind: Whole
    """Places in `KINDS`."""
    step: Floats
    """Where each stands on the ladder of its skill: see `Ladders.steps`."""
    own: Some
    """Whether it was given on the skill's own scale."""
    voice: Some
    """Whether it is the last word of whoever gave it."""
    person: Whole
    """Place in `Picture.people` of each cell's person; so for its skill."""
    skill: Whole
    agreed: Whole
    """The day on which something was agreed on after these answers, counted from 1970; -1: not since."""
    old: int
    """Answers left out because a newer one lies too many days after them."""

    def __len__(self) -> int:
        return len(self.starts)

    def spread(self, keep: Some) -> tuple[Floats, Floats]:
        """The lowest and the highest step of each cell among the answers to keep; inf, -inf where none is."""
        low = np.minimum.reduceat(np.where(keep, self.step, np.inf), self.starts)
        high = np.maximum.reduceat(np.where(keep, self.step, -np.inf), self.starts)
        return low, high

    def latest(self, keep: Some | None = None) -> NDArray[np.int64]:
        """Kinds × cells: the place of the last answer of each kind, of those to keep; -1 without one."""
        rows = np.arange(len(self.cell)) if keep is None else np.flatnonzero(keep)
        key = self.kind[rows] * len(self) + self.cell[rows]
        found = np.full(len(KINDS) * len(self), -1, np.int64)
        found[key] = rows
        twice = np.bincount(key, minlength=len(found))[key] > 1
        if twice.any():  # several peers, say
            rows, key = rows[twice], key[twice]
            order = np.lexsort((self.ratings.position[rows], self.ratings.day[rows], key))
            found[key[order]] = rows[order]
        return found.reshape(len(KINDS), len(self))

    @cached_property
    def last(self) -> NDArray[np.int64]:
        """The same of all answers."""
        return self.latest()


def answers_in(picture: Picture, selection: Selection, ladders: Ladders, apart: int) -> Answers:
    """What can be compared at the moment, of the selection's people and skills; those of a cell lie `apart`
    days at most from its newest."""
    ratings = picture.ratings.only(_several(picture.ratings.cell))
    kept = _selected(picture, selection, ratings)
    if kept is not None:
        ratings = ratings.only(kept)
    kinds = np.array([_KIND.get(method, OTHERS) for method in ratings.methods] or [0], np.int64)
    cell = _counted_from_0(ratings.cell)
    agreed = (kinds == AGREED)[ratings.method]  # on a level, or that it is not relevant
    rows, old = _of_one_time(np.flatnonzero(~np.isnan(ratings.level) & ~agreed), cell, ratings.day, apart)
    last_agreed = _last(np.flatnonzero(agreed), cell, ratings.day)
    return _answers(ratings, rows, cell, kinds=kinds, ladders=ladders, agreed=last_agreed, old=old)


def _several(cell: NDArray[Any]) -> Whole:
    """The places of what does not stand alone in its cell."""
    again = np.zeros(len(cell) + 1, np.bool_)
    np.equal(cell[1:], cell[:-1], out=again[1:-1])
    return np.flatnonzero(again[:-1] | again[1:])


def _begins(cell: NDArray[Any]) -> Some:
    """Whether each is the first of its cell."""
    begins = np.ones(len(cell), np.bool_)
    np.not_equal(cell[1:], cell[:-1], out=begins[1:])
    return begins


def _counted_from_0(cell: NDArray[Any]) -> NDArray[np.int32]:
    return np.cumsum(_begins(cell), dtype=np.int32) - np.int32(1)


def _answers(
    every: Ratings,
    rows: Whole,
    cell: NDArray[Any],
    *,
    kinds: Whole,
    ladders: Ladders,
    agreed: Whole,
    old: int,
) -> Answers:
    """Of those rows the cells in which two different raters are left."""
    rows = rows[_several(cell[rows])]
    ratings = every.only(rows)
    number, kind = cell[rows], kinds[ratings.method]
    voice = _last_words(ratings, number, kind)
    enough = np.bincount(number[voice], minlength=len(agreed)) >= 2
    keep = enough[number] if len(number) else np.empty(0, np.bool_)
    ratings, number, kind, voice = ratings.only(keep), number[keep], kind[keep], voice[keep]
    begins = _begins(number)
    starts = np.flatnonzero(begins)
    day = ratings.day.astype(np.int64)
    newest = np.maximum.reduceat(day, starts) if len(starts) else day
    since = agreed[number[starts]]
    return Answers(
        ratings,
        np.cumsum(begins) - 1,
        starts,
        kind,
        ladders.steps(ratings.skill, ratings.level),
        ratings.scale == ladders.scale[ratings.skill] if len(starts) else begins,
        voice,
        ratings.person[starts],
        ratings.skill[starts],
        np.where(since >= newest, since, -1),
        old,
    )


def _selected(picture: Picture, selection: Selection, ratings: Ratings) -> Some | None:
    """Which ratings are of the people and skills of a selection; None for all."""
    if not len(ratings):
        return None
    kept: Some | None = None
    if selection.unit is not None or selection.person is not None:
        people = picture.people["person"].is_in(people_in(picture, selection)["person"].implode())
        kept = people.to_numpy()[ratings.person]
    if selection.goal is not None or selection.critical or selection.skill is not None:
        skills = picture.skills["skill"].is_in(skills_in(picture, selection)["skill"].implode())
        served = skills.to_numpy()[ratings.skill]
        kept = served if kept is None else kept & served
    return kept


def _most(cell: NDArray[Any]) -> int:
    return int(cell[-1]) + 1 if len(cell) else 0


def _of_one_time(rows: Whole, cell: NDArray[Any], days: NDArray[Any], apart: int) -> tuple[Whole, int]:
    """Those not more than so many days before the newest of their cell, and how many are not."""
    if not len(rows):
        return rows, 0
    day, starts = days[rows], np.flatnonzero(_begins(cell[rows]))
    oldest = np.maximum.reduceat(day, starts) - apart
    near = day >= np.repeat(oldest, np.diff(starts, append=len(rows)))
    return rows[near], len(rows) - int(np.count_nonzero(near))


def _last(rows: Whole, cell: NDArray[Any], days: NDArray[Any]) -> Whole:
    """The last day of these ratings in each cell; -1 without one."""
    found = np.full(_most(cell), -1, np.int64)
    np.maximum.at(found, cell[rows], days[rows].astype(np.int64))
    return found


def _last_words(ratings: Ratings, cell: NDArray[Any], kind: Whole) -> Some:
    """Whether an answer is the last of whoever gave it: in a cell there is one self, and one of each assessor
    who was named; whom nobody named is somebody else for each method."""
    voice = np.ones(len(cell), np.bool_)
    rows = np.flatnonzero((kind == SELF) | (ratings.assessor >= 0))
    who = np.where(kind[rows] == SELF, 0, ratings.assessor[rows].astype(np.int64) + 1)
    key = cell[rows].astype(np.int64) * (ratings.assessors.len() + 1) + who
    twice = _several(np.sort(key, kind="stable"))
    if len(twice):  # few: who rates and tests, or answers in two files
        rows, key = rows[again := np.isin(key, np.sort(key)[twice])], key[again]
        order = np.lexsort((ratings.position[rows], ratings.day[rows], key))
        voice[rows[order[:-1][np.diff(key[order]) == 0]]] = False
    return voice
