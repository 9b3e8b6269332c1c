"""How the skills stand that are required of anyone: counts and weights side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from veikart.api import Picture, Selection, gaps_in, skills_in

Numbers = NDArray[np.float64]
COUNTS = ("required", "met", "below", "unknown", "gap")
_OF_SKILL = ("skill", "name", "scale", "parked", "parked_why", "priority", "needed_by")


@dataclass(frozen=True)
class Standing:
    """Columns of one length: of skills, or of pairs of a group and a skill."""

    rows: Sequence[Mapping[str, Any]]
    """What is known of each skill by name: skill, name, scale, parked, needed_by …, and the counts of
    `gaps_in`. Pairs of a group and a skill have none."""
    counts: Mapping[str, Numbers]
    """required, met, below, unknown, and gap in level steps of the skill's scale."""
    parked: NDArray[np.bool_]
    goals: Sequence[tuple[str, str]]
    """Id and name of the goals that count here."""
    weights: Numbers
    """What each of the goals weighs."""
    serves: NDArray[np.bool_]
    """Skills × goals."""
    criticality: Numbers
    """1–3: the highest of a skill's links to these goals; 0 without one."""
    due: Numbers
    """The day it is needed by, or else the nearest horizon of its goals, by its number; NaN: none."""
    length: Numbers
    """Of the skill's scale, from its lowest to its highest level; never 0."""
    step: Numbers
    """The mean distance of two neighbouring levels of that scale."""

    @cached_property
    def goal_weight(self) -> Numbers:
        """The sum over the goals served."""
        return self.serves @ self.weights

    @cached_property
    def gap_lengths(self) -> Numbers:
        """Level steps missing, as a part of the length of the scale."""
        return self.counts["gap"] / self.length

    @cached_property
    def known(self) -> Numbers:
        """People who were rated."""
        return self.counts["met"] + self.counts["below"]

    @cached_property
    def open(self) -> NDArray[np.bool_]:
        """Where there is a known gap that is not parked."""
        return ~self.parked & (self.counts["gap"] > 0)

    def goals_of(self, place: int) -> str:
        """Names of the goals that the skill in this place serves."""
        return "; ".join(self.goals[goal][1] for goal in np.flatnonzero(self.serves[place]).tolist())

    def due_on(self, place: int) -> date | None:
        """The day `due` of the skill in this place."""
        return None if np.isnan(self.due[place]) else date.fromordinal(int(self.due[place]))


@dataclass(frozen=True)
class Links:
    """What skills serve: goals in their order, and by skill the criticality for each by its place."""

    goals: Sequence[tuple[str, str]]
    weights: Numbers
    horizons: Sequence[date | None]
    of_skill: Mapping[str, Mapping[int, int]]

    def due(self, needed_by: date | None, skill: str) -> date | None:
        horizons = (self.horizons[goal] for goal in self.of_skill.get(skill, ()))
        return needed_by or min((day for day in horizons if day is not None), default=None)


def links_of(picture: Picture, selection: Selection) -> Links:
    """Of all goals, or of the selected one alone."""
    goals = picture.goals.select("goal", "name", "weight", "horizon").rows()
    if selection.goal is not None:
        goals = [row for row in goals if row[0] == selection.goal]
    place = {row[0]: at for at, row in enumerate(goals)}
    found: dict[str, dict[int, int]] = {}
    for skill, goal, criticality in picture.links.select("skill", "goal", "criticality").rows():
        if goal in place:
            serves = found.setdefault(skill, {})
            serves[place[goal]] = max(criticality or 0, serves.get(place[goal], 0))
    weights = np.array([row[2] for row in goals], np.float64)
    return Links([(row[0], row[1]) for row in goals], weights, [row[3] for row in goals], found)


def standing(picture: Picture, selection: Selection) -> Standing:
    """A row for each skill that is required of anyone in the selection, parked ones too, in their order."""
    counted = gaps_in(picture, selection)
    counts = {row["skill"]: row for row in counted.iter_rows(named=True)}
    skills = skills_in(picture, selection).select(_OF_SKILL).iter_rows(named=True)
    rows = [{**row, **counts[row["skill"]]} for row in skills if row["skill"] in counts]
    return arranged(picture, links_of(picture, selection), rows)


def arranged(picture: Picture, links: Links, rows: Sequence[Mapping[str, Any]]) -> Standing:
    """Rows of skills with what they serve, and the scales they are on; counts where the rows have any."""
    serves = np.zeros((len(rows), len(links.goals)), np.bool_)
    criticality, lengths, steps = (np.ones(len(rows)) for _ in range(3))
    scales = picture.scales.values()
    measures = {scale.id: _measure(scale.high - scale.low, len(scale.levels)) for scale in scales}
    due = np.full(len(rows), np.nan)
    for place, row in enumerate(rows):
        served = links.of_skill.get(row["skill"], {})
        serves[place, list(served)] = True
        criticality[place] = max(served.values(), default=0)
        lengths[place], steps[place] = measures.get(row["scale"], (1.0, 1.0))
        if (day := links.due(row["needed_by"], row["skill"])) is not None:
            due[place] = day.toordinal()
    counts = {name: np.array([row.get(name, 0) for row in rows], np.float64) for name in COUNTS}
    parked = np.array([row["parked"] for row in rows], np.bool_)
    return Standing(
        rows, counts, parked, links.goals, links.weights, serves, criticality, due, lengths, steps
    )


def _measure(length: float, levels: int) -> tuple[float, float]:
    """Length of a scale, and of a step; never 0."""
    return (length, length / (levels - 1)) if length > 0 and levels > 1 else (1.0, 1.0)
