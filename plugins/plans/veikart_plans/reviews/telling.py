"""What reviews decided, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from veikart.api import EventType
from veikart_plans.measures.telling import called
from veikart_plans.reviews.events import MeasureReviewed, MinutesWritten, ReviewHeld

if TYPE_CHECKING:
    from veikart.api import Picture


def _held(picture: Picture, body: Mapping[str, Any]) -> str:
    of = f" of {picture.name('unit', body['unit'])}" if body.get("unit") else ""
    return f"Review{of} held: {body['name']}"


def _reviewed(picture: Picture, body: Mapping[str, Any]) -> str:
    why = f": {body['why']}" if body.get("why") else ""
    return f"{called(picture, body['measure'])}: {body['verdict']}{why}"


def _written(picture: Picture, body: Mapping[str, Any]) -> str:
    rows = picture.table("plans.reviews")
    names = rows.filter(rows["review"] == body["review"])["name"]
    return f"Minutes written: {names[0] if len(names) else 'a review'}"


TOLD = (
    EventType(ReviewHeld, tell=_held),
    EventType(MinutesWritten, tell=_written),
    EventType(MeasureReviewed, tell=_reviewed),
)
