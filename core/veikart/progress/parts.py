"""The parts a change is taken apart into: what each is called, and in which order it is told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One reason for a change. `meaning` is a sentence that says when a cell's change is put down to it."""

    id: str
    title: str
    meaning: str


GREW, DECLINED, RATED, RELEVANCE, METHOD = "grew", "declined", "rated", "relevance", "method"
TARGET, ROLE, UNIT, JOINED, LEFT, CORRECTED = "target", "role", "unit", "joined", "left", "corrected"

PARTS: tuple[Part, ...] = (
    Part(GREW, "People grew", "a later rating of the same kind is higher"),
    Part(DECLINED, "People declined", "a later rating of the same kind is lower"),
    Part(RATED, "Became known", "rated where nobody had been, or no longer rated at all"),
    Part(RELEVANCE, "Relevant or not", "said to be not relevant for the person, or no longer"),
    Part(METHOD, "Rated in another way", "another kind of rating counts now, or one on another scale"),
    Part(TARGET, "Target moved", "a requirement, a link, a scale, or a skill parked, retired or taken up"),
    Part(ROLE, "Moved role", "the person holds other roles"),
    Part(UNIT, "Moved unit", "the person, or their unit, came into the unit looked at or went out of it"),
    Part(JOINED, "Joined", "everything that is asked of people who were not there before"),
    Part(LEFT, "Left", "everything that was asked of people who are no longer there"),
    Part(CORRECTED, "Corrected", "recorded later, for a day up to that of before"),
)
"""All parts, in the order they are told in."""

PART = {part.id: part for part in PARTS}
