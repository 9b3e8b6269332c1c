"""What is required of people, in numbers: people × skills as plain arrays.

Most people hold one role, a few some: what is required of everyone is what their roles require, role by role.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.projections.layers import width_for
from veikart.projections.runs import Places

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

Whole = NDArray[np.int64]


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
class Columns:
    """The skills that are somewhere required of a role, or in which somebody was ever rated: of the thousands
    that a catalogue may have, those that can have anything in them."""

    place: Whole
    """The place of each in `picture.skills`, ascending."""
    of_rating: Whole
    """The code of each in the table of levels; one more than there are, where nobody was rated."""

    @cached_property
    def count(self) -> int:
        return len(self.place)

    def of_skills(self, places: Whole, skills: int) -> Whole:
        """The column of each of some of the `skills` skills by place; -1 for those that have none."""
        column = np.full(skills + 1, -1, np.int64)  # the last is for a place of -1
        column[self.place] = np.arange(self.count)
        return column[places]


def columns_of(picture: Picture) -> Columns:
    """The columns of the picture."""
    skills, many = picture.numbers.axes.skills.len(), picture.facts.many
    rated, required = (picture.numbers.skill_places(table) for table in ("levels", "requirements"))
    used = np.zeros(skills + 1, np.bool_)  # the last is for a place of -1
    used[rated] = used[required] = True
    code = np.full(skills + 1, many["levels"].texts["skill"].len())
    code[rated] = np.arange(len(rated))
    place = np.flatnonzero(used[:-1])
    return Columns(place, code[place])


@dataclass(frozen=True)
class Required:
    """What each role requires at a moment, roles × columns; the last row is of no role at all."""

    requirements: pl.DataFrame
    """`picture.requirements`."""
    steps: NDArray[np.float64]
    """The different levels that are required, ascending."""
    need: NDArray[Any]
    """Which of the steps is required, from 1; 0: nothing is."""
    _at: tuple[Places, Whole, Whole]
    """Requirements, and the row and column of each."""

    @cached_property
    def order(self) -> Places:
        """Requirements, the lowest first: between equal levels the range that reaches higher decides, then
        the id of the role, by which they come."""
        given = self.requirements
        levels = [given[name].fill_null(float("-inf")).to_numpy() for name in ("upto", "level")]
        order: Places = np.lexsort(levels)  # is stable
        return order

    @cached_property
    def rank(self) -> NDArray[Any]:
        """The place in this order of what is required, from 1; 0: nothing is."""
        return _spread(np.argsort(self.order) + 1, len(self.order), self._at, self.need.shape)


def required_by_roles(picture: Picture) -> Required:
    """By the codes of roles in the table of who holds which."""
    target, columns, facts = picture.numbers.target, picture.numbers.columns, picture.facts
    roles = facts.many["assignments"].texts["role"]
    codes = facts.once(
        ("roles required", "as held"), lambda: places_of(facts.many["requirements"].texts["role"], roles)
    )
    requirements, role = target.table, codes[target.role]
    column = columns.of_skills(target.skill, picture.numbers.axes.skills.len())
    level = requirements["level"].to_numpy()
    steps = np.unique(level[~np.isnan(level)]) if len(level) else np.empty(0)
    some = np.flatnonzero((role >= 0) & (column >= 0) & ~np.isnan(level))
    at = some, role[some], column[some]
    shape = (roles.len() + 1, columns.count)
    need = _spread(np.searchsorted(steps, level) + 1, len(steps) + 1, at, shape)
    return Required(requirements, steps, need, at)


def _spread(
    values: Whole, highest: int, at: tuple[Places, Whole, Whole], shape: tuple[int, ...]
) -> NDArray[Any]:
    """Some of the values in a table of such a shape, where there is 0 elsewhere."""
    some, row, column = at
    table = np.zeros(shape, width_for(highest))
    table[row, column] = values[some]
    return table


@dataclass(frozen=True)
class Asked:
    """What is required at a moment of some people."""

    axes: Axes
    columns: Columns
    people: Whole
    """The place of each row's person in `picture.people`."""
    required: Required
    roles: Whole
    """The codes of the roles that each person holds, as many columns as anybody holds roles; filled up with
    the code of no role."""

    @cached_property
    def need(self) -> NDArray[Any]:
        """People × columns: which of the `steps` of `required` is asked for, from 1; 0: nothing is."""
        return self._highest(self.required.need)

    @cached_property
    def cells(self) -> Whole:
        """The numbers of the cells of which something is required, in order."""
        return self.axes.cells(self.person, self.skill)

    @cached_property
    def person(self) -> Whole:
        """The place of the person of each of these cells."""
        return self.people[self._there // max(1, self.columns.count)]

    @cached_property
    def skill(self) -> Whole:
        """The place of its skill."""
        return self.columns.place[self._there % max(1, self.columns.count)]

    @cached_property
    def level(self) -> NDArray[np.float64]:
        """The level that is required in it."""
        levels: NDArray[np.float64] = np.append(np.nan, self.required.steps)[self.need.ravel()[self._there]]
        return levels

    @cached_property
    def by(self) -> Places:
        """The row of `required.requirements` that says so."""
        if not len(self._there):
            return np.empty(0, np.int64)
        return self.required.order[self.by_rank.ravel()[self._there].astype(np.int64) - 1]

    @cached_property
    def by_rank(self) -> NDArray[Any]:
        """People × columns: the place of what counts in the `order` of requirements, from 1; 0: nothing."""
        return self._highest(self.required.rank)

    @property
    def requirements(self) -> pl.DataFrame:
        """`picture.requirements`."""
        return self.required.requirements

    def table(self) -> pl.DataFrame:
        """person, skill, role, level, upto."""
        given = self.requirements.select("role", "level", "upto")[self.by]
        person, skill = self.axes.people.gather(self.person), self.axes.skills.gather(self.skill)
        return given.select(person.alias("person"), skill.alias("skill"), "role", "level", "upto")

    @cached_property
    def _there(self) -> Places:
        return np.flatnonzero(self.need)

    def _highest(self, of_role: NDArray[Any]) -> NDArray[Any]:
        """Among the roles of each person the highest."""
        found = of_role.take(self.roles[:, 0], 0)
        for held in self.roles.T[1:]:
            more = np.flatnonzero(held < len(of_role) - 1)
            found[more] = np.maximum(found[more], of_role.take(held[more], 0))
        return found
