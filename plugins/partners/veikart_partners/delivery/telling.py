"""Work with partners, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from veikart.api import EventType
from veikart_partners.delivery import events
from veikart_partners.portfolio.telling import because, named

if TYPE_CHECKING:
    from veikart.api import Picture

Body = Mapping[str, Any]


def titled(picture: Picture, engagement: str) -> str:
    """What a piece of work is called."""
    rows = picture.table("partners.engagements")
    titles = rows.filter(rows["engagement"] == engagement)["title"]
    return str(titles[0]) if len(titles) else f"Engagement {engagement[-4:]}"


def _agreed(picture: Picture, body: Body) -> str:
    return f"Agreed with {named(picture, body['partner'])}: {body['title']}"


def _ended(picture: Picture, body: Body) -> str:
    return f"Over: {titled(picture, body['engagement'])}{because(body)}"


def _skill(picture: Picture, body: Body) -> str:
    builds = "builds" if body["builds"] else "no longer builds"
    return f"{titled(picture, body['engagement'])} {builds} {picture.name('skill', body['skill'])}"


def _participant(picture: Picture, body: Body) -> str:
    takes = "takes part" if body["takes_part"] else "no longer takes part"
    return f"{picture.name('person', body['person'])} {takes} in {titled(picture, body['engagement'])}"


def _iteration(picture: Picture, body: Body) -> str:
    return f"An iteration of {titled(picture, body['engagement'])} was held{because(body, 'changed')}"


TOLD = (
    EventType(events.EngagementAgreed, tell=_agreed),
    EventType(events.EngagementEnded, tell=_ended),
    EventType(events.EngagementSkill, tell=_skill),
    EventType(events.ParticipantAdded, tell=_participant),
    EventType(events.IterationHeld, tell=_iteration),
)
