"""Leaders' talks about learning with their people."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from veikart.api import EventBody, Holds, Id, Personal, Prose


class CadenceAgreed(EventBody):
    """From its effective day leaders of a unit (or all) talk about learning so many times a year."""

    topic: ClassVar[str] = "culture.cadence_agreed"
    holds = ()

    unit: Id | None = None
    a_year: Annotated[float, Field(ge=0, le=366)]


class ConversationHeld(EventBody):
    """On its effective day a leader talked about learning with the people of a unit."""

    topic: ClassVar[str] = "culture.conversation_held"
    holds = (Holds("leader", "fact", "To see whether leaders talk about learning as often as was agreed."),)

    conversation: Id
    unit: Id
    leader: Id | None = None
    about: Annotated[Prose, Personal(of="conversation", gone="(text removed)")] = ""
