"""What the personnel office writes down over two years: who came, left, moved, changed role or name."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from veikart.demo.days import clock_time
from veikart.demo.entry import Entry
from veikart.demo.opening import arrival
from veikart.demo.organisation import RENAMED_UNIT
from veikart.demo.people import Worker
from veikart.demo.world import World
from veikart.journal import Proposed
from veikart_events.base import EventBody
from veikart_events.vocabulary.organisation import (
    PersonLeft,
    PersonMoved,
    PersonRenamed,
    RoleAssigned,
    RoleUnassigned,
    UnitRenamed,
)


def comings_and_goings(world: World) -> Iterator[Entry]:
    """Every change in the staff, most of them written down before the day they hold from."""
    for worker in world.workers:
        rng = world.rng("staff", worker.number)
        if worker.joined > world.days.start:
            yield _entry(world, worker.joined - timedelta(days=rng.randrange(5, 15)),
                         arrival(world, worker, worker.joined), rng)  # fmt: skip
        yield from _changes(world, worker, rng)
        if worker.left:
            notice = worker.left - timedelta(days=rng.randrange(14, 28))
            known = min(notice, world.days.last - timedelta(days=rng.randrange(2, 12)))
            body = PersonLeft(person=world.id("person", worker.number), why=worker.why)
            yield _entry(world, known, [Proposed(body, worker.left)], rng)
    unit, name = RENAMED_UNIT
    day = world.days.working(world.days.start + timedelta(days=300))
    renamed = UnitRenamed(unit=world.id("unit", unit), name=name)
    yield _entry(world, day, [Proposed(renamed, day)], world.rng("renamed"))


def _changes(world: World, worker: Worker, rng: random.Random) -> Iterator[Entry]:
    person = world.id("person", worker.number)
    by_day: dict[date, list[EventBody]] = {}
    for since, unit in worker.units[1:]:
        by_day.setdefault(since, []).append(PersonMoved(person=person, unit=world.id("unit", unit)))
    for held in worker.roles:
        if held.until:
            gone = RoleUnassigned(person=person, role=world.id("role", held.role))
            by_day.setdefault(held.until, []).append(gone)
        if held.since > worker.joined:
            taken = RoleAssigned(person=person, role=world.id("role", held.role))
            by_day.setdefault(held.since, []).append(taken)
    if worker.new_name:
        day = world.days.working(world.days.start + timedelta(days=rng.randrange(200, 600)))
        by_day.setdefault(day, []).append(PersonRenamed(person=person, name=worker.new_name))
    for day, bodies in by_day.items():
        known = day + timedelta(days=rng.choice((-6, -2, 0, 0, 3)))
        yield _entry(world, known, [Proposed(body, day) for body in bodies], rng)


def _entry(world: World, day: date, proposals: list[Proposed], rng: random.Random) -> Entry:
    return Entry(clock_time(world.days.working(day), rng.random(), rng), tuple(proposals), "hr")
