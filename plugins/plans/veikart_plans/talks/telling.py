"""Talks, in words that give nothing of them away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from veikart.api import EventType
from veikart_plans.talks.events import TalkHeld, TalkShared

if TYPE_CHECKING:
    from veikart.api import Picture


def _held(picture: Picture, body: Mapping[str, Any]) -> str:
    by = f" by {picture.name('person', body['leader'])}" if body.get("leader") else ""
    return f"Development talk with {picture.name('person', body['person'])} held{by}"


def _shared(picture: Picture, body: Mapping[str, Any]) -> str:
    return f"Notes of the talk shared with {picture.name('person', body['person'])}"


TOLD = (EventType(TalkHeld, tell=_held), EventType(TalkShared, tell=_shared))
