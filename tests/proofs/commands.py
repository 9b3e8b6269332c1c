"""Commands of random size that follow from their id: what a writer writes, and what must lie there after."""

from __future__ import annotations

import random
from functools import lru_cache

from veikart.journal import Proposed
from veikart_events.base import EventBody
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.organisation import PersonJoined, UnitCreated

LARGEST = 200


class AdmitsEverything:
    """A rulebook without rules: storage is to be proven here. (That of `tests.engagements` comes with Polars,
    whose threads do not survive a fork.)"""

    def follow(self, turn: object) -> None: ...

    def begin(self, turn: object, today: object) -> AdmitsEverything:
        return self

    def admit(self, envelope: object) -> None: ...

    def accept(self, admission: object) -> None: ...


def size(command: str) -> int:
    """How many events the command with this id writes: 1 to 200, or as many as it says."""
    if command.startswith("large."):
        return int(command.removeprefix("large."))
    return random.Random(command).randint(1, LARGEST)


def proposals(command: str, events: int) -> list[Proposed]:
    """So many events; the same id gives the same."""
    return list(_proposals(command, events))


@lru_cache(256)
def _proposals(command: str, events: int) -> tuple[Proposed, ...]:
    source = random.Random(f"{command} {events}")
    return tuple(_proposed(f"{command}.{n}", source) for n in range(events))


def _proposed(identity: str, source: random.Random) -> Proposed:
    note = "é" * source.randint(1, 700) if source.random() < 0.3 else None
    bodies: tuple[EventBody, ...] = (
        UnitCreated(unit=identity, name=f"Unit {identity}"),
        PersonJoined(person=identity, name=f"Person {identity}", ref=identity),
        SkillAssessed(person=identity, skill="s", level=3, scale="five", method="self"),
    )
    return Proposed(source.choice(bodies), note=note)
