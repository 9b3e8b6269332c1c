"""What is required of people, in numbers: cells are counted by place, person by skill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.projections.runs import Places

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

Whole = NDArray[np.int64]
_SMALL = 2**24  # cells of people × skills that a table of 64 MB finds at once


@dataclass(frozen=True)
class Axes:
    """People and skills by their places in `picture.people` and `picture.skills`."""

    people: pl.Series
    skills: pl.Series

    @property
    def size(self) -> int:
        """How many cells there are, asked for or not."""
        return self.people.len() * max(1, self.skills.len())

    def cells(self, people: NDArray[Any], skills: NDArray[Any]) -> Whole:
        """The numbers of the cells of some people and skills, pair by pair."""
        cells: Whole = people.astype(np.int64) * max(1, self.skills.len()) + skills
        return cells

    def apart(self, cells: Whole) -> tuple[Whole, Whole]:
        """Places of people and of skills, cell by cell."""
        person, skill = np.divmod(cells, max(1, self.skills.len()))
        return person, skill


def places_of(texts: pl.Series, wanted: pl.Series) -> Whole:
    """For each of `texts` its place in `wanted`; -1 where it is not there."""
    if not texts.len() or not wanted.len():
        return np.full(texts.len(), -1, np.int64)
    places = pl.Series(range(wanted.len()), dtype=pl.Int64())
    found: Whole = texts.replace_strict(wanted, places, default=-1, return_dtype=pl.Int64()).to_numpy()
    return found


def rows_of(codes: NDArray[Any], wanted: Sequence[int]) -> Places:
    """Places of the rows with one of the wanted codes, in order, in a column that is sorted."""
    ordered = np.sort(np.array(wanted, codes.dtype))
    starts = np.searchsorted(codes, ordered, side="left")
    return spread(starts, np.searchsorted(codes, ordered, side="right") - starts)


def spread(starts: NDArray[Any], counts: NDArray[Any]) -> Places:
    """Runs of whole numbers, one after the other: each from its start, as many as its count."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    within = np.arange(total, dtype=np.int64) - np.repeat(ends - counts, counts)
    runs: Places = np.repeat(np.asarray(starts, np.int64), counts) + within
    return runs


@dataclass(frozen=True)
class Asked:
    """The cells of which a level is required, in order, and by which row of `requirements`."""

    axes: Axes
    requirements: pl.DataFrame
    """`picture.requirements`."""
    cells: Whole
    by: Places

    @cached_property
    def level(self) -> NDArray[np.float64]:
        """The level that is required in each cell."""
        levels: NDArray[np.float64] = self.requirements["level"].to_numpy()
        if not len(self.by):
            return np.empty(0)
        required: NDArray[np.float64] = levels[self.by]
        return required

    @cached_property
    def person(self) -> Whole:
        return self.axes.apart(self.cells)[0]

    @cached_property
    def skill(self) -> Whole:
        return self.axes.apart(self.cells)[1]

    def table(self) -> pl.DataFrame:
        """person, skill, role, level, upto."""
        given = self.requirements.select("role", "level", "upto")[self.by]
        person, skill = self.axes.people.gather(self.person), self.axes.skills.gather(self.skill)
        return given.select(person.alias("person"), skill.alias("skill"), "role", "level", "upto")

    @cached_property
    def _places(self) -> NDArray[np.int32]:
        found = np.full(self.axes.size, -1, np.int32)
        found[self.cells] = np.arange(len(self.cells), dtype=np.int32)
        return found

    def places(self, cells: Whole) -> Whole:
        """The place of each cell among those asked for; -1 for those that are not."""
        if self.axes.size <= _SMALL:
            return self._places[cells].astype(np.int64)
        if not len(self.cells):
            return np.full(len(cells), -1, np.int64)
        near = np.minimum(np.searchsorted(self.cells, cells), len(self.cells) - 1)
        return np.where(self.cells[near] == cells, near, -1)


def asked_of(picture: Picture, people: Sequence[int] | None = None) -> Asked:
    """What is required at the moment: in each cell the highest among the roles that the person holds.

    Between equal levels the range that reaches higher decides, then the id of the role. With `people` (their
    places) of these only, which does not look at the others.
    """
    axes, ranked = picture.numbers.axes, picture.numbers.ranked
    held, role = _held(picture, people)
    starts = np.searchsorted(ranked.roles, role, side="left")
    counts = np.searchsorted(ranked.roles, role, side="right") - starts
    rows = ranked.rows[spread(starts, counts)]
    cells, by = _highest(ranked, axes.cells(np.repeat(held, counts), ranked.skill[rows]), rows)
    return Asked(axes, ranked.requirements, cells, by)


@dataclass(frozen=True)
class Ranked:
    """The requirements of a moment: by role, and from the lowest to the highest."""

    requirements: pl.DataFrame
    skill: Whole
    """The place of each requirement's skill."""
    roles: Whole
    """Codes of roles, ascending, as in the table of who holds which."""
    rows: Places
    """The requirement of each of these."""
    order: Places
    """Requirements, the lowest first."""
    rank: Whole
    """The place of each requirement in this order."""


def ranked_at(picture: Picture) -> Ranked:
    requirements = picture.requirements
    skill = places_of(requirements["skill"], picture.numbers.axes.skills)
    roles = places_of(requirements["role"], picture.facts.many["assignments"].texts["role"])
    by_role = np.argsort(roles, kind="stable")
    ranked = requirements.with_row_index("row").sort("level", "upto", "role", "row")["row"]
    order = ranked.to_numpy().astype(np.int64)
    return Ranked(requirements, skill, roles[by_role], by_role, order, np.argsort(order))


def _highest(ranked: Ranked, cells: Whole, rows: Places) -> tuple[Whole, Places]:
    """Of what each role requires in a cell the highest: each cell once, in order, and its requirement.

    Cell and rank are sorted in one number, which takes a tenth of the time.
    """
    size = max(1, len(ranked.order))
    packed = cells * size + ranked.rank[rows]
    packed.sort()
    cells, ranks = np.divmod(packed, size)
    last = np.ones(len(cells), np.bool_)
    np.not_equal(cells[1:], cells[:-1], out=last[:-1])
    return cells[last], ranked.order[ranks[last]]


def _held(picture: Picture, people: Sequence[int] | None) -> tuple[Whole, Whole]:
    """Person by place and role by code, for each role that somebody holds who is there."""
    facts, codes = picture.facts, picture.numbers.person_places("assignments")
    looked = facts.looked(picture.moment)
    found: list[pl.DataFrame] = []
    for rows, runs in facts.parts("assignments"):
        if people is None:
            places = np.flatnonzero(runs.holding(looked))
        else:
            wanted = np.flatnonzero(np.isin(codes, people)).tolist()
            places = runs.held_among(looked, rows_of(rows["person"].to_numpy(), wanted))
        found.append(rows[runs.last_of(places)])
    last = facts.latest("assignments", found).filter("holds")
    person = codes[last["person"].to_numpy()] if last.height else np.empty(0, np.int64)
    there = person >= 0
    return person[there], last["role"].to_numpy().astype(np.int64)[there]
