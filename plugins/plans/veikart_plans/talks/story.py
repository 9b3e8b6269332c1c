"""Talks in the company of the demo: each half-year, but not in District Heating."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from veikart.api import Proposed, Told
from veikart_plans.talks.events import TalkHeld, TalkShared

if TYPE_CHECKING:
    from veikart.api import Colleague, Company

_ROUNDS = (110, 290, 475, 600)
"""Days after the beginning on which a round of talks begins; it lasts five weeks."""
_WITHOUT = "District Heating"
_WISHES = (
    "Would like to lead a job from beginning to end.",
    "Would like to stay in the field, and teach the younger ones.",
    "Wants to try the control room for a month.",
    "Would rather learn from a colleague than on a course.",
    "Likes to go on as it is.",
    "",
)
_NEEDS = (
    "Time in the shift plan for it.",
    "Somebody to ask when the first case comes.",
    "More practice before the authorisation.",
    "A second look at the readings, twice a month.",
    "",
)


def tell(company: Company) -> Iterator[Told]:
    """Four rounds: nine of ten in most units, a few of the last round in District Heating."""
    heat = company.id("unit", _WITHOUT)
    for turn, days in enumerate(_ROUNDS):
        for who in company.there(company.start + timedelta(days=days)):
            rng = company.rng("talk", turn, who.person)
            day = company.working(company.start + timedelta(days=days + rng.randrange(35)))
            unit = who.unit(day)
            odds = (0.15 if turn == len(_ROUNDS) - 1 else 0.0) if unit == heat else 0.9
            if not who.there(day) or rng.random() >= odds:
                continue
            yield from _talk(company, who, turn, _leader(company, who, unit))


def _talk(company: Company, who: Colleague, turn: int, leader: str | None) -> Iterator[Told]:
    rng = company.rng("talk", turn, who.person)
    day = company.working(company.start + timedelta(days=_ROUNDS[turn] + rng.randrange(35)))
    talk = company.new_id("talk", turn, who.person)
    body = TalkHeld(
        talk=talk, person=who.person, leader=leader, wishes=rng.choice(_WISHES), needs=rng.choice(_NEEDS)
    )
    yield Told(company.at(day, rng.uniform(0.1, 0.8)), (Proposed(body, day),), "line")
    if rng.random() < 0.8:
        later = company.working(day + timedelta(days=rng.randrange(1, 9)))
        shared = Proposed(TalkShared(talk=talk, person=who.person), later)
        yield Told(company.at(later, rng.uniform(0.82, 0.95)), (shared,), "line")


def _leader(company: Company, who: Colleague, unit: str) -> str | None:
    """Who leads in the unit, the same one every time; None for the leader alone."""
    day = company.start
    leaders = sorted(
        (each for each in company.people if each.leads and each.unit(day) == unit and each.left is None),
        key=lambda each: each.person,
    )
    return next((each.person for each in leaders if each.person != who.person), None)
