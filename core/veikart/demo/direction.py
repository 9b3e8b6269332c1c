"""Strategy and target picture as events: what the first workshop agrees, and what later ones change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from veikart.demo import strategy as plan
from veikart.demo.framework import SKILL
from veikart.demo.story import GOAL_REVISION
from veikart.demo.target import HEADCOUNTS, RAISED, RAISED_SKILL, REQUIRED, STEPS, Need, level_of
from veikart.demo.world import World
from veikart.journal import Proposed
from veikart_events.vocabulary.strategy import (
    CapabilityIdentified,
    GoalRevised,
    GoalSet,
    SkillLinked,
    SkillParked,
    SkillPrioritised,
)
from veikart_events.vocabulary.target import HeadcountTargeted, LevelRequired


def goals(world: World, day: date) -> Iterator[Proposed]:
    """The goals with what the organisation must be able to do for them."""
    for goal in plan.GOALS:
        body = GoalSet(
            goal=world.id("goal", goal.key),
            name=goal.name,
            horizon=date(world.days.until.year + goal.years, 12, 31),
            why=goal.why,
            value=goal.value,
            weight=goal.weight,
        )
        yield Proposed(body, day)
    for key, goal_key, name in plan.CAPABILITIES:
        found = CapabilityIdentified(
            capability=world.id("capability", key), goal=world.id("goal", goal_key), name=name
        )
        yield Proposed(found, day)


def links(world: World, day: date) -> Iterator[Proposed]:
    """Which skills carry which capability."""
    for capability, skills in plan.LINKS.items():
        for skill, (weight, criticality) in skills.items():
            body = SkillLinked(
                skill=world.id("skill", skill),
                capability=world.id("capability", capability),
                weight=weight,
                criticality=criticality,
            )
            yield Proposed(body, day)


def choices(world: World, day: date, *, first: bool) -> Iterator[Proposed]:
    """What comes first and what is left, in the `first` workshop or (priorities only) later."""
    for wish in plan.FIRST_PRIORITIES if first else plan.LATER_PRIORITIES:
        needed_by = _month_end(world.days.until, wish.months)
        body = SkillPrioritised(
            skill=world.id("skill", wish.skill), priority=wish.priority, needed_by=needed_by, why=wish.why
        )
        yield Proposed(body, day)
    if first:
        yield from parked(world, day, plan.FIRST_PARKED)


def parked(world: World, day: date, skills: tuple[tuple[str, str], ...]) -> Iterator[Proposed]:
    for skill, why in skills:
        yield Proposed(SkillParked(skill=world.id("skill", skill), why=why), day)


def target_picture(world: World, day: date) -> Iterator[Proposed]:
    """Required levels of every role, the steps agreed for later, and how many people at which level."""
    for role, needs in REQUIRED.items():
        for skill, need in needs.items():
            yield _required(world, role, skill, need, day)
    for step in STEPS:
        later = world.days.until + timedelta(days=step.days)
        yield _required(world, step.role, step.skill, step.level, later)
    for skill, level, people, unit in HEADCOUNTS:
        body = HeadcountTargeted(
            skill=world.id("skill", skill),
            scale=world.id("scale", SKILL[skill].scale),
            level=level,
            people=people,
            unit=world.id("unit", unit) if unit else None,
        )
        yield Proposed(body, day)


def raised_target(world: World, day: date) -> Iterator[Proposed]:
    """The one target that was raised midway."""
    for role, level in RAISED.items():
        yield _required(world, role, RAISED_SKILL, level, day)


def revised_goal(world: World, day: date) -> Proposed:
    """The goal of this year gets more weight."""
    goal = plan.GOALS[0]
    body = GoalRevised(goal=world.id("goal", goal.key), why=GOAL_REVISION, weight=goal.weight + 1)
    return Proposed(body, day)


def _required(world: World, role: str, skill: str, need: Need, day: date) -> Proposed:
    level, upto = level_of(need)
    body = LevelRequired(
        role=world.id("role", role),
        skill=world.id("skill", skill),
        scale=world.id("scale", SKILL[skill].scale),
        level=level,
        upto=upto,
    )
    return Proposed(body, day)


def _month_end(day: date, months: int) -> date:
    """The last day of the month that lies `months` after that of `day`."""
    year, month = divmod(day.year * 12 + day.month + months, 12)
    return date(year, month + 1, 1) - timedelta(days=1)
