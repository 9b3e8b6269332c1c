"""What happened to partners, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from veikart.api import EventType
from veikart_partners.portfolio import events
from veikart_partners.portfolio.kinds import OF_KEY, PHASE_NAMES

if TYPE_CHECKING:
    from veikart.api import Picture

Body = Mapping[str, Any]


def named(picture: Picture, partner: str) -> str:
    """What a partner is called, also one with whom it is over."""
    rows = picture.statements("partners.partners")
    names = rows.filter(rows["partner"] == partner)["name"].drop_nulls()
    return str(names[-1]) if len(names) else f"Partner {partner[-4:]}"


def because(body: Body, field: str = "why") -> str:
    return f": {body[field]}" if body.get(field) else ""


def _of(words: str) -> Callable[[Picture, Body], str]:
    def tell(picture: Picture, body: Body) -> str:
        return words.format(named(picture, body["partner"])) + because(body)

    return tell


def _skill(words: str) -> Callable[[Picture, Body], str]:
    def tell(picture: Picture, body: Body) -> str:
        return words.format(named(picture, body["partner"]), picture.name("skill", body["skill"]))

    return tell


def _phase(picture: Picture, body: Body) -> str:
    return f"{named(picture, body['partner'])} enters {PHASE_NAMES[body['phase']].lower()}{because(body)}"


def _step(picture: Picture, body: Body) -> str:
    step = OF_KEY.get(body["step"])
    what = step.name if step else body["step"]
    done = "done" if body["done"] else "not done after all"
    return f"{named(picture, body['partner'])}, {done}: {what}"


TOLD = (
    EventType(events.PartnerAdded, tell=lambda picture, body: f"Partner added: {body['name']}"),
    EventType(events.PartnerRevised, tell=_of("{} was described anew")),
    EventType(events.PartnerEnded, tell=_of("It is over with {}")),
    EventType(events.SkillCovered, tell=_skill("{} covers {}")),
    EventType(events.SkillUncovered, tell=_skill("{} no longer covers {}")),
    EventType(events.PhaseEntered, tell=_phase),
    EventType(events.StepTaken, tell=_step),
)
