"""What comes back: the fixed points of the year."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from veikart.api import EventBody, Id, Name

PointKind = Literal["talks", "survey", "budget", "review", "governance", "other"]


class PointSet(EventBody):
    """From its effective day on something comes back by a rule of RFC 5545 (`FREQ=YEARLY;BYMONTH=3`)."""

    topic: ClassVar[str] = "plans.point_set"
    holds = ()

    point: Id
    title: Name
    kind: PointKind
    rule: Annotated[str, Field(min_length=6, max_length=400, pattern=r"^[A-Z0-9=;,:+-]+$")]
    unit: Id | None = None


class PointEnded(EventBody):
    """It does not come back any more."""

    topic: ClassVar[str] = "plans.point_ended"
    holds = ()

    point: Id
