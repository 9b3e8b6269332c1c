"""What a presenter puts on the time bar: days with a name, and notes for when one stands there."""

from __future__ import annotations

from typing import Annotated, ClassVar

from veikart_events.base import EventBody, Id, Name, Prose
from veikart_events.privacy import Holds, Personal


class MarkSet(EventBody):
    """Its effective day bears this name on the time bar ("Board meeting"); it may lie ahead."""

    topic: ClassVar[str] = "mark.set"
    holds = ()

    mark: Id
    name: Name


class MarkRemoved(EventBody):
    """The day no longer bears the name. Effective on the day of the mark."""

    topic: ClassVar[str] = "mark.removed"
    holds = ()

    mark: Id


class NoteAttached(EventBody):
    """What the presenter wants to say at its effective day, and whom or what it is about."""

    topic: ClassVar[str] = "note.attached"
    holds = (Holds("about", "fact", "To tell on that day what there is to say about the people it names."),)

    note: Id
    text: Annotated[Prose, Personal(of="note", gone="(text removed)")]
    about: tuple[Id, ...] = ()


class NoteRemoved(EventBody):
    """The note is no longer shown. Effective on the day it was attached to."""

    topic: ClassVar[str] = "note.removed"
    holds = ()

    note: Id
