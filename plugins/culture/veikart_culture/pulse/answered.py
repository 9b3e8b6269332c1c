"""The answers of one round, as numbers: who belongs where, what was given, and what of it may be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.api import Moment
from veikart_culture.pulse.groups import Groups, groups_of
from veikart_culture.pulse.likeness import alike
from veikart_culture.pulse.protection import Counts, Shown, protected, totals_of
from veikart_culture.pulse.rounds import Round, closed_rounds
from veikart_culture.pulse.settings import PulseSettings

if TYPE_CHECKING:
    from veikart.api import Picture


@dataclass(frozen=True, slots=True)
class Answered:
    """A round. What is not `shown` is counted here and told to nobody."""

    round: Round
    groups: Groups
    questions: tuple[str, ...]
    given: NDArray[np.int8]
    """people × questions: what was answered, 0 for nothing."""
    member: NDArray[np.int64]
    """Of each of the people, their group."""
    counts: Counts
    """groups × questions × answers, with the groups below."""
    people: NDArray[np.int64]
    """Of each group, how many answered; with the groups below."""
    staff: tuple[int, ...]
    """Of each group, how many worked there when the round was closed."""
    smallest: int
    shown: Shown


def answered(picture: Picture, which: Round) -> Answered:
    """A round as it was closed; made once."""
    then = picture.at(which.moment)
    return then.remembered(f"culture.answered/{which.id}", lambda: _answered(then, which))


def _answered(then: Picture, which: Round) -> Answered:
    rows = then.table("culture.answers").filter(pl.col("round") == which.id)
    groups = groups_of(then, rows["unit"].drop_nulls().unique().sort().to_list())
    questions = tuple(rows["question"].unique().sort())
    given, member = _matrix(rows, groups, questions)
    highest = max(int(given.max(initial=0)), 1)
    own = counted(given, member, len(groups.units), highest)
    smallest = then.setting(PulseSettings).smallest
    staff = dict(then.staff.rows())
    people = np.bincount(member, minlength=len(groups.units)).astype(np.int64)
    return Answered(
        which,
        groups,
        questions,
        given,
        member,
        totals_of(groups.parents, own),
        totals_of(groups.parents, people),
        tuple(staff.get(unit, 0) for unit in groups.units),
        smallest,
        _settled(then, which, groups.parents, questions, own),
    )


def _matrix(
    rows: pl.DataFrame, groups: Groups, questions: Sequence[str]
) -> tuple[NDArray[np.int8], NDArray[np.int64]]:
    """people × questions, and of each of the people their group. The order of people is that of their ids,
    which were made by chance."""
    ids = rows["answers"].unique().sort()
    who, what = ({each: place for place, each in enumerate(names)} for names in (ids, questions))
    given = np.zeros((len(ids), len(questions)), np.int8)
    member = np.zeros(len(ids), np.int64)
    places = {unit: place for place, unit in enumerate(groups.units)}
    people = rows["answers"].replace_strict(who, return_dtype=pl.Int64).to_numpy()
    given[people, rows["question"].replace_strict(what, return_dtype=pl.Int64).to_numpy()] = rows["value"]
    of_unit = rows["unit"].replace_strict(places, default=0, return_dtype=pl.Int64).fill_null(0)
    member[people] = of_unit.to_numpy()
    return given, member


def counted(given: NDArray[np.int8], member: NDArray[np.int64], groups: int, highest: int) -> Counts:
    """groups × questions × answers (1 … highest): how many of those in the group itself gave which."""
    own = np.zeros((groups, given.shape[1], highest + 1), np.int64)
    people, questions = np.nonzero(given)
    np.add.at(own, (member[people], questions, given[people, questions]), 1)
    return own[:, :, 1:]


def _settled(
    then: Picture, which: Round, parents: Sequence[int], questions: Sequence[str], own: Counts
) -> Shown:
    """What may be shown beside what was closed before: groups that are too like an earlier one are barred,
    until none is left."""
    earlier = [_laid(each, questions, own.shape[2]) for each in _before(then, which)]
    highest, smallest = own.shape[2], then.setting(PulseSettings).smallest
    width = max((seen.shape[2] for seen in earlier), default=highest)
    own = _widened(own, width)
    totals, barred = totals_of(parents, own), frozenset[int]()
    while True:
        shown = protected(parents, own, smallest, barred)
        seen = np.where(shown.groups[:, None, None], totals, 0)
        like = np.zeros(len(seen), np.bool_)
        for before in earlier:
            for ours in (seen, shown.rests):
                like |= alike(ours, _widened(before, width), smallest)
        if not like.any():
            return Shown(shown.groups, shown.rests[:, :, :highest])
        barred |= frozenset(np.flatnonzero(like).tolist())


def _before(then: Picture, which: Round) -> list[Answered]:
    """The rounds whose closing was written down earlier, whatever their day, also those that were withdrawn:
    they could be seen once."""
    known = then.at(Moment(date.max, which.moment.known_on))
    earlier = [each for each in closed_rounds(known, withdrawn=True) if each.position < which.position]
    return [answered(then, each) for each in sorted(earlier, key=lambda each: each.position)]


def _laid(earlier: Answered, questions: Sequence[str], width: int) -> Counts:
    """All that an earlier round shows and what can be worked out of it, its questions in our order; 0 where
    they were not asked."""
    groups = earlier.shown.groups
    seen = np.concatenate([earlier.counts[groups], earlier.shown.rests[groups]])
    places = {question: place for place, question in enumerate(earlier.questions)}
    laid = np.zeros((len(seen), len(questions), max(width, seen.shape[2])), np.int64)
    for place, question in enumerate(questions):
        if question in places:
            laid[:, place, : seen.shape[2]] = seen[:, places[question]]
    return laid


def _widened(counts: Counts, width: int) -> Counts:
    return np.pad(counts, ((0, 0), (0, 0), (0, max(0, width - counts.shape[2]))))
