"""Conversations, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from veikart.api import EventType, number
from veikart_culture.conversations.events import CadenceAgreed, ConversationHeld

if TYPE_CHECKING:
    from veikart.api import Picture

Body = Mapping[str, Any]


def _agreed(picture: Picture, body: Body) -> str:
    where = f" in {picture.name('unit', body['unit'])}" if body.get("unit") else ""
    return f"Leaders{where} talk about learning {number(body['a_year'])} times a year"


def _held(picture: Picture, body: Body) -> str:
    who = picture.name("person", body["leader"]) if body.get("leader") else "A leader"
    about = f": {body['about']}" if body.get("about") else ""
    return f"{who} talked about learning in {picture.name('unit', body['unit'])}{about}"


TOLD = (EventType(CadenceAgreed, tell=_agreed), EventType(ConversationHeld, tell=_held))
