"""Anchoring, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from veikart.api import EventType
from veikart_culture.anchoring.events import AnchoringJudged
from veikart_culture.anchoring.statements import LEVEL_NAMES, OF_KEY

if TYPE_CHECKING:
    from veikart.api import Picture


def _judged(picture: Picture, body: Mapping[str, Any]) -> str:
    statement = OF_KEY.get(body["statement"])
    what = f"{LEVEL_NAMES[statement.level]}: {statement.text}" if statement else body["statement"]
    where = f" in {picture.name('unit', body['unit'])}" if body.get("unit") else ""
    shown = f": {body['evidence']}" if body.get("evidence") else ""
    return f"{what}{where}, {body['score']} of 5{shown}"


TOLD = (EventType(AnchoringJudged, tell=_judged),)
