"""What this part keeps itself: who is away, and how important a skill is for a role."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import Field, model_validator

from veikart.api import EventBody, EventType, Holds, Id, day_in_words, number

if TYPE_CHECKING:
    from veikart.api import Picture


class AbsenceNoted(EventBody):
    """From its effective day the person is away, until the day they are back (None: not known).

    Said again with the same first day it takes the place of what was said before. It holds no reason: why
    somebody is away is not needed here, and may be about their health.
    """

    topic: ClassVar[str] = "gap.absence_noted"
    holds = (Holds("person", "fact", "To know who can be asked to stand in for a colleague on a day."),)

    person: Id
    back: date | None = None


class ImportanceNoted(EventBody):
    """How important a skill is for a role, on a scale from `lowest` to `highest`: what the source says."""

    topic: ClassVar[str] = "gap.importance_noted"
    holds = ()

    role: Id
    skill: Id
    importance: float
    lowest: float = Field(1.0)
    highest: float = Field(5.0)

    @model_validator(mode="after")
    def _on_its_scale(self) -> Self:
        if not self.lowest < self.highest:
            raise ValueError("the scale must rise: lowest is not below highest")
        if not self.lowest <= self.importance <= self.highest:
            raise ValueError("the importance is not on its scale")
        return self


def _tell_absence(picture: Picture, body: Mapping[str, Any]) -> str:
    until = f", back on {day_in_words(date.fromisoformat(body['back']))}" if body.get("back") else ""
    return f"{picture.name('person', body['person'])} is away{until}"


def _tell_importance(picture: Picture, body: Mapping[str, Any]) -> str:
    role, skill = picture.name("role", body["role"]), picture.name("skill", body["skill"])
    told = f"{number(body['importance'])} of {number(body['highest'])}"
    return f"{skill} is important for {role}: {told}"


EVENTS = (
    EventType(AbsenceNoted, tell=_tell_absence),
    EventType(ImportanceNoted, tell=_tell_importance),
)
