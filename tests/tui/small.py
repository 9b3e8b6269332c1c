"""A small engagement told by hand, and an app over it whose clock stands still."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from tests.engagements import Story
from textual.pilot import Pilot

from veikart.plugins import Plugins
from veikart.session import Session
from veikart.tui.app import VeikartApp
from veikart.tui.screen import MainScreen
from veikart_events.base import EventBody
from veikart_events.vocabulary.assessment import SkillAssessed, SkillAssumed
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel, SkillDefined
from veikart_events.vocabulary.organisation import PersonJoined, RoleAssigned, RoleDefined, UnitCreated
from veikart_events.vocabulary.strategy import CapabilityIdentified, GoalSet, SkillLinked, SkillParked
from veikart_events.vocabulary.target import LevelRequired
from veikart_events.vocabulary.workshop import WorkshopEnded, WorkshopStarted

TODAY = date(2026, 3, 2)
BEGUN = date(2024, 9, 2)
_LEVELS = ("Aware", "With help", "Alone", "Guides")


def scale(identity: str = "steps", name: str = "Steps 1–4") -> ScaleDefined:
    levels = tuple(ScaleLevel(value=value, name=word) for value, word in enumerate(_LEVELS, 1))
    return ScaleDefined(scale=identity, name=name, levels=levels)


def skill(identity: str, name: str, group: str | None = None) -> SkillDefined:
    return SkillDefined(skill=identity, labels={"en": name}, scale="steps", group=group)


def rated(person: str, what: str, level: float | None, method: str = "manager") -> SkillAssessed:
    return SkillAssessed.model_validate(
        {"person": person, "skill": what, "scale": "steps", "level": level, "method": method}
    )


def organisation() -> Sequence[EventBody]:
    """Two units, one below the other; two roles; six people."""
    people = (
        ("ase", "Åse Berg", "grid"),
        ("bjorn", "Bjørn Aas", "grid"),
        ("kari", "Kari Nordmann", "wind"),
        ("lars", "Lars Ødegård", "wind"),
        ("mai", "Mai Ängström", "wind"),
        ("nils", "Nils Uten", None),
    )
    roles = {"fitter": ("ase", "bjorn", "kari"), "analyst": ("lars", "mai")}
    return (
        UnitCreated(unit="grid", name="Grid"),
        UnitCreated(unit="wind", name="Wind", parent="grid"),
        *(PersonJoined(person=p, name=name, unit=unit) for p, name, unit in people),
        RoleDefined(role="fitter", name="Fitter"),
        RoleDefined(role="analyst", name="Analyst"),
        *(RoleAssigned(person=p, role=role) for role, held in roles.items() for p in held),
    )


def framework() -> Sequence[EventBody]:
    """One scale, five skills in two groups, one of them parked; a goal; what the roles require."""
    required = (
        ("fitter", "switching", 3),
        ("fitter", "rescue", 2),
        ("analyst", "python", 3),
        ("analyst", "forecasts", 2),
    )
    return (
        scale(),
        skill("switching", "High-voltage switching", "Field work"),
        skill("rescue", "Rescue at height", "Field work"),
        skill("python", "Analysis in Python", "Data"),
        skill("forecasts", "Forecasting the load", "Data"),
        skill("fax", "Sending faxes", "Data"),
        GoalSet(goal="stops", name="Fewer unplanned stops", horizon=date(2027, 12, 31)),
        CapabilityIdentified(capability="see", goal="stops", name="See failures coming"),
        SkillLinked(skill="switching", capability="see", criticality=3),
        SkillLinked(skill="python", capability="see", criticality=2),
        SkillLinked(skill="fax", capability="see", criticality=1),
        *(LevelRequired(role=role, skill=what, scale="steps", level=level) for role, what, level in required),
        SkillParked(skill="fax", why="Nobody sends them"),
    )


def tell_small(path: Path) -> None:
    """Writes the engagement."""
    small_story(path).close()


def small_story(path: Path) -> Story:
    """The engagement as it is told up to January 2026, to be told on; whoever asks for it closes it."""
    story = Story(path, begins=BEGUN, source=random.Random(3))  # fictional names follow from the ids
    story.recorded(BEGUN, *organisation(), *framework())
    story.recorded(date(2024, 9, 9), SkillAssumed(unit="wind", skill="python", scale="steps", level=2))
    story.recorded(date(2024, 10, 1), rated("ase", "switching", 2), rated("bjorn", "switching", 3))
    day = date(2025, 3, 10)
    story.recorded(day, WorkshopStarted(workshop="scan", name="Quick scan"))
    story.recorded(day, rated("kari", "switching", 1), rated("lars", "python", 3))
    story.recorded(day, WorkshopEnded(workshop="scan"))
    story.recorded(date(2025, 11, 3), rated("bjorn", "rescue", None), rated("kari", "switching", 3))
    story.recorded(date(2026, 1, 12), rated("ase", "rescue", 2), rated("nils", "python", 4))
    return story


def clock() -> datetime:
    return datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)


def opens(path: Path, plugins: Plugins | None = None) -> Callable[[Callable[[str], None]], Session]:
    """What an app needs to open the engagement at `path`, as of `TODAY`; with the built-in plugins unless
    others are given."""
    return lambda progress: Session.open(path, clock=clock, safe=True, plugins=plugins, progress=progress)


@asynccontextmanager
async def running(
    path: Path,
    size: tuple[int, int] = (120, 40),
    keys: Sequence[str] = (),
    plugins: Plugins | None = None,
) -> AsyncIterator[tuple[MainScreen, Pilot[None]]]:
    """The main screen of an app over `path`, drawn, after some keys; the app is closed in the end."""
    app = VeikartApp(opens(path, plugins), title=path.name)
    try:
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            main = app.screen
            assert isinstance(main, MainScreen)
            await press(pilot, *keys)
            yield main, pilot
    finally:
        app.close()


async def settled(pilot: Pilot[None]) -> None:
    """Waits until the engagement is open or cannot be opened, and nothing is being read, written or drawn."""
    app = pilot.app
    assert isinstance(app, VeikartApp)
    while not app.opened:
        assert app.is_running, "the app ended before the engagement was open"
        await pilot.pause()
    await pilot.pause()
    while list(app.workers):
        await app.workers.wait_for_complete()
        await pilot.pause()
    await pilot.pause()  # a scroll bar that has just come makes a second layout


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys one after the other, each when the one before has had its effect."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
