"""The company as plugins see it, who tell of it what they are for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from random import Random

from veikart.contributions.story import Colleague, Company, Gathering, Story, Told
from veikart.demo.days import clock_time
from veikart.demo.entry import Entry
from veikart.demo.framework import SCALES, SKILLS
from veikart.demo.organisation import ROLES, UNITS
from veikart.demo.people import Worker
from veikart.demo.results import KPIS
from veikart.demo.story import WORKSHOPS
from veikart.demo.strategy import CAPABILITIES, GOALS
from veikart.demo.target import REQUIRED, level_of
from veikart.demo.world import World
from veikart.errors import BadInput
from veikart_events.ids import new_id


def company_of(world: World) -> Company:
    """What is true of the world, by ids."""
    by_person = {world.id("person", worker.number): worker for worker in world.workers}
    key_of = {world.id("skill", plan.key): plan.key for plan in SKILLS}

    def level(person: str, skill: str, day: date) -> float:
        return world.ability(by_person[person], key_of[skill]).at(world.days.share(day))

    def rng(*about: object) -> Random:
        return world.rng("told", *about)

    days = world.days
    return Company(
        start=days.start,
        last=days.working(days.last),
        workshops=tuple(
            Gathering(world.id("workshop", plan.key), plan.name, *both)
            for plan, both in zip(WORKSHOPS, days.workshops, strict=True)
        ),
        people=tuple(_colleague(world, person, worker) for person, worker in by_person.items()),
        ids=dict(_named(world)),
        required={
            world.id("role", role): {
                world.id("skill", skill): level_of(need)[0] for skill, need in needs.items()
            }
            for role, needs in REQUIRED.items()
        },
        level=level,
        rng=rng,
        new_id=lambda *about: new_id(rng("id", *about)),
        working=days.working,
        at=lambda day, share: clock_time(day, share, rng("clock", day, share)),
    )


def told_by(story: Story, company: Company) -> Iterator[Entry]:
    """What a story tells, as entries. Raises `BadInput` for what cannot have been written down then."""
    for told in story.tell(company):
        _within(story, told, company)
        yield Entry(told.at, told.proposals, told.by, told.workshop, story=story.id)


def _within(story: Story, told: Told, company: Company) -> None:
    if not company.start <= told.at.date() <= company.last:
        raise BadInput(
            f"The story {story.id} tells of {told.at:%Y-%m-%d %H:%M}, outside the two years from "
            f"{company.start} to {company.last}. Make the demo without it: veikart demo --safe"
        )


def _colleague(world: World, person: str, worker: Worker) -> Colleague:
    return Colleague(
        person,
        worker.name,
        worker.joined,
        worker.left,
        worker.leads,
        tuple((since, world.id("unit", unit)) for since, unit in worker.units),
        tuple((held.since, held.until, world.id("role", held.role)) for held in worker.roles),
    )


def _named(world: World) -> Iterable[tuple[tuple[str, str], str]]:
    named = {
        "unit": ((unit.key, unit.name) for unit in UNITS),
        "role": ((key, name) for key, (name, _) in ROLES.items()),
        "skill": ((plan.key, plan.en) for plan in SKILLS),
        "scale": ((key, name) for key, name, _ in SCALES),
        "goal": ((goal.key, goal.name) for goal in GOALS),
        "capability": ((key, name) for key, _, name in CAPABILITIES),
        "kpi": ((kpi.key, kpi.name) for kpi in KPIS),
    }
    for kind, things in named.items():
        for key, name in things:
            yield (kind, name), world.id(kind, key)
