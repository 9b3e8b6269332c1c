"""Goals, the capabilities they need, and the skills those rest on."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from veikart_events.base import EventBody, Id, Name, Prose

Owner = Literal["management", "hr", "line"]
"""Which of the three parties owns an action."""
Weight = Annotated[float, Field(gt=0, le=100)]
Criticality = Annotated[int, Field(ge=1, le=3)]
"""1 useful, 2 important, 3 critical."""


class GoalSet(EventBody):
    """A strategic goal, by when it is to be reached (`horizon`), why, and the value expected of it."""

    topic: ClassVar[str] = "goal.set"
    holds = ()

    goal: Id
    name: Name
    horizon: date | None = None
    why: Prose = ""
    value: Prose = ""
    owner: Owner = "management"
    weight: Weight = 1.0


class GoalRevised(EventBody):
    """What changed; None means: as it was."""

    topic: ClassVar[str] = "goal.revised"
    holds = ()

    goal: Id
    name: Name | None = None
    horizon: date | None = None
    why: Prose | None = None
    value: Prose | None = None
    owner: Owner | None = None
    weight: Weight | None = None


class GoalDropped(EventBody):
    """No longer pursued; its capabilities and skills stay on record."""

    topic: ClassVar[str] = "goal.dropped"
    holds = ()

    goal: Id
    why: Prose = ""


class CapabilityIdentified(EventBody):
    """What the organisation must be able to do to reach `goal`."""

    topic: ClassVar[str] = "capability.identified"
    holds = ()

    capability: Id
    goal: Id
    name: Name
    description: Prose = ""


class SkillLinked(EventBody):
    """`skill` carries `capability`, with a weight among its skills and a criticality for it."""

    topic: ClassVar[str] = "skill.linked"
    holds = ()

    skill: Id
    capability: Id
    weight: Weight = 1.0
    criticality: Criticality = 2


class SkillUnlinked(EventBody):
    """`skill` no longer carries `capability`."""

    topic: ClassVar[str] = "skill.unlinked"
    holds = ()

    skill: Id
    capability: Id


class SkillPrioritised(EventBody):
    """Agreed with the business: work on it, in this order, needed by this day. Takes back a parking."""

    topic: ClassVar[str] = "skill.prioritised"
    holds = ()

    skill: Id
    priority: Annotated[int, Field(ge=1, le=99)] = 1
    needed_by: date | None = None
    why: Prose = ""


class SkillParked(EventBody):
    """The courage to say *not now*, with the reason kept."""

    topic: ClassVar[str] = "skill.parked"
    holds = ()

    skill: Id
    why: Annotated[Prose, Field(min_length=1)]
