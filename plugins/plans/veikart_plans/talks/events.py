"""What is kept of development talks."""

from __future__ import annotations

from typing import Annotated, ClassVar

from veikart.api import EventBody, Holds, Id, Personal, Prose

_PURPOSE = "To remember between two talks what somebody wishes and needs to learn."
_LEADER = Holds("leader", "fact", "To know who held the talk.")
Note = Annotated[Prose, Personal(of="person", gone="(text removed)")]


class TalkHeld(EventBody):
    """On its effective day a leader talked with an employee about what comes next."""

    topic: ClassVar[str] = "plans.talk_held"
    holds = (Holds("person", "talk note", _PURPOSE), _LEADER)

    talk: Id
    person: Id
    leader: Id | None = None
    wishes: Note = ""
    needs: Note = ""


class TalkShared(EventBody):
    """What was noted of a talk was given to the employee to read."""

    topic: ClassVar[str] = "plans.talk_shared"
    holds = (Holds("person", "fact", "To know that somebody has read what is noted of them."),)

    talk: Id
    person: Id
