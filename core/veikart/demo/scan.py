"""The quick scan in a workshop: a guess first, then blind answers, then talk about the widest differences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from statistics import fmean

from veikart.demo.ability import as_rated
from veikart.demo.framework import LEVELS, MAIN, SKILL
from veikart.demo.organisation import UNITS
from veikart.demo.rating import Question, rating, seen
from veikart.demo.story import AGREED_NOTES, WorkshopPlan
from veikart.demo.strategy import CRITICALITY
from veikart.demo.world import World
from veikart.journal import Proposed
from veikart_events.vocabulary.assessment import SkillAssumed

_HOPE = 0.8  # levels by which management thinks its people are better than they are
_WIDE = 1.15  # levels between two blind answers from which on a cell is talked about
_ALSO_TALKED = 0.06  # share of the other cells that are talked about all the same
_SELF_ANSWERS = 0.85

Stages = tuple[list[Proposed], list[Proposed], list[Proposed]]


def assumptions(world: World, day: date, skills: frozenset[str] | None = None) -> Iterator[Proposed]:
    """What management believes of each unit in the critical skills (or in `skills`), before it asks."""
    rng = world.rng("assumed", day)
    for unit in UNITS:
        team = world.there(day, unit.key)
        for skill, plan in SKILL.items():
            wanted = skill in skills if skills is not None else CRITICALITY.get(skill, 0) == 3
            holders = [w for w in team if skill in world.skills(w, day)]
            if not wanted or not holders or plan.scale != MAIN:
                continue
            truth = fmean(world.ability(w, skill).at(world.days.share(day)) for w in holders)
            level = as_rated(min(truth + _HOPE + rng.gauss(0, 0.4), max(LEVELS[MAIN])), skill)
            body = SkillAssumed(
                unit=world.id("unit", unit.key),
                skill=world.id("skill", skill),
                scale=world.id("scale", MAIN),
                level=level,
            )
            yield Proposed(body, day)


def quick_scan(world: World, plan: WorkshopPlan, unit: str, day: date) -> Stages:
    """Answers in a unit: of the people, of their leaders, and what was agreed after the reveal."""
    rng = world.rng("scan", plan.key, unit)
    own: list[Proposed] = []
    leaders: list[Proposed] = []
    agreed: list[Proposed] = []
    for worker in world.there(day, unit):
        if rng.random() > plan.turnout:
            continue
        answers = rng.random() < _SELF_ANSWERS
        for skill in world.skills(worker, day):
            if CRITICALITY.get(skill, 0) < plan.least and skill not in plan.also:
                continue
            asked = Question(worker, skill, day)
            mine = seen(world, asked, "self", rng)
            theirs = seen(world, asked, "manager", rng)
            if answers:
                own.append(rating(world, asked, "self", rng, level=mine))
            leaders.append(rating(world, asked, "manager", rng, level=theirs))
            if (answers and abs(mine - theirs) > _WIDE) or rng.random() < _ALSO_TALKED:
                note = rng.choice(AGREED_NOTES)
                agreed.append(rating(world, asked, "calibrated", rng, note=note))
    return own, leaders, agreed
