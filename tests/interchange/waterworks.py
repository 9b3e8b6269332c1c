"""A small engagement to export: a water works with two units, three people, corrections and an undo."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from veikart.journal import Journal, Proposed
from veikart.plugins import Plugins
from veikart.session import Session
from veikart_events.base import EventBody
from veikart_events.vocabulary.assessment import SkillAssessed, SkillAssumed
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel, SkillDefined, SkillRelabelled
from veikart_events.vocabulary.organisation import (
    PersonJoined,
    PersonLeft,
    PersonRenamed,
    RoleAssigned,
    RoleDefined,
    UnitCreated,
)
from veikart_events.vocabulary.strategy import CapabilityIdentified, GoalSet, SkillLinked
from veikart_events.vocabulary.target import HeadcountTargeted, LevelRequired
from veikart_events.vocabulary.workshop import DecisionNoted

FORMULA = '=HYPERLINK("http://x.example","Åse")'
TWO_LINES = "first\n@second, with\ttab"
TODAY = date(2026, 3, 10)


def plugins(*extra: object) -> Plugins:
    """Only the plugins at hand, whatever is installed."""
    return Plugins.load(extra=extra, discover=list)


class SetClock:
    """A clock that stands where it is put."""

    def __init__(self, day: date) -> None:
        self.now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def put(self, day: date) -> None:
        self.now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def day(text: str) -> date:
    return date.fromisoformat(text)


def said(text: str, *bodies: EventBody) -> list[Proposed]:
    """`bodies` with an effective day."""
    return [Proposed(body, effective=day(text)) for body in bodies]


def rated(
    person: str, skill: str, level: float | None, method: str = "manager", scale: str = "s5"
) -> EventBody:
    return SkillAssessed.model_validate(
        {"person": person, "skill": skill, "scale": scale, "level": level, "method": method}
    )


def build(path: Path) -> SetClock:
    """Puts the engagement at `path`; gives a clock that stands where its story ends.

    Kari needs welding at 4 and was said to have 4 in January; in March that was corrected to 2 for January.
    Åse was renamed to a formula. Ola left in February. A unit was created by mistake and undone.
    """
    path.write_bytes(_written())
    return SetClock(TODAY)


@cache
def _written() -> bytes:
    """The file: written once, copied for each test."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "water.veikart"
        _write(path)
        return path.read_bytes()


def _write(path: Path) -> None:
    clock = SetClock(day("2026-01-10"))
    Journal.create(path, "Vannverket", language="nb", clock=clock).close()
    with Session.open(path, clock=clock, plugins=plugins()) as session:
        session.write(said("2025-01-01", *_organisation(), *_framework(), *_strategy(), *_target()))
        session.write(said("2026-01-08", rated("kari", "welding", 4.0), rated("ola", "welding", 3.0)))
        session.write(
            said("2026-01-08", rated("kari", "pumps", 2.0, "self", "s3"), rated("ase", "pumps", None))
        )
        clock.put(day("2026-02-01"))
        session.write(said("2026-02-01", PersonRenamed(person="ase", name=FORMULA), PersonLeft(person="ola")))
        session.write(said("2026-02-01", UnitCreated(unit="slip", name="Made by mistake")))
        session.undo()
        clock.put(day("2026-03-02"))
        session.write(said("2026-01-08", rated("kari", "welding", 2.0)))
        session.write(said("2026-06-01", RoleAssigned(person="ase", role="fitter")))
        clock.put(TODAY)
        session.write(said("2026-03-10", DecisionNoted(decision="d1", text=TWO_LINES, about=("welding",))))


def _organisation() -> list[EventBody]:
    return [
        UnitCreated(unit="works", name="Drift"),
        UnitCreated(unit="nett", name="Nett", parent="works"),
        PersonJoined(person="kari", name="Kari Nordmann", unit="nett", ref="E-1"),
        PersonJoined(person="ola", name="Ola Berg", unit="nett"),
        PersonJoined(person="ase", name="Åse Dahl", unit="works"),
        RoleDefined(role="fitter", name="Rørlegger"),
        RoleAssigned(person="kari", role="fitter"),
        RoleAssigned(person="ola", role="fitter"),
    ]


def _framework() -> list[EventBody]:
    five = tuple(
        ScaleLevel(value=float(value), name=name)
        for value, name in enumerate(["Ny", "Øvet", "Kompetent", "Kyndig", "Ekspert"], 1)
    )
    three = tuple(ScaleLevel(value=float(v), name=n) for v, n in enumerate(["no", "some", "yes"]))
    return [
        ScaleDefined(scale="s5", name="Fem trinn", levels=five),
        ScaleDefined(scale="s3", name="Self-check", levels=three),
        SkillDefined(skill="welding", labels={"en": "Welding"}, scale="s5", group="Pipes"),
        SkillDefined(skill="pumps", labels={"en": "Pumps", "nb": "Pumper"}, scale="s5"),
        SkillRelabelled(skill="welding", labels={"nb": "Sveising"}),
    ]


def _strategy() -> list[EventBody]:
    return [
        GoalSet(goal="leaks", name="Halve lekkasjene", horizon=day("2027-12-31"), why=TWO_LINES),
        CapabilityIdentified(capability="repair", goal="leaks", name="Reparere raskt"),
        SkillLinked(skill="welding", capability="repair", criticality=3),
    ]


def _target() -> list[EventBody]:
    return [
        LevelRequired(role="fitter", skill="welding", scale="s5", level=4.0),
        LevelRequired(role="fitter", skill="pumps", scale="s5", level=3.0, upto=4.0),
        HeadcountTargeted(skill="welding", scale="s5", level=4.0, people=2),
        SkillAssumed(unit="nett", skill="welding", scale="s5", level=4.0),
    ]
