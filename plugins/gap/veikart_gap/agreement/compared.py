"""What several answers to a cell have in common, cell by cell, and sums over groups of cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from veikart_gap.agreement.answers import MANAGER, SELF, Answers, Floats, Some, Whole
from veikart_gap.agreement.coefficients import Sums, r_wg
from veikart_gap.agreement.ladders import Ladders

DIFFERENCES = 5
"""Kinds of difference: two steps or more below, one below, the same, one above, two or more above."""
_RANGES = 12  # the widest counted apart; what is wider counts as this


@dataclass(frozen=True)
class Compared:
    """Cells with two voices or more on one scale, an array with a place for each."""

    person: Whole
    skill: Whole
    answers: Floats
    total: Floats
    within: Floats
    """Sum of squares around the cell's mean."""
    range: Floats
    """Steps from the lowest to the highest answer."""
    r_wg: Floats
    own: Floats
    """The step of the self-rating; NaN without one, or without a leader's to compare; so for `leader`."""
    leader: Floats
    answer: Some
    """Which of the answers were counted, all of them in a row."""

    def __len__(self) -> int:
        return len(self.person)

    def only(self, keep: Some) -> Compared:
        """Some of the cells."""
        kept = {each.name: getattr(self, each.name)[keep] for each in fields(self) if each.name != "answer"}
        return Compared(**kept, answer=self.answer)


@dataclass(frozen=True)
class Tally:
    """Counts and sums for each of several groups of cells; all of them add up over groups."""

    sums: Sums
    alike: Floats
    """Cells in which all say the same."""
    near: Floats
    """Cells in which all lie within one step."""
    r_wg: Floats
    """Σ of r_wg."""
    ranges: Whole
    """Groups × steps from lowest to highest."""
    both: Whole
    """Groups × steps of the self-rating × steps of the leader's; of ladders, not of continuous scales."""
    differences: Whole
    """Groups × `DIFFERENCES` of self against leader."""

    def at(self, places: Any) -> Tally:
        """The groups at some places."""
        return _mapped(lambda each: each[places], self)


S = TypeVar("S", Tally, Sums)


def _mapped(of: Callable[[NDArray[Any]], NDArray[Any]], tally: S) -> S:
    """Each array of it as `of` makes it."""
    parts: dict[str, Any] = {each.name: getattr(tally, each.name) for each in fields(tally)}
    made: dict[str, Any] = {
        name: _mapped(of, part) if isinstance(part, Sums) else of(part) for name, part in parts.items()
    }
    return replace(tally, **made)


def compared(answers: Answers, ladders: Ladders, *, converted: bool) -> Compared:
    """The cells that can be compared on the skill's own scale; `converted`: of answers on others as well."""
    given = np.ones(len(answers.own), np.bool_) if converted else answers.own
    keep = given & answers.voice
    if not len(answers):
        none = np.empty(0)
        return Compared(answers.person, answers.skill, none, none, none, none, none, none, none, keep)
    step = np.where(keep, answers.step, 0.0)
    count = np.add.reduceat(keep.astype(np.float64), answers.starts)
    total, squares = (np.add.reduceat(each, answers.starts) for each in (step, step**2))
    low, high = answers.spread(keep)
    own, leader = (answers.last if given.all() else answers.latest(given))[[SELF, MANAGER]]
    paired = (own >= 0) & (leader >= 0)
    enough = count >= 2
    with np.errstate(invalid="ignore", divide="ignore"):
        within = np.maximum(squares - total**2 / count, 0.0)
        agreement = r_wg(within / (count - 1), ladders.chance[answers.skill])
        wide = high - low
    found = Compared(
        answers.person,
        answers.skill,
        count,
        total,
        within,
        wide,
        agreement,
        np.where(paired, answers.step[own], np.nan),
        np.where(paired, answers.step[leader], np.nan),
        keep,
    )
    return found.only(enough)


def tally_of(cells: Compared, groups: Whole, count: int, ladders: Ladders) -> Tally:
    """Sums over the groups 0 … `count` − 1, given the group of each cell; -1: of none."""
    if (groups < 0).any():
        cells, groups = cells.only(groups >= 0), groups[groups >= 0]

    def summed(values: Floats | None = None) -> Floats:
        return np.bincount(groups, values, count).astype(np.float64)

    sums = Sums(
        summed(),
        summed(cells.answers),
        summed(cells.answers**2),
        summed(cells.total),
        summed(cells.total**2 / np.maximum(cells.answers, 1)),
        summed(cells.within),
    )
    wide = np.minimum(np.ceil(cells.range - 1e-9), _RANGES - 1).astype(np.int64)
    ranges = np.bincount(groups * _RANGES + wide, minlength=count * _RANGES).reshape(count, _RANGES)
    return Tally(
        sums,
        summed((cells.range < 1e-9).astype(np.float64)),
        summed((cells.range < 1 + 1e-9).astype(np.float64)),
        summed(cells.r_wg),
        ranges,
        _tables(cells, groups, count, ladders),
        _differences(cells, groups, count),
    )


def _tables(cells: Compared, groups: Whole, count: int, ladders: Ladders) -> Whole:
    most = max((len(each.levels) for each in ladders.scales if not each.continuous), default=1)
    on_ladder = np.array([not each.continuous for each in ladders.scales] or [True])[ladders.of]
    rows = np.flatnonzero(~np.isnan(cells.own) & on_ladder[cells.skill] if len(cells) else groups)
    own, leader = cells.own[rows].astype(np.int64), cells.leader[rows].astype(np.int64)
    place = (groups[rows] * most + own) * most + leader
    return np.bincount(place, minlength=count * most * most).reshape(count, most, most)


def _differences(cells: Compared, groups: Whole, count: int) -> Whole:
    rows = np.flatnonzero(~np.isnan(cells.own))
    steps = np.clip(np.rint(cells.own[rows] - cells.leader[rows]), -2, 2).astype(np.int64) + 2
    place = groups[rows] * DIFFERENCES + steps
    return np.bincount(place, minlength=count * DIFFERENCES).reshape(count, DIFFERENCES)


def gathered(tally: Tally, above: NDArray[Any], within: NDArray[Any]) -> Tally:
    """Each group with what is within it: pairs of places of a group and of one that counts for it."""

    def summed(each: NDArray[Any]) -> NDArray[Any]:
        whole = np.zeros_like(each)
        np.add.at(whole, above, each[within])
        return whole

    return _mapped(summed, tally)
