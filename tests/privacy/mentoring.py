"""A plugin with events about people, as a test makes it on the spot."""

from __future__ import annotations

from types import ModuleType
from typing import Annotated, ClassVar

from veikart.api import FORGOTTEN, EventBody, EventType, Holds, Id, Name, Personal, Prose, hook
from veikart.plugins import Plugins


class MentorMet(EventBody):
    """A talk between two people."""

    topic: ClassVar[str] = "mentor.met"
    holds = (
        Holds("person", "talk note", "To remember between two talks what was agreed."),
        Holds("mentor", "fact", "To know who to ask about the talk."),
    )

    person: Id
    mentor: Id
    called: Annotated[Name, Personal(of="person", gone=FORGOTTEN)]
    said: Annotated[Prose, Personal(of="person")] = ""


class RoomBooked(EventBody):
    """Nobody's business."""

    topic: ClassVar[str] = "mentor.room_booked"
    holds = ()

    room: Id


def mentors() -> ModuleType:
    made = ModuleType("mentors")
    answer = hook(lambda: [EventType(MentorMet), EventType(RoomBooked)])
    answer.__name__ = "veikart_events"
    made.veikart_events = answer  # type: ignore[attr-defined]
    return made


def loaded(*modules: ModuleType) -> Plugins:
    """These plugins, without those of this machine."""
    return Plugins.load(extra=modules, discover=list)
