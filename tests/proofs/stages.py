"""`python stages.py STAGE FILE WORDS…`: what happens to an engagement in the proof of forgetting.

Runs in a process of its own, like every command of it.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from veikart.journal import Proposed
from veikart.session import Session
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel, SkillDefined
from veikart_events.vocabulary.organisation import PersonLeft, PersonRenamed
from veikart_events.vocabulary.workshop import DecisionNoted

SCALE = ScaleDefined(
    scale="four", name="Four", levels=tuple(ScaleLevel(value=n, name=f"Step {n}") for n in range(1, 5))
)
SKILL = SkillDefined(skill="sql", labels={"en": "SQL"}, scale="four")


def tell(path: Path, canaries: str) -> None:
    """Ratings with notes, reasons and decisions: those in `canaries` (JSON) about her, and some of others."""
    told: dict[str, Any] = json.loads(canaries)
    with Session.open(path, safe=True) as session:
        people = session.picture().people
        her = people.filter(people["ref"] == told["ref"])["person"][0]
        session.write([Proposed(SCALE), Proposed(SKILL)])
        for proposal in [*_about(her, told), *_about_others(people["person"].to_list(), her)]:
            session.write([proposal])


def _about(her: str, told: dict[str, Any]) -> Iterator[Proposed]:
    for name in told["names"]:
        yield Proposed(PersonRenamed(person=her, name=name))
    for note in told["notes"]:
        yield Proposed(_rated(her), note=note)
    for n, text in enumerate(told["decisions"]):
        yield Proposed(DecisionNoted(decision=f"about-her-{n}", text=text, about=(her,)))
    for n, text in enumerate(told["naming"]):
        yield Proposed(DecisionNoted(decision=f"names-her-{n}", text=text))
    yield Proposed(PersonLeft(person=her, why=told["why"]))


def _about_others(people: list[str], her: str) -> Iterator[Proposed]:
    source = random.Random(1)
    for n, person in enumerate(source.sample([p for p in people if p != her], len(people) // 4)):
        yield Proposed(_rated(person), note=f"A note about one of the others, {n}")
        yield Proposed(DecisionNoted(decision=f"other-{n}", text=f"Decision {n}", about=(person,)))


def _rated(person: str) -> SkillAssessed:
    return SkillAssessed(person=person, skill="sql", scale="four", level=2, method="manager")


def walk(path: Path, *keys: str) -> None:
    """Opens the terminal application and presses `keys`."""
    from tests.tui.small import press, settled

    from veikart.tui.app import VeikartApp

    async def walked() -> None:
        def opened(progress: Callable[[str], None]) -> Session:
            return Session.open(path, safe=True, progress=progress)

        app = VeikartApp(opened, title=path.name)
        try:
            async with app.run_test(size=(120, 40)) as pilot:
                await settled(pilot)
                await press(pilot, *keys)
        finally:
            app.close()

    asyncio.run(walked())


STAGES: dict[str, Callable[..., None]] = {"tell": tell, "walk": walk}

if __name__ == "__main__":
    stage, file, *words = sys.argv[1:]
    STAGES[stage](Path(file), *words)
