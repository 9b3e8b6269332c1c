"""What the last workshop asked itself: two scenarios that are still open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import count

from veikart.demo.ability import ALONE
from veikart.demo.framework import SKILL
from veikart.demo.organisation import ROLES
from veikart.demo.target import REQUIRED
from veikart.demo.world import World
from veikart.journal import Proposed
from veikart.scenarios.supposition import kept_as
from veikart_events.base import EventBody
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.organisation import PersonJoined, PersonLeft, RoleAssigned
from veikart_events.vocabulary.scenario import ScenarioBegun

_ROLE, _UNIT, _HIRED = "field_technician", "field", 2


def scenarios(world: World, day: date) -> Iterator[list[Proposed]]:
    """Each as one command: two authorised field technicians hired, and the one leaving who knows the twin."""
    hired = "The decision to hire instead of waiting for the apprentices costs money; what does it buy?"
    begun = ScenarioBegun(
        scenario=world.id("scenario", "hires"), start=day, title="If we hire two field technicians", why=hired
    )
    yield _scenario(world, begun, _hires(world))
    alone = next((w for w in world.there(day) if world.holds_alone(w, next(iter(ALONE)))), None)
    if alone is not None:
        person = world.id("person", alone.number)
        begun = ScenarioBegun(
            scenario=world.id("scenario", "leaves"),
            start=day,
            title=f"If {alone.new_name or alone.name} leaves",
            why="The digital twin hangs on one person.",
            about=(person,),
        )
        yield _scenario(world, begun, [PersonLeft(person=person)])


def _scenario(world: World, begun: ScenarioBegun, bodies: Sequence[EventBody]) -> list[Proposed]:
    supposed = [Proposed(body, begun.start) for body in bodies]
    kept = kept_as(begun.scenario, supposed, begun.start, _ids(world, begun.scenario))
    return [Proposed(each.body, begun.start) for each in (Proposed(begun), *kept)]


def _ids(world: World, key: str) -> Callable[[], str]:
    numbers = count()
    return lambda: world.id("supposed", f"{key}/{next(numbers)}")


def _hires(world: World) -> list[EventBody]:
    bodies: list[EventBody] = []
    for number in range(1, _HIRED + 1):
        person = world.id("hired", number)
        name = f"New {ROLES[_ROLE][0]} {number}"
        bodies.append(PersonJoined(person=person, name=name, unit=world.id("unit", _UNIT)))
        bodies.append(RoleAssigned(person=person, role=world.id("role", _ROLE)))
        bodies += [
            SkillAssessed(
                person=person,
                skill=world.id("skill", skill),
                scale=world.id("scale", SKILL[skill].scale),
                level=need[0] if isinstance(need, tuple) else need,
                method="consultant",
                confidence="low",
            )
            for skill, need in REQUIRED[_ROLE].items()
        ]
    return bodies
