"""A small engagement whose gaps can be counted by hand."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.plugins.gap.engagement import Engagement, scale, skill

import veikart_gap
from veikart.journal import Journal
from veikart.plugins import Plugins
from veikart.session import Session
from veikart.testing import MovableClock
from veikart_events.vocabulary.organisation import (
    PersonJoined,
    RoleAssigned,
    RoleDefined,
    UnitCreated,
)
from veikart_events.vocabulary.strategy import CapabilityIdentified, GoalSet, SkillLinked, SkillParked
from veikart_events.vocabulary.target import HeadcountTargeted, LevelRequired


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engagement]:
    """An engagement in which nothing has happened but its opening."""
    with _opened(_new(tmp_path / "empty.veikart")) as engagement:
        yield engagement


@pytest.fixture
def small(tmp_path: Path, small_file: Path) -> Iterator[Engagement]:
    """Four people in three units, two roles, two goals; *five* is a scale of 1–5, *ten* of 0–10.

    Works has the unit Workshop below it. Nobody is rated yet.
    """
    with _opened(Path(shutil.copy(small_file, tmp_path))) as engagement:
        yield engagement


@pytest.fixture
def rated(tmp_path: Path, rated_file: Path) -> Iterator[Engagement]:
    """*small* with ratings: gaps, a surplus, something unknown, something not relevant."""
    with _opened(Path(shutil.copy(rated_file, tmp_path))) as engagement:
        yield engagement


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """*small*, written once: to write it takes five times as long as to copy and open it."""
    file = _new(tmp_path_factory.mktemp("gap") / "small.veikart")
    with _opened(file) as engagement:
        _furnish(engagement)
    return file


@pytest.fixture(scope="session")
def rated_file(small_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = Path(shutil.copy(small_file, tmp_path_factory.mktemp("gap")))
    with _opened(file) as engagement:
        _rate(engagement)
    return file


def _new(file: Path) -> Path:
    Journal.create(file, "Small", clock=_clock()).close()
    return file


def _clock() -> MovableClock:
    return MovableClock(datetime(2025, 1, 1, 9, tzinfo=UTC))


@contextmanager
def _opened(file: Path) -> Iterator[Engagement]:
    now, plugins = _clock(), Plugins.load(extra=[veikart_gap], discover=list)
    with Session.open(file, clock=now, plugins=plugins) as session:
        yield Engagement(session, now)


def _furnish(empty: Engagement) -> None:
    empty.write(
        scale("five", 1, 5),
        scale("ten", 0, 10),
        UnitCreated(unit="works", name="Works"),
        UnitCreated(unit="shop", name="Workshop", parent="works"),
        UnitCreated(unit="office", name="Office"),
        RoleDefined(role="fitter", name="Fitter"),
        RoleDefined(role="planner", name="Planner"),
        *(
            PersonJoined(person=person, name=name, unit=unit)
            for person, name, unit in (
                ("ase", "Åse", "shop"),
                ("bo", "Bo", "shop"),
                ("cy", "Cy", "works"),
                ("di", "Di", "office"),
            )
        ),
        *(RoleAssigned(person=person, role="fitter") for person in ("ase", "bo", "cy")),
        RoleAssigned(person="di", role="planner"),
        GoalSet(goal="safe", name="Safe work", weight=3),
        GoalSet(goal="fast", name="Fast delivery", weight=2),
        CapabilityIdentified(capability="join", goal="safe", name="Join steel"),
        CapabilityIdentified(capability="plan", goal="fast", name="Plan work"),
    )
    empty.write(
        skill("weld", "Welding"),
        skill("sched", "Scheduling"),
        skill("sql", "SQL", "ten"),
        skill("german", "German"),
        skill("knots", "Knots"),
        SkillLinked(skill="weld", capability="join", criticality=3),
        SkillLinked(skill="weld", capability="plan", criticality=1),
        SkillLinked(skill="sched", capability="plan", criticality=2),
        SkillLinked(skill="sql", capability="plan", criticality=2),
        SkillLinked(skill="german", capability="plan", criticality=3),
        SkillParked(skill="german", why="Everyone speaks English"),
        LevelRequired(role="fitter", skill="weld", scale="five", level=4),
        LevelRequired(role="fitter", skill="german", scale="five", level=3),
        LevelRequired(role="fitter", skill="knots", scale="five", level=2),
        LevelRequired(role="planner", skill="weld", scale="five", level=2),
        LevelRequired(role="planner", skill="sched", scale="five", level=4),
        LevelRequired(role="planner", skill="sql", scale="ten", level=8),
        HeadcountTargeted(skill="weld", scale="five", level=4, people=2, unit="works"),
    )


def _rate(small: Engagement) -> None:
    small.rate("ase", "weld", 1)
    small.rate("bo", "weld", 5)
    small.rate("di", "weld", 1)
    small.rate("ase", "german", 1)
    small.rate("ase", "knots", 1)
    small.rate("bo", "knots", None)
    small.rate("di", "sched", 3)
    small.rate("di", "sql", 3, scale="ten")
