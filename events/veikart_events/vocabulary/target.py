"""The target picture: which level is required where, from when."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from veikart_events.base import EventBody, Id, Prose


class LevelRequired(EventBody):
    """From its effective day `role` needs `skill` at `level`, or between `level` and `upto`.

    Steps over time are several of these with rising effective days.
    """

    topic: ClassVar[str] = "level.required"
    holds = ()

    role: Id
    skill: Id
    scale: Id
    level: float
    upto: float | None = None

    @model_validator(mode="after")
    def _rising(self) -> Self:
        if self.upto is not None and self.upto < self.level:
            raise ValueError("a range of levels must rise: upto is below level")
        return self


class RequirementWithdrawn(EventBody):
    """From its effective day `role` no longer needs `skill`."""

    topic: ClassVar[str] = "requirement.withdrawn"
    holds = ()

    role: Id
    skill: Id
    why: Prose = ""


class HeadcountTargeted(EventBody):
    """`people` people at `level` or above in `unit` (None: anywhere). 0 takes the target back."""

    topic: ClassVar[str] = "headcount.targeted"
    holds = ()

    skill: Id
    scale: Id
    level: float
    people: Annotated[int, Field(ge=0, le=1_000_000)]
    unit: Id | None = None
