"""The pulse: its questions, its rounds, and answers without a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from veikart.api import EventBody, Id, Labels, Name, Prose

Answer = Annotated[int, Field(ge=1, le=10)]


class QuestionSet(EventBody):
    """From its effective day a question belongs to the pulse, or is worded anew; by language."""

    topic: ClassVar[str] = "culture.question_set"
    holds = ()

    question: Id
    theme: Name
    labels: Labels
    reverse: bool = False
    """Whether a high answer speaks against the culture of learning."""
    most: Annotated[int, Field(ge=2, le=10)] = 5
    """The highest answer; the lowest is 1."""
    order: Annotated[int, Field(ge=0, le=10_000)] = 0


class QuestionRetired(EventBody):
    """The question is no longer asked; its answers stay."""

    topic: ClassVar[str] = "culture.question_retired"
    holds = ()

    question: Id


class RoundOpened(EventBody):
    """A round of the pulse begins on its effective day."""

    topic: ClassVar[str] = "culture.round_opened"
    holds = ()

    round: Id
    name: Name


class RoundClosed(EventBody):
    """Nobody answers any more."""

    topic: ClassVar[str] = "culture.round_closed"
    holds = ()

    round: Id


class PulseAnswered(EventBody):
    """Somebody in a unit has answered. There is no way back to who: `answers` is an id made by chance, and
    those of a round are written together, in an order made by chance."""

    topic: ClassVar[str] = "culture.pulse_answered"
    holds = ()

    answers: Id
    round: Id
    unit: Id | None = None
    values: Mapping[Id, Answer]
    """Question → answer, as it was given."""


class AnswersWithdrawn(EventBody):
    """The answers of a round do not count: asked wrongly, or of the wrong people."""

    topic: ClassVar[str] = "culture.answers_withdrawn"
    holds = ()

    round: Id
    why: Prose
