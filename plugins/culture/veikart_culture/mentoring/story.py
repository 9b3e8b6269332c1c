"""The demo's mentors: after the half-year check those whom others ask offer themselves; pairs follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from veikart.api import Proposed, Told
from veikart_culture.mentoring.events import MentorOffered, MentorWanted, PairAgreed, PairEnded

if TYPE_CHECKING:
    from veikart.api import Colleague, Company, EventBody

_MENTOR, _LEARNER = 3.0, 2.6
"""From which real level on somebody offers to be a mentor; up to which somebody wants one."""


@dataclass(frozen=True, slots=True)
class _Skill:
    """How many offer themselves in a skill, and for how many each; how many want a mentor; how many pairs
    come of it."""

    name: str
    offers: int
    capacity: int
    wants: int
    pairs: int


_REQUIRED = 3
"""Of whom less is required, neither offers nor wants anything."""
_SKILLS = (
    _Skill("Condition monitoring", 2, 2, 3, 2),
    _Skill("High-voltage switching", 1, 1, 3, 1),
    _Skill("Flexible tariffs", 2, 2, 3, 2),
    _Skill("Analysis in Python", 2, 2, 3, 2),
    _Skill("Large heat pumps", 1, 1, 2, 0),
    _Skill("Digital twin modelling", 1, 1, 2, 0),
    _Skill("Leading change", 1, 2, 2, 1),
)
_FIRST, _PAIRED, _LATER = 60, 45, 330
"""Days: from the half-year check to the offers, from there to the pairs; from the pairs until one ends."""


def tell(company: Company) -> Iterator[Told]:
    """Offers and wants skill by skill, the pairs some weeks later; one that ended."""
    begins = company.workshops[1].last + timedelta(days=_FIRST)
    mentors: set[str] = set()
    pairs: list[tuple[date, PairAgreed]] = []
    for place, skill in enumerate(_SKILLS):
        day = company.working(begins + timedelta(days=4 * place))
        identity = company.id("skill", skill.name)
        offering, wanting = _people(company, skill, identity, day, mentors)
        mentors |= {who.person for who in offering}
        offers = [MentorOffered(mentor=who.person, capacity=skill.capacity) for who in offering]
        if offers:
            yield _told(company, day, 0.3, offers)
        wants = [MentorWanted(learner=who.person, skill=identity) for who in wanting]
        if wants:
            yield _told(company, day, 0.4, wants)
        agreed = company.working(day + timedelta(days=_PAIRED))
        couples = zip(wanting[: skill.pairs], offering * skill.capacity, strict=False)
        bodies = [
            PairAgreed(learner=learner.person, mentor=mentor.person, skill=identity)
            for learner, mentor in couples
        ]
        pairs += [(agreed, body) for body in bodies]
        if bodies:
            yield _told(company, agreed, 0.5, bodies)
    yield from _ended(company, pairs)


def _ended(company: Company, pairs: list[tuple[date, PairAgreed]]) -> Iterator[Told]:
    """The first pair has reached what it wanted."""
    for agreed, body in pairs[:1]:
        day = company.working(min(agreed + timedelta(days=_LATER), company.last - timedelta(days=30)))
        why = "What was to be learnt is learnt; they still have lunch."
        end = PairEnded(learner=body.learner, mentor=body.mentor, skill=body.skill, why=why)
        no_more = MentorWanted(learner=body.learner, skill=body.skill, wanted=False)
        yield _told(company, day, 0.6, [end, no_more])


def _people(
    company: Company, skill: _Skill, identity: str, day: date, taken: set[str]
) -> tuple[list[Colleague], list[Colleague]]:
    """Who offers and who wants: the best who do not lead, and some who are far behind them."""
    stay = [
        who for who in company.there(day) if who.left is None and not who.leads and who.person not in taken
    ]
    needed = [
        who
        for who in stay
        if any(company.required.get(role, {}).get(identity, 0) >= _REQUIRED for role in who.holds(day))
    ]
    able = {who.person: company.level(who.person, identity, day) for who in needed}
    best = sorted(needed, key=lambda who: (-able[who.person], who.person))
    offering = [who for who in best if able[who.person] >= _MENTOR][: skill.offers]
    rest = [who for who in best if who not in offering and able[who.person] <= _LEARNER]
    rng = company.rng("wants a mentor", identity)
    return offering, rng.sample(rest, min(skill.wants, len(rest)))


def _told(company: Company, day: date, share: float, bodies: Sequence[EventBody]) -> Told:
    return Told(company.at(day, share), tuple(Proposed(body, day) for body in bodies), "hr")
