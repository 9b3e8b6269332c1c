"""What people can do, as someone stated it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from veikart_events.base import EventBody, Id
from veikart_events.privacy import Holds

Method = Literal["self", "peer", "manager", "test", "observation", "interview", "consultant", "calibrated"]
"""How a level came about; *calibrated* is agreed in the room after a discussion."""
Confidence = Literal["low", "medium", "high"]
_FOR_PLANNING = (
    "To compare what people can do with what their roles and the goals require, and plan learning."
)


class SkillAssessed(EventBody):
    """One statement of a level, on the scale it was given on. `level` None: the skill is not relevant."""

    topic: ClassVar[str] = "skill.assessed"
    holds = (
        Holds("person", "self-assessment", _FOR_PLANNING, when={"method": "self"}),
        Holds("person", "judgement by others", _FOR_PLANNING),
        Holds("assessor", "fact", "To know who gave the rating, so that it can be talked over with them."),
    )

    person: Id
    skill: Id
    scale: Id
    level: float | None
    method: Method = "manager"
    confidence: Confidence | None = None
    assessor: Id | None = None


class SkillAssumed(EventBody):
    """A guess for a whole unit, made before anyone was asked; never mixed with assessments."""

    topic: ClassVar[str] = "skill.assumed"
    holds = ()

    unit: Id
    skill: Id
    scale: Id
    level: float


class SourcesRanked(EventBody):
    """Which methods are believed first: groups of methods, best first. Methods in one group count alike."""

    topic: ClassVar[str] = "sources.ranked"
    holds = ()

    groups: Annotated[tuple[tuple[Method, ...], ...], Field(min_length=1)]
