"""Where people learn from each other."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from veikart.api import EventBody, Holds, Id, Name, Personal, Prose

PracticeKind = Literal["clinic", "mentoring", "community", "arena", "other"]


class PracticeBegun(EventBody):
    """Since its effective day people meet to learn from each other; who runs it, and where."""

    topic: ClassVar[str] = "culture.practice_begun"
    holds = (Holds("runs", "fact", "To know who runs a practice."),)

    practice: Id
    name: Name
    kind: PracticeKind
    runs: Id | None = None
    unit: Id | None = None
    about: Annotated[Prose, Personal(of="practice")] = ""


class PracticeEnded(EventBody):
    """They meet no longer."""

    topic: ClassVar[str] = "culture.practice_ended"
    holds = ()

    practice: Id
    why: Prose = ""


class PracticeMeant(EventBody):
    """The practice is meant for a skill, or to move a KPI (or no longer is)."""

    topic: ClassVar[str] = "culture.practice_aimed"
    holds = ()

    practice: Id
    skill: Id | None = None
    kpi: Id | None = None
    meant: bool = True


class PracticeMet(EventBody):
    """On its effective day they met: how many, and who where that is noted."""

    topic: ClassVar[str] = "culture.practice_met"
    holds = (Holds("people", "fact", "To see what moved in the skills of those who took part."),)

    meeting: Id
    practice: Id
    attended: Annotated[int, Field(ge=0, le=100_000)]
    people: tuple[Id, ...] = ()


class PracticeHandedOver(EventBody):
    """Somebody else runs the practice from its effective day on, or nobody."""

    topic: ClassVar[str] = "culture.practice_handed"
    holds = (Holds("runs", "fact", "To know who runs a practice."),)

    practice: Id
    runs: Id | None = None
