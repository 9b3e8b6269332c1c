"""What happens in the room."""

from __future__ import annotations

from typing import Annotated, ClassVar

from veikart_events.base import EventBody, Id, Name, Prose
from veikart_events.privacy import Holds, Personal


class WorkshopStarted(EventBody):
    """Events recorded until it ends carry its id as their session."""

    topic: ClassVar[str] = "workshop.started"
    holds = ()

    workshop: Id
    name: Name


class WorkshopEnded(EventBody):
    """The workshop is over; events no longer carry its id."""

    topic: ClassVar[str] = "workshop.ended"
    holds = ()

    workshop: Id


class DecisionNoted(EventBody):
    """A decision and what it is about (ids of goals, skills, units, people …)."""

    topic: ClassVar[str] = "decision.noted"
    holds = (Holds("about", "fact", "To remember what was decided about the people it names, and why."),)

    decision: Id
    text: Annotated[Prose, Personal(of="decision", gone="(text removed)")]
    about: tuple[Id, ...] = ()
