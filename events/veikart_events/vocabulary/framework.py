"""Scales and skills: what is measured, and on which ladder."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, model_validator

from veikart_events.base import EventBody, Id, Name, Prose, Record, Reference
from veikart_events.cleaning import clean_line


def _labels(labels: dict[str, str]) -> dict[str, str]:
    cleaned = {language: clean_line(text) for language, text in labels.items()}
    if not any(cleaned.values()):
        raise ValueError("a skill needs a label in at least one language")
    return {language: text for language, text in cleaned.items() if text}


LanguageTag = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Labels = Annotated[dict[LanguageTag, str], AfterValidator(_labels)]
"""Language tag (BCP 47) → label."""


class ScaleLevel(Record):
    """One step of a scale: its number, its word, and what one sees someone do there."""

    value: float
    name: Name
    description: Prose = ""


class ScaleDefined(EventBody):
    """Named, ordered levels, lowest first. On a `continuous` scale any value between the ends is a level."""

    topic: ClassVar[str] = "scale.defined"
    holds = ()

    scale: Id
    name: Name
    levels: Annotated[tuple[ScaleLevel, ...], Field(min_length=2, max_length=100)]
    continuous: bool = False

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        values = [level.value for level in self.levels]
        if any(a >= b for a, b in pairwise(values)):
            raise ValueError("levels must rise from the lowest to the highest")
        return self


class SkillDefined(EventBody):
    """A concrete thing a person can do. `uri` ties it to an outside framework; a label is not an identity."""

    topic: ClassVar[str] = "skill.defined"
    holds = ()

    skill: Id
    labels: Labels
    scale: Id
    group: Name | None = None
    uri: Reference | None = None
    description: Prose = ""


class SkillRelabelled(EventBody):
    """Replaces the labels of the languages it names; the others stay."""

    topic: ClassVar[str] = "skill.relabelled"
    holds = ()

    skill: Id
    labels: Labels


class SkillGrouped(EventBody):
    """Puts a skill under a heading; None takes it out."""

    topic: ClassVar[str] = "skill.grouped"
    holds = ()

    skill: Id
    group: Name | None


class SkillRetired(EventBody):
    """No longer asked for; what was assessed stays on record."""

    topic: ClassVar[str] = "skill.retired"
    holds = ()

    skill: Id
    why: Prose = ""
