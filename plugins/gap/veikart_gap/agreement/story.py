"""The demo's round of colleagues: people of three units, and two who work beside each, answer alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from veikart.api import Proposed, SkillAssessed, Told

if TYPE_CHECKING:
    from veikart.api import Colleague, Company

_SCALE, _HIGHEST = "Levels 0–5", 5
_SKILLS = (
    "Condition monitoring",
    "High-voltage switching",
    "Isolating energy safely",
    "Maintenance planning",
    "Control-room operation",
    "Large heat pumps",
    "Security of control systems",
    "Blade inspection and repair",
    "Balancing the heat network",
)
_KINDNESS = {"Offshore Wind": -0.2, "District Heating": 0.8, "IT and Data": 0.3}
"""Levels by which people of a unit see themselves above what they can do."""
_OWN_SPREAD, _PEER_BIAS, _PEER_SPREAD = 0.55, 0.1, 0.45
_ANSWER = 0.8
_AFTER = timedelta(days=21)  # the last workshop


def tell(company: Company) -> Iterator[Told]:
    """A unit a day, a few weeks after the last workshop."""
    first = company.workshops[-1].last + _AFTER
    for number, (unit, kindness) in enumerate(_KINDNESS.items()):
        day = company.working(first + timedelta(days=number))
        asked = Round(company, day, company.id("scale", _SCALE))
        answers = tuple(asked.answers(company.id("unit", unit), kindness))
        if answers:
            yield Told(company.at(day, 0.5), answers, "hr")


@dataclass(frozen=True, slots=True)
class Round:
    """What is asked on a day, and answered on a scale (id)."""

    company: Company
    day: date
    scale: str

    def answers(self, unit: str, kindness: float) -> Iterator[Proposed]:
        """Of everyone in a unit who answers, and of two who work beside them."""
        team = self.company.there(self.day, unit)
        for who in team:
            rng = self.company.rng("round of colleagues", who.person)
            if rng.random() > _ANSWER:
                continue
            beside = [colleague for colleague in team if colleague is not who and not colleague.leads]
            peers = rng.sample(beside, min(2, len(beside)))
            for skill in self._skills(who):
                able = self.company.level(who.person, skill, self.day)
                yield self._answer(who, skill, who, _seen(rng, able + kindness, _OWN_SPREAD))
                for peer in peers:
                    yield self._answer(who, skill, peer, _seen(rng, able + _PEER_BIAS, _PEER_SPREAD))

    def _skills(self, who: Colleague) -> list[str]:
        """Ids of what is asked about: of the list, what a role of theirs requires."""
        required = self.company.required
        needed = {skill for role in who.holds(self.day) for skill in required.get(role, ())}
        return [skill for name in _SKILLS if (skill := self.company.id("skill", name)) in needed]

    def _answer(self, who: Colleague, skill: str, by: Colleague, level: int) -> Proposed:
        body = SkillAssessed(
            person=who.person,
            skill=skill,
            scale=self.scale,
            level=level,
            method="self" if by is who else "peer",
            assessor=by.person,
        )
        return Proposed(body, self.day)


def _seen(rng: Random, level: float, spread: float) -> int:
    return min(_HIGHEST, max(0, int(rng.gauss(level, spread) + 0.5)))
