"""How a true level becomes a rating: every source sees it a little differently."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from veikart.demo.ability import as_rated, as_self_check
from veikart.demo.framework import SKILL
from veikart.demo.people import Worker
from veikart.demo.story import NOT_RELEVANT_NOTES
from veikart.demo.world import World
from veikart.journal import Proposed
from veikart_events.vocabulary.assessment import Confidence, Method, SkillAssessed

_SEEN: dict[Method, tuple[float, float]] = {
    "self": (0.25, 0.5),
    "manager": (0.0, 0.2),
    "calibrated": (0.0, 0.1),
    "observation": (0.0, 0.15),
    "test": (0.0, 0.12),
    "peer": (0.15, 0.3),
}
"""How far a method is off on average, and how widely it scatters, in levels."""
_SURE: tuple[Confidence | None, ...] = (None, None, "medium", "medium", "high", "low")
_ABOVE_CEILING = 0.19  # what kindness may add to a ceiling, less than would round to the next level


@dataclass(frozen=True, slots=True)
class Question:
    """How well does `worker` do `skill` on `day`?"""

    worker: Worker
    skill: str
    day: date


def seen(world: World, asked: Question, method: Method, rng: random.Random) -> float:
    """The level that a source sees, before it is put on a scale."""
    bias, spread = _SEEN[method]
    ability = world.ability(asked.worker, asked.skill)
    level = ability.at(world.days.share(asked.day)) + bias + rng.gauss(0, spread)
    return min(level, ability.ceiling + _ABOVE_CEILING)


def rating(
    world: World,
    asked: Question,
    method: Method,
    rng: random.Random,
    *,
    level: float | None = None,
    note: str | None = None,
) -> Proposed:
    """One statement; of the level `level` where that has been seen before, else of a fresh look."""
    worker, skill = asked.worker, asked.skill
    level = seen(world, asked, method, rng) if level is None else level
    scale, value = SKILL[skill].scale, as_rated(level, skill)
    assessor = worker if method == "self" else world.leader(worker, asked.day)
    if method == "self":
        scale, value = as_self_check(level, skill)
    relevant = method == "self" or not world.not_relevant(worker, skill)
    body = SkillAssessed(
        person=world.id("person", worker.number),
        skill=world.id("skill", skill),
        scale=world.id("scale", scale),
        level=value if relevant else None,
        method=method,
        confidence=None if method == "self" else rng.choice(_SURE),
        assessor=world.id("person", assessor.number) if assessor and method != "peer" else None,
    )
    return Proposed(body, asked.day, note if relevant else rng.choice(NOT_RELEVANT_NOTES))
