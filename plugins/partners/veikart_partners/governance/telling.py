"""Governance, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from veikart.api import EventType
from veikart_partners.governance.events import AdaptedTo, PartnerReviewed, PillarScored
from veikart_partners.governance.pillars import OF_PILLAR
from veikart_partners.portfolio.telling import because, named

if TYPE_CHECKING:
    from veikart.api import Picture

Body = Mapping[str, Any]


def _reviewed(picture: Picture, body: Body) -> str:
    following = f"; again on {body['next']}" if body.get("next") else ""
    return f"Review with {named(picture, body['partner'])}{because(body, 'decisions')}{following}"


def _scored(picture: Picture, body: Body) -> str:
    seen = "we say" if body["side"] == "us" else "they say"
    pillar = OF_PILLAR[body["pillar"]].name
    told = because(body, "evidence")
    return f"{named(picture, body['partner'])}, {pillar}: {seen} {body['score']} of 5{told}"


def _adapted(picture: Picture, body: Body) -> str:
    where = picture.name("unit", body["unit"])
    how = ", ".join(body[name] for name in ("language", "form") if body.get(name))
    return f"{named(picture, body['partner'])} in {where}: {how or 'adapted'}{because(body, 'note')}"


TOLD = (
    EventType(PartnerReviewed, tell=_reviewed),
    EventType(PillarScored, tell=_scored),
    EventType(AdaptedTo, tell=_adapted),
)
