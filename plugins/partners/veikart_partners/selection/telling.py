"""The selection, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from veikart.api import EventType, number
from veikart_partners.portfolio.telling import because, named
from veikart_partners.selection.events import CriterionSet, PartnerDecided, PartnerScored

if TYPE_CHECKING:
    from veikart.api import Picture

Body = Mapping[str, Any]


def _criterion(picture: Picture, body: Body) -> str:
    if not body["weight"]:
        return f"Partners are no longer judged by {body['name']}"
    return f"Partners are judged by {body['name']}, weight {number(body['weight'])}"


def _scored(picture: Picture, body: Body) -> str:
    rows = picture.table("partners.criteria")
    names = rows.filter(rows["criterion"] == body["criterion"])["name"]
    by = names[0] if len(names) else body["criterion"][-4:]
    judge = picture.name("person", body["judge"])
    return f"{judge} scores {named(picture, body['partner'])} by {by}: {body['score']}{because(body)}"


def _decided(picture: Picture, body: Body) -> str:
    chosen = "chosen" if body["chosen"] else "not chosen"
    return f"{named(picture, body['partner'])} was {chosen}{because(body)}"


TOLD = (
    EventType(CriterionSet, tell=_criterion),
    EventType(PartnerScored, tell=_scored),
    EventType(PartnerDecided, tell=_decided),
)
