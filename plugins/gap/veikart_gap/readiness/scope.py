"""Who and what is looked at for the goals, in arrays: people × the skills that a goal needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.api import Matrix, Picture, Selection, people_in, skills_in

T = TypeVar("T", bound=np.generic)
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
Levels = NDArray[np.float64]


@dataclass(frozen=True)
class Scope:
    """The people and goals of a selection, and the skills that these goals need and that are not parked.

    Arrays of cells have a row for each person in `matrix.people` that `chosen` says and a column for each of
    `skills`.
    """

    matrix: Matrix
    chosen: Flags
    """Which rows of the matrix are looked at."""
    goals: pl.DataFrame
    """`Picture.goals`, the selected ones."""
    skills: pl.DataFrame
    """skill, name, criticality, needed_by; those that a goal needs and that are in the matrix."""
    serves: Flags
    """goals × skills."""
    columns: Whole
    """The column of the matrix for each skill."""

    @cached_property
    def required(self) -> Levels:
        """The level that is required; NaN where nothing is."""
        return self.taken(self.matrix.required)

    @cached_property
    def level(self) -> Levels:
        """The level that counts; NaN where none is known."""
        return self.taken(self.matrix.level)

    @cached_property
    def asked(self) -> Flags:
        """Where something is required, and was not said to be not relevant."""
        return ~np.isnan(self.required) & ~self.not_relevant

    @cached_property
    def not_relevant(self) -> Flags:
        """Where something is required and was said to be not relevant."""
        return ~np.isnan(self.required) & self.taken(self.matrix.rated) & np.isnan(self.level)

    @cached_property
    def below(self) -> Flags:
        """Where what is known is below what is required."""
        return self.level < self.required

    @cached_property
    def stale(self) -> Flags:
        """Where what is known of what is asked is old."""
        return self.taken(self.matrix.stale) & self.asked & ~np.isnan(self.level)

    def taken(self, cells: NDArray[T]) -> NDArray[T]:
        """The part of an array of the matrix that is looked at."""
        return np.take(cells if self.everyone else cells[self.chosen], self.columns, axis=1)

    @cached_property
    def everyone(self) -> bool:
        """Whether nobody is left out."""
        return bool(self.chosen.all())

    def people_of(self, cells: Flags) -> Whole:
        """Of how many people any of the cells is, for each goal and for all of them at the end."""
        each = [int(cells[:, needed].any(axis=1).sum()) for needed in self.serves]
        return np.array([*each, int(cells[:, self.serves.any(axis=0)].any(axis=1).sum())], np.int64)


def scope_of(picture: Picture, selection: Selection) -> Scope:
    """What the selection leaves of the picture; without a goal in it all goals."""
    matrix, goals = picture.matrix, picture.goals
    if selection.goal is not None:
        goals = goals.filter(pl.col("goal") == selection.goal)
    place = {skill: column for column, skill in enumerate(matrix.skills.to_list())}
    links = picture.links.select("goal", "skill").unique().join(goals.select("goal"), on="goal", how="semi")
    needed = skills_in(picture, replace(selection, goal=None)).filter(~pl.col("parked"))
    skills = needed.filter(pl.col("skill").is_in(links["skill"].implode()), pl.col("skill").is_in([*place]))
    skills = skills.select("skill", "name", "criticality", "needed_by")
    nth = {skill: column for column, skill in enumerate(skills["skill"].to_list())}
    goal_of = {goal: row for row, goal in enumerate(goals["goal"].to_list())}
    serves = np.zeros((len(goal_of), len(nth)), np.bool_)
    for goal, skill in links.rows():
        if skill in nth:
            serves[goal_of[goal], nth[skill]] = True
    columns = np.array([place[skill] for skill in nth], np.int64)
    return Scope(matrix, _chosen(picture, selection, matrix), goals, skills, serves, columns)


def _chosen(picture: Picture, selection: Selection, matrix: Matrix) -> Flags:
    if selection.unit is None and selection.person is None:
        return np.ones(matrix.people.len(), np.bool_)
    people = people_in(picture, selection)["person"]
    chosen: Flags = matrix.people.is_in(people.implode()).to_numpy()
    return chosen
