"""What is seen of the effect of work with partners, beside the ratings that the journal has anyway."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from veikart.api import EventBody, Holds, Id, Name

Count = Annotated[int, Field(ge=0, le=1_000_000)]


class ReactionsCounted(EventBody):
    """How those who took part answered a question, from 1 to 5: how many gave which answer, and nobody by
    name."""

    topic: ClassVar[str] = "partners.reactions_counted"
    holds = ()

    engagement: Id
    question: Name
    ones: Count = 0
    twos: Count = 0
    threes: Count = 0
    fours: Count = 0
    fives: Count = 0


class PracticeObserved(EventBody):
    """Somebody saw how often a participant does at work what was learnt."""

    topic: ClassVar[str] = "partners.practice_observed"
    holds = (
        Holds("person", "judgement by others", "To see whether what was learnt is done at work."),
        Holds("observer", "fact", "To know who saw it."),
    )

    engagement: Id
    person: Id
    often: Literal["never", "sometimes", "often"]
    observer: Id | None = None


class KpiLinked(EventBody):
    """The work is meant to move a KPI (or no longer is)."""

    topic: ClassVar[str] = "partners.kpi_linked"
    holds = ()

    engagement: Id
    kpi: Id
    moves: bool = True
