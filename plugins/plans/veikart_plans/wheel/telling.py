"""The year's fixed points, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from veikart.api import EventType
from veikart_plans.wheel.events import PointEnded, PointSet

if TYPE_CHECKING:
    from veikart.api import Picture


def _set(picture: Picture, body: Mapping[str, Any]) -> str:
    where = f" in {picture.name('unit', body['unit'])}" if body.get("unit") else ""
    return f"In the annual wheel{where}: {body['title']}"


def _ended(picture: Picture, body: Mapping[str, Any]) -> str:
    rows = picture.statements("plans.points")
    titles = rows.filter(rows["point"] == body["point"])["title"].drop_nulls()
    return f"No longer in the annual wheel: {titles[-1] if len(titles) else body['point'][-4:]}"


TOLD = (EventType(PointSet, tell=_set), EventType(PointEnded, tell=_ended))
