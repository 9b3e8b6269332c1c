"""What happens in the room."""

from __future__ import annotations

from typing import ClassVar

from veikart_events.base import EventBody, Id, Name, Prose


class WorkshopStarted(EventBody):
    """Events recorded until it ends carry its id as their session."""

    topic: ClassVar[str] = "workshop.started"

    workshop: Id
    name: Name


class WorkshopEnded(EventBody):
    """The workshop is over; events no longer carry its id."""

    topic: ClassVar[str] = "workshop.ended"

    workshop: Id


class DecisionNoted(EventBody):
    """A decision and what it is about (ids of goals, skills, units …)."""

    topic: ClassVar[str] = "decision.noted"

    decision: Id
    text: Prose
    about: tuple[Id, ...] = ()
