"""The pairs there are, and how far the learners have come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from math import isnan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from veikart.api import Picture


@dataclass(frozen=True, slots=True)
class Pair:
    learner: str
    mentor: str
    skill: str
    since: date
    position: int

    @property
    def id(self) -> str:
        return f"{self.learner}/{self.mentor}/{self.skill}"


def pairs(picture: Picture) -> tuple[Pair, ...]:
    """Those who meet at the moment, the longest first."""
    rows = picture.table("culture.pairs").sort("effective", "position")
    columns = ("learner", "mentor", "skill", "effective", "position")
    return tuple(Pair(*row) for row in rows.select(*columns).rows())


def level_on(picture: Picture, person: str, skill: str, day: date) -> float | None:
    """What somebody was known to be able to do on a day; None where nobody knew."""
    matrix = picture.at(replace(picture.moment, true_on=day)).matrix
    row, column = matrix.place_of_person(person), matrix.place_of_skill(skill)
    if row is None or column is None or isnan(matrix.level[row, column]):
        return None
    return float(matrix.level[row, column])
