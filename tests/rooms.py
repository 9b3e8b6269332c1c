"""An engagement as it is used: real rules, a movable clock, a small organisation to talk about."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from tests.engagements import MovableClock

from veikart.journal import Journal, Proposed
from veikart.plugins import Plugins
from veikart.session import Session
from veikart_events.base import EventBody
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel, SkillDefined
from veikart_events.vocabulary.organisation import PersonJoined, RoleAssigned, RoleDefined, UnitCreated
from veikart_events.vocabulary.strategy import CapabilityIdentified, GoalSet, SkillLinked
from veikart_events.vocabulary.target import LevelRequired

START = date(2025, 1, 6)
STEPS = tuple(
    ScaleLevel(value=n, name=word) for n, word in enumerate(("Aware", "Working", "Skilled", "Expert"), 1)
)


def opened(path: Path, clock: MovableClock, by: str = "consultant") -> Session:
    """A session on the engagement at `path`, without the plugins of this machine."""
    return Session.open(path, clock=clock, by=by, plugins=Plugins.load(discover=list))


def empty_room(path: Path) -> tuple[Session, MovableClock]:
    """A new engagement with nothing in it, and the clock on its wall."""
    clock = clock_on(START)
    Journal.create(path, "Fjordkraft", clock=clock).close()
    return opened(path, clock), clock


def organisation() -> list[EventBody]:
    """Kari (operations) and Ola (field, below it) are engineers; they need SQL and welding for one goal."""
    return [
        ScaleDefined(scale="four", name="Four steps", levels=STEPS),
        SkillDefined(skill="sql", labels={"en": "SQL"}, scale="four", group="Data"),
        SkillDefined(skill="welding", labels={"en": "Welding"}, scale="four"),
        SkillDefined(skill="fax", labels={"en": "Fax"}, scale="four"),
        UnitCreated(unit="operations", name="Operations"),
        UnitCreated(unit="field", name="Field", parent="operations"),
        PersonJoined(person="kari", name="Kari", unit="operations"),
        PersonJoined(person="ola", name="Ola", unit="field"),
        RoleDefined(role="engineer", name="Engineer"),
        RoleAssigned(person="kari", role="engineer"),
        RoleAssigned(person="ola", role="engineer"),
        LevelRequired(role="engineer", skill="sql", scale="four", level=3),
        LevelRequired(role="engineer", skill="welding", scale="four", level=2),
        GoalSet(goal="supply", name="Safe supply", why="Storms", weight=2, horizon=date(2027, 1, 1)),
        CapabilityIdentified(capability="forecast", goal="supply", name="Forecast load"),
        SkillLinked(skill="sql", capability="forecast", criticality=3),
        SkillLinked(skill="welding", capability="forecast", criticality=1),
    ]


def furnished(path: Path) -> tuple[Session, MovableClock]:
    """A room with the organisation in it."""
    session, clock = empty_room(path)
    session.write([Proposed(body) for body in organisation()])
    return session, clock


def clock_on(day: date) -> MovableClock:
    """A clock that stands still at nine in the morning of that day."""
    return MovableClock(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
