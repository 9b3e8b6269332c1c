"""How skills stand, in a test's words: no engagement is needed to put numbers in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from veikart_gap.ranking.methods import METHODS
from veikart_gap.ranking.scores import Ranked, ranked_by
from veikart_gap.ranking.standing import COUNTS, Standing

TODAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Skill:
    """A skill on a scale of 1–5, that serves the goals in the places given."""

    name: str
    gap: float
    below: int = 1
    met: int = 0
    serves: tuple[int, ...] = (0,)
    criticality: int = 1
    due: date | None = None
    unknown: int = 0
    parked: bool = False


def standing_of(skills: Sequence[Skill], weights: Sequence[float] = (1.0,)) -> Standing:
    """The skills, and goals of these weights."""
    serves = np.zeros((len(skills), len(weights)), np.bool_)
    for at, skill in enumerate(skills):
        serves[at, list(skill.serves)] = True
    rows = [
        {
            "skill": skill.name.lower(),
            "name": skill.name,
            "parked": skill.parked,
            "gap": skill.gap,
            "below": skill.below,
            "met": skill.met,
            "unknown": skill.unknown,
            "required": skill.below + skill.met + skill.unknown,
        }
        for skill in skills
    ]
    due = [np.nan if skill.due is None else skill.due.toordinal() for skill in skills]
    return Standing(
        rows,
        {name: np.array([row[name] for row in rows], np.float64) for name in COUNTS},
        np.array([skill.parked for skill in skills], np.bool_),
        [(f"g{at}", f"Goal {at}") for at in range(len(weights))],
        np.array(weights, np.float64),
        serves,
        np.array([skill.criticality for skill in skills], np.float64),
        np.array(due, np.float64),
        np.full(len(skills), 4.0),
        np.ones(len(skills)),
    )


def ranked_of(
    skills: Sequence[Skill], method: str = "weighted_gap", *, weights: Sequence[float] = (1.0,)
) -> Ranked:
    """The skills ranked by a method today; a level step takes ten weeks."""
    return ranked_by(METHODS[method], standing_of(skills, weights), 10.0, TODAY)
