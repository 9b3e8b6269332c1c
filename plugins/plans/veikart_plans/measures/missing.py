"""Critical gaps, and which of them nobody does anything about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from veikart.api import Selection, coverage_in, people_in
from veikart_plans.measures.reach import Reach, reach_of
from veikart_plans.measures.standing import Measure, measures_at

if TYPE_CHECKING:
    from veikart.api import Picture

CRITICAL = 3
_SHOWN = ("skill", "name", "criticality", "below", "gap")


@dataclass(frozen=True, slots=True)
class Gap:
    """People below what is required of them in a skill, and what is done about it."""

    skill: str
    name: str
    criticality: int
    below: int
    steps: float
    covered: int
    """How many of those below an open measure for the skill is for."""
    measures: tuple[Measure, ...]
    left: str | None
    """Why nothing is done for now; None where nobody said so."""

    @property
    def is_open(self) -> bool:
        """Whether nobody does anything about it, and nobody said that this is meant."""
        return not self.measures and self.left is None


def gaps_at(picture: Picture, selection: Selection) -> list[Gap]:
    """Skills that are not parked with people below in the selection; the most critical and widest first."""
    counts = coverage_in(picture, selection, ["skill"]).filter(pl.col("below") > 0)
    rows = counts.join(picture.skills.select("skill", "name", "criticality", "parked"), on="skill")
    rows = rows.filter(~pl.col("parked")).sort("criticality", "gap", "name", descending=[True, True, False])
    reach = reach_of(picture)
    doing, left = _doing(picture, reach, selection), _left(picture)
    here = set(people_in(picture, selection)["person"])
    found = []
    for skill, name, criticality, count, steps in rows.select(_SHOWN).rows():
        below = reach.below.get(skill, frozenset()) & here
        measures = tuple(doing.get(skill, ()))
        reached = {person for each in measures for person in reach.people(each)}
        why = _why_left(reach, left.get(skill, ()), below)
        found.append(Gap(skill, name, criticality, count, steps, len(reached & below), measures, why))
    return found


def _doing(picture: Picture, reach: Reach, selection: Selection) -> Mapping[str, list[Measure]]:
    """Skill → open measures that are to build it, for anybody of the selection."""
    found: dict[str, list[Measure]] = {}
    for measure in measures_at(picture):
        if measure.is_open and reach.touches(measure, selection):
            for each in measure.expected:
                found.setdefault(each.skill, []).append(measure)
    return found


def _left(picture: Picture) -> Mapping[str, list[tuple[str | None, str]]]:
    """Skill → units in which it is left for now (None: anywhere), and why; as long as that holds."""
    table = picture.table("plans.left")
    holds = pl.col("until").is_null() | (pl.col("until") > picture.moment.true_on)
    found: dict[str, list[tuple[str | None, str]]] = {}
    for skill, unit, why in table.filter(holds).select("skill", "unit", "why").rows():
        found.setdefault(skill, []).append((unit, why or ""))
    return found


def _why_left(reach: Reach, left: Sequence[tuple[str | None, str]], below: Collection[str]) -> str | None:
    """Why the gap of these people is left; None where that was not said of every one of them."""
    reasons, rest = list[str](), set(below)
    for unit, why in left:
        gone = rest if unit is None else reach.of_unit(unit) & rest
        if gone:
            reasons.append(why)
            rest = rest - gone
    return "; ".join(dict.fromkeys(reasons)) if reasons and not rest else None
