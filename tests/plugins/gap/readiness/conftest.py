"""An engagement with days: goals that are due, skills that are needed, steps that are agreed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.plugins.gap.engagement import JANUARY, Engagement, scale, skill

import veikart_gap
from veikart.blocks import Block
from veikart.journal import Journal
from veikart.plugins import Plugins
from veikart.session import Session
from veikart.testing import MovableClock
from veikart.typeset import lay_out, to_text
from veikart_events.vocabulary.organisation import PersonJoined, RoleAssigned, RoleDefined, UnitCreated
from veikart_events.vocabulary.strategy import (
    CapabilityIdentified,
    GoalSet,
    SkillLinked,
    SkillParked,
    SkillPrioritised,
)
from veikart_events.vocabulary.target import LevelRequired

FOLDER = Path(__file__).parent / "snapshots"
TODAY = date(2025, 6, 1)
ROLES = {"fitter": ("ase", "bo", "cy"), "planner": ("cy", "di"), "lead": ("eva",)}
UNITS = {"ase": "shop", "bo": "shop", "cy": "works", "di": "office", "eva": "office"}
RATED = {
    ("ase", "weld"): 2,
    ("bo", "weld"): 4,
    ("di", "weld"): 1,
    ("ase", "knots"): 1,
    ("bo", "knots"): None,
    ("cy", "sched"): 3,
    ("di", "sched"): 5,
    ("cy", "sql"): 4,
    ("eva", "sched"): 1,
    ("ase", "german"): 1,
}


def must_look_as_approved(blocks: Sequence[Block], name: str) -> None:
    """Compares a page at 80 and at 120 cells with how it looked when somebody looked at it.

    `VEIKART_SNAPSHOTS=write pytest tests/plugins/gap/readiness` writes them anew; look at what changed then.
    """
    for width in (80, 120):
        text, path = to_text(lay_out(blocks, width)), FOLDER / f"{name}-{width}.txt"
        if os.environ.get("VEIKART_SNAPSHOTS") == "write":
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")


@contextmanager
def opened(path: Path) -> Iterator[Engagement]:
    """An engagement in which nothing has happened but its opening."""
    now = MovableClock(datetime(2025, 1, 1, 9, tzinfo=UTC))
    Journal.create(path, "Small", clock=now).close()
    plugins = Plugins.load(extra=[veikart_gap], discover=list)
    with Session.open(path, clock=now, plugins=plugins) as session:
        yield Engagement(session, now)


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engagement]:
    """Five people, three roles (Cy holds two), four goals: one overdue, one near, one far, one without a day.

    Welding steps up for fitters in July 2025 (within 90 days) and in 2026; SQL is on a scale of 0–10, and its
    step is on one of 1–5.
    """
    with opened(tmp_path_factory.mktemp("dated") / "dated.veikart") as engagement:
        _tell(engagement)
        yield engagement


def _tell(engagement: Engagement) -> None:
    engagement.write(
        scale("five", 1, 5),
        scale("ten", 0, 10),
        UnitCreated(unit="works", name="Works"),
        UnitCreated(unit="shop", name="Workshop", parent="works"),
        UnitCreated(unit="office", name="Office"),
        *(RoleDefined(role=role, name=role.title()) for role in ROLES),
        *(PersonJoined(person=person, name=person.title(), unit=unit) for person, unit in UNITS.items()),
        *(RoleAssigned(person=person, role=role) for role, people in ROLES.items() for person in people),
        GoalSet(goal="late", name="Late", horizon=date(2025, 5, 1)),
        GoalSet(goal="near", name="Near", horizon=date(2025, 8, 1)),
        GoalSet(goal="far", name="Far", horizon=date(2027, 1, 1)),
        GoalSet(goal="open", name="Open"),
        *(
            CapabilityIdentified(capability=goal, goal=goal, name=goal.title())
            for goal in ("late", "near", "far", "open")
        ),
    )
    engagement.write(
        *(skill(name, name.title()) for name in ("weld", "knots", "sched", "german", "spare")),
        skill("sql", "SQL", "ten"),
        SkillLinked(skill="weld", capability="near", criticality=3),
        SkillLinked(skill="weld", capability="far", criticality=1),
        SkillLinked(skill="knots", capability="late", criticality=2),
        SkillLinked(skill="sched", capability="far", criticality=2),
        SkillLinked(skill="sched", capability="open", criticality=2),
        SkillLinked(skill="sql", capability="far", criticality=2),
        SkillLinked(skill="german", capability="open", criticality=3),
        SkillParked(skill="german", why="Everyone speaks English"),
        SkillPrioritised(skill="sched", needed_by=date(2025, 7, 1)),
        LevelRequired(role="fitter", skill="weld", scale="five", level=3),
        LevelRequired(role="fitter", skill="knots", scale="five", level=2),
        LevelRequired(role="fitter", skill="german", scale="five", level=2),
        LevelRequired(role="planner", skill="weld", scale="five", level=1),
        LevelRequired(role="planner", skill="sched", scale="five", level=4),
        LevelRequired(role="planner", skill="sql", scale="ten", level=3),
        LevelRequired(role="lead", skill="sched", scale="five", level=1),
        LevelRequired(role="fitter", skill="spare", scale="five", level=1),
    )
    for day, role, name, home, level in (
        (date(2025, 7, 1), "planner", "weld", "five", 2),
        (date(2026, 1, 1), "fitter", "weld", "five", 5),
        (date(2026, 3, 1), "planner", "sql", "five", 4),
        (date(2026, 4, 1), "lead", "sched", "five", 3),
    ):
        engagement.write_ahead(LevelRequired(role=role, skill=name, scale=home, level=level), on=day)
    for (person, name), level in RATED.items():
        engagement.rate(person, name, level, on=JANUARY, scale="ten" if name == "sql" else "five")
    engagement.rate("ase", "weld", 1, on=date(2025, 2, 1))
    engagement.rate("ase", "weld", 3, on=date(2025, 4, 15))
