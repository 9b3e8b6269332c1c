"""Anchoring, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from veikart.api import EventType
from veikart_culture.anchoring.events import AnchoringJudged, StatementAdded, StatementDropped
from veikart_culture.anchoring.standing import every
from veikart_culture.anchoring.statements import LEVEL_NAMES

if TYPE_CHECKING:
    from veikart.api import Picture

Body = Mapping[str, Any]


def _named(picture: Picture, statement: str) -> str:
    found = next((each for each in every(picture) if each.key == statement), None)
    return f"{LEVEL_NAMES[found.level]}: {found.text}" if found else f"Statement {statement[-4:]}"


def _judged(picture: Picture, body: Body) -> str:
    where = f" in {picture.name('unit', body['unit'])}" if body.get("unit") else ""
    shown = f": {body['evidence']}" if body.get("evidence") else ""
    return f"{_named(picture, body['statement'])}{where}, {body['score']} of 5{shown}"


def _added(picture: Picture, body: Body) -> str:
    return f"The check of anchoring asks, too: {LEVEL_NAMES[body['level']]}: {body['text']}"


def _dropped(picture: Picture, body: Body) -> str:
    return f"The check of anchoring no longer asks: {_named(picture, body['statement'])}"


TOLD = (
    EventType(AnchoringJudged, tell=_judged),
    EventType(StatementAdded, tell=_added),
    EventType(StatementDropped, tell=_dropped),
)
