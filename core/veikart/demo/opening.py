"""Before the first workshop: the frame is set up and the people are entered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from veikart.demo.days import clock_time
from veikart.demo.entry import Entry
from veikart.demo.framework import SCALES, SKILLS
from veikart.demo.organisation import ROLES, UNITS
from veikart.demo.people import Worker
from veikart.demo.world import World
from veikart.journal import Proposed
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel, SkillDefined
from veikart_events.vocabulary.organisation import PersonJoined, RoleAssigned, RoleDefined, UnitCreated

FIRST_NUMBER = 1001
"""Employee numbers count from here."""


def opening(world: World) -> Iterator[Entry]:
    """Scales and skills on the first day, units and roles on the second, people unit by unit after that."""
    rng, start = world.rng("opening"), world.days.start

    def entry(day: int, share: float, proposals: list[Proposed], by: str) -> Entry:
        return Entry(clock_time(start + timedelta(days=day), share, rng), tuple(proposals), by)

    yield entry(0, 0.55, _scales(world), "consultant")
    groups = list(dict.fromkeys(plan.group for plan in SKILLS))
    for i, group in enumerate(groups):
        yield entry(0, 0.6 + 0.05 * i, _skills(world, group), "consultant")
    yield entry(1, 0.2, _units(world), "hr")
    yield entry(1, 0.4, _roles(world), "hr")
    for i, unit in enumerate(UNITS):
        team = world.there(start, unit.key)
        yield entry(2, 0.2 + 0.1 * i, [p for w in team for p in arrival(world, w, start)], "hr")


def _scales(world: World) -> list[Proposed]:
    return [
        Proposed(
            ScaleDefined(
                scale=world.id("scale", key),
                name=name,
                levels=tuple(ScaleLevel(value=v, name=n, description=d) for v, n, d in levels),
            ),
            world.days.start,
        )
        for key, name, levels in SCALES
    ]


def _skills(world: World, group: str) -> list[Proposed]:
    return [
        Proposed(
            SkillDefined(
                skill=world.id("skill", plan.key),
                labels={"en": plan.en, "nb": plan.nb, "sv": plan.sv},
                scale=world.id("scale", plan.scale),
                group=group,
            ),
            world.days.start,
        )
        for plan in SKILLS
        if plan.group == group
    ]


def _units(world: World) -> list[Proposed]:
    return [
        Proposed(
            UnitCreated(
                unit=world.id("unit", unit.key),
                name=unit.name,
                parent=world.id("unit", unit.parent) if unit.parent else None,
            ),
            world.days.start,
        )
        for unit in UNITS
    ]


def _roles(world: World) -> list[Proposed]:
    return [
        Proposed(RoleDefined(role=world.id("role", key), name=name, description=what), world.days.start)
        for key, (name, what) in ROLES.items()
    ]


def arrival(world: World, worker: Worker, day: date) -> list[Proposed]:
    """A person, and the roles they come with."""
    person = world.id("person", worker.number)
    joined = PersonJoined(
        person=person,
        name=worker.name,
        unit=world.id("unit", worker.units[0][1]),
        ref=f"H-{FIRST_NUMBER + worker.number}",
    )
    roles = [RoleAssigned(person=person, role=world.id("role", role)) for role in worker.holds(day)]
    return [Proposed(joined, day), *(Proposed(role, day) for role in roles)]
