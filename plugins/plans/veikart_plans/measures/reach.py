"""For whom measures are: those who are named, or those of a unit; whom one hires is nobody who is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from veikart_plans.measures.standing import Measure

if TYPE_CHECKING:
    from veikart.api import Picture, Selection


@dataclass(frozen=True)
class Reach:
    """Answers for one moment, for however many measures; `unit_of`: everyone who is there, in order."""

    picture: Picture
    unit_of: Mapping[str, str | None]

    def people(self, measure: Measure) -> tuple[str, ...]:
        """The people it names who are there; where it names none, everyone of its unit and those below it.

        Nobody for what brings competence in from outside: who comes is not there yet.
        """
        if measure.kind.way == "acquire":
            return ()
        if measure.people:
            named = set(measure.people)
            return tuple(person for person in self.unit_of if person in named)
        if measure.unit is None:
            return ()
        inside = self.picture.within(measure.unit)
        return tuple(person for person, unit in self.unit_of.items() if unit in inside)

    def promised(self, measure: Measure, skill: str) -> tuple[str, ...]:
        """Those to whom its level in the skill is promised: whom it names; where it is for a unit, those of
        them who are below what is required of them. Of whom that is not known, nothing is promised; and what
        uses competence that is there raises nobody."""
        if measure.kind.way != "learn":
            return ()
        if measure.people:
            return self.people(measure)
        below = self.below.get(skill, frozenset())
        return tuple(person for person in self.people(measure) if person in below)

    def of_unit(self, unit: str) -> frozenset[str]:
        """Everyone of a unit and those below it."""
        inside = self.picture.within(unit)
        return frozenset(person for person, place in self.unit_of.items() if place in inside)

    def touches(self, measure: Measure, selection: Selection) -> bool:
        """Whether it is for the selected person, or happens in the selected unit, or for somebody of it; for
        any skill and goal."""
        if selection.person is not None and selection.person not in self.people(measure):
            return False
        if selection.unit is None:
            return True
        inside = self.picture.within(selection.unit)
        return measure.unit in inside or any(self.unit_of[who] in inside for who in self.people(measure))

    @cached_property
    def below(self) -> Mapping[str, frozenset[str]]:
        """Skill → everyone who is below what is required of them in it."""
        matrix = self.picture.matrix
        people, skills = matrix.people.to_list(), matrix.skills.to_list()
        found: dict[str, set[str]] = {}
        for person, skill in zip(*(matrix.gap > 0).nonzero(), strict=True):
            found.setdefault(skills[skill], set()).add(people[person])
        return {skill: frozenset(persons) for skill, persons in found.items()}


def reach_of(picture: Picture) -> Reach:
    """For whom measures are at the moment of a picture."""
    return Reach(picture, dict(picture.people.select("person", "unit").rows()))
