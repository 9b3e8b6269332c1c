"""The four workshops, hour by hour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from veikart.demo import direction
from veikart.demo.days import clock_time
from veikart.demo.entry import Entry
from veikart.demo.organisation import UNITS
from veikart.demo.scan import assumptions, quick_scan
from veikart.demo.story import WORKSHOPS, WorkshopPlan
from veikart.demo.strategy import LAST_PARKED
from veikart.demo.target import RAISED_SKILL
from veikart.demo.whatif import scenarios
from veikart.demo.world import World
from veikart.journal import Proposed
from veikart_events.vocabulary.assessment import SourcesRanked
from veikart_events.vocabulary.presenting import NoteAttached
from veikart_events.vocabulary.workshop import DecisionNoted, WorkshopEnded, WorkshopStarted

_RANKED = SourcesRanked(
    groups=(
        ("calibrated", "manager", "test", "observation"),
        ("interview", "consultant"),
        ("peer",),
        ("self",),
    )
)


@dataclass(frozen=True, slots=True)
class Room:
    """A workshop that goes on: whatever is entered carries its id."""

    world: World
    plan: WorkshopPlan
    rng: Random

    def entry(self, day: date, share: float, proposals: Iterable[Proposed]) -> Entry:
        """What is entered when `share` of the day has passed."""
        session = self.world.id("workshop", self.plan.key)
        return Entry(clock_time(day, share, self.rng), tuple(proposals), "consultant", session)


def workshops(world: World) -> Iterator[Entry]:
    """Direction (in the kick-off on a day of its own), then assumptions, blind answers, talk, decisions."""
    for plan, (first, last) in zip(WORKSHOPS, world.days.workshops, strict=True):
        room = Room(world, plan, world.rng("workshop", plan.key))
        started = WorkshopStarted(workshop=world.id("workshop", plan.key), name=plan.name)
        yield room.entry(first, 0.0, [Proposed(started, first)])
        yield from _direction(room, first)
        yield from _scanned(room, last)
        yield from _decided(room, last)
        yield room.entry(last, 0.98, [_noted(room, first)])
        ended = WorkshopEnded(workshop=world.id("workshop", plan.key))
        yield room.entry(last, 0.99, [Proposed(ended, last)])


def _noted(room: Room, day: date) -> Proposed:
    """What the consultant wants to say when time is played and stops at the mark of the workshop."""
    said = room.plan.note
    about = tuple(room.world.id(kind, key) for kind, key in said.about)
    return Proposed(NoteAttached(note=room.world.id("note", room.plan.key), text=said.text, about=about), day)


def _direction(room: Room, day: date) -> Iterator[Entry]:
    """What each workshop says on goals and targets before anyone is rated."""
    world = room.world
    if room.plan.key == "w1":
        yield room.entry(day, 0.15, direction.goals(world, day))
        yield room.entry(day, 0.35, direction.links(world, day))
        yield room.entry(day, 0.5, direction.choices(world, day, first=True))
        yield room.entry(day, 0.75, direction.target_picture(world, day))
        yield room.entry(day, 0.9, [Proposed(_RANKED, day)])
        yield room.entry(day + timedelta(days=1), 0.05, assumptions(world, day + timedelta(days=1)))
    if room.plan.key == "w3":
        yield room.entry(day, 0.05, assumptions(world, day, frozenset({RAISED_SKILL})))


def _scanned(room: Room, day: date) -> Iterator[Entry]:
    """Blind answers of everyone, then of the leaders, then what was agreed after the reveal."""
    stages = [quick_scan(room.world, room.plan, unit.key, day) for unit in UNITS]
    for i, begins in enumerate((0.12, 0.34, 0.54)):
        for j, stage in enumerate(stages):
            if stage[i]:
                yield room.entry(day, begins + 0.03 * j, stage[i])


def _decided(room: Room, day: date) -> Iterator[Entry]:
    world, plan = room.world, room.plan
    if plan.key == "w3":
        yield room.entry(day, 0.76, direction.raised_target(world, day))
        yield room.entry(day, 0.78, direction.choices(world, day, first=False))
    if plan.key == "w4":
        yield room.entry(day, 0.76, direction.parked(world, day, LAST_PARKED))
        yield room.entry(day, 0.78, [direction.revised_goal(world, day)])
    for i, said in enumerate(plan.decisions):
        body = DecisionNoted(
            decision=world.id("decision", f"{plan.key}/{i}"),
            text=said.text,
            about=tuple(world.id(kind, key) for kind, key in said.about),
        )
        yield room.entry(day, 0.82 + 0.03 * i, [Proposed(body, day)])
    if plan.key == "w4":
        for i, supposed in enumerate(scenarios(world, day)):
            yield room.entry(day, 0.95 + 0.02 * i, supposed)
