"""What is done together with a partner."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from veikart.api import Amount, CurrencyCode, EventBody, Holds, Id, Name, Prose


class EngagementAgreed(EventBody):
    """A piece of work with a partner, tied to a measure of the plans where there is one."""

    topic: ClassVar[str] = "partners.engagement_agreed"
    holds = ()

    engagement: Id
    partner: Id
    title: Name
    measure: Id | None = None
    unit: Id | None = None
    start: date | None = None
    end: date | None = None
    cost: Amount | None = None
    currency: CurrencyCode | None = None
    about: Prose = ""


class EngagementEnded(EventBody):
    """The piece of work is over; what it cost in the end, where that is known."""

    topic: ClassVar[str] = "partners.engagement_ended"
    holds = ()

    engagement: Id
    spent: Amount | None = None
    why: Prose = ""


class EngagementSkill(EventBody):
    """The piece of work is to build a skill (or no longer is), beside those of its measure."""

    topic: ClassVar[str] = "partners.skill_engaged"
    holds = ()

    engagement: Id
    skill: Id
    builds: bool = True


class ParticipantAdded(EventBody):
    """Somebody takes part (or no longer does), beside those of its measure."""

    topic: ClassVar[str] = "partners.participant_added"
    holds = (Holds("person", "fact", "To see what a piece of work with a partner changed for whom."),)

    engagement: Id
    person: Id
    takes_part: bool = True


class IterationHeld(EventBody):
    """One round of the work: what those who took part said, and what is changed for the next."""

    topic: ClassVar[str] = "partners.iteration_held"
    holds = ()

    iteration: Id
    engagement: Id
    feedback: Prose = ""
    changed: Prose = ""
