"""What comes back: the fixed points of the year."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from veikart.api import EventBody, Id, Name

PointKind = Literal["talks", "survey", "budget", "review", "governance", "other"]


class PointSet(EventBody):
    """Something comes back by a rule of RFC 5545 (`FREQ=YEARLY;BYMONTH=3`), on or after its first day."""

    topic: ClassVar[str] = "plans.point_set"
    holds = ()

    point: Id
    title: Name
    kind: PointKind
    rule: Annotated[str, Field(min_length=6, max_length=400, pattern=r"^[A-Z0-9=;,:+-]+$")]
    first: date
    """Counted from here: where the rule says no day, or every second time, it is that of this day."""
    unit: Id | None = None


class PointEnded(EventBody):
    """It does not come back any more."""

    topic: ClassVar[str] = "plans.point_ended"
    holds = ()

    point: Id
