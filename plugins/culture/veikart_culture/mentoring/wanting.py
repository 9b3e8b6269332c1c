"""Who wants a mentor in what, at which level, and who would be one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart_culture.mentoring.settings import MentoringSettings

if TYPE_CHECKING:
    from veikart.api import Matrix, Picture, Scale


@dataclass(frozen=True, slots=True)
class Want:
    """Somebody wants a mentor in a skill, and has none in it yet."""

    learner: str
    skill: str
    has: float | None
    """The level they are known to have."""
    need: float
    """The level a mentor must have."""
    position: int


@dataclass(frozen=True)
class Offers:
    """Those who would be mentors and are there, by id; arrays with a place for each."""

    people: tuple[str, ...]
    rows: NDArray[np.int64]
    """Their rows in the matrix."""
    capacity: NDArray[np.int64]
    load: NDArray[np.int64]
    leaves: Mapping[str, date]
    """Of those who are known to leave before a mentor may: their first day away."""

    @property
    def free(self) -> NDArray[np.int64]:
        room: NDArray[np.int64] = np.maximum(self.capacity - self.load, 0)
        return room


def ladder_of(scale: Scale) -> NDArray[np.float64]:
    """The levels of a scale, the lowest first."""
    return np.array(sorted(level.value for level in scale.levels))


def wants(picture: Picture) -> tuple[Want, ...]:
    """Those of people who are there, by learner and skill.

    Needed is the level required of them, while they are below it or nobody knows; else the next level above
    what they have. Where nothing is required and nothing known it is the second level of the scale.
    """
    matrix, scales = picture.matrix, dict(picture.skills.select("skill", "scale").rows())
    paired = picture.table("culture.pairs").select("learner", "skill").unique()
    rows = picture.table("culture.wanted").join(paired, on=["learner", "skill"], how="anti")
    found = []
    for learner, skill, position in (
        rows.sort("learner", "skill").select("learner", "skill", "position").rows()
    ):
        row, scale = matrix.place_of_person(learner), picture.scales.get(scales.get(skill, ""))
        if row is not None and scale is not None:
            has, need = _levels(matrix, row, skill, ladder_of(scale))
            found.append(Want(learner, skill, has, need, position))
    return tuple(found)


def _levels(matrix: Matrix, row: int, skill: str, ladder: NDArray[np.float64]) -> tuple[float | None, float]:
    column = matrix.place_of_skill(skill)
    level = np.nan if column is None else float(matrix.level[row, column])
    required = np.nan if column is None else float(matrix.required[row, column])
    if not np.isnan(required) and not level >= required:
        return (None if np.isnan(level) else level), required
    if np.isnan(level):
        return None, float(ladder[min(1, len(ladder) - 1)])
    above = ladder[ladder > level]
    return level, float(above[0]) if len(above) else float(ladder[-1])


def offers(picture: Picture) -> Offers:
    """Everyone who would be a mentor for at least one, and is there."""
    rows = picture.table("culture.mentors").filter(pl.col("capacity") > 0).sort("mentor")
    there = [
        (mentor, place, capacity)
        for mentor, capacity in rows.select("mentor", "capacity").rows()
        if (place := picture.matrix.place_of_person(mentor)) is not None
    ]
    people = tuple(mentor for mentor, _, _ in there)
    load = dict(picture.table("culture.pairs").group_by("mentor").len().rows())
    return Offers(
        people,
        np.array([place for _, place, _ in there], np.int64),
        np.array([capacity for _, _, capacity in there], np.int64),
        np.array([load.get(mentor, 0) for mentor in people], np.int64),
        _leaving(picture, people),
    )


def _leaving(picture: Picture, people: Sequence[str]) -> dict[str, date]:
    last = picture.moment.true_on
    days = min(picture.setting(MentoringSettings).stays, (date.max - last).days)
    told = picture.at(replace(picture.moment, true_on=date.max)).statements("people")
    gone = told.filter(
        pl.col("effective") > last,
        pl.col("effective") <= last + timedelta(days=days),
        ~pl.col("present"),
        pl.col("person").is_in(people),
    )
    return dict(gone.group_by("person").agg(pl.col("effective").min()).rows())
