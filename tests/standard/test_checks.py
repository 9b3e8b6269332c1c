"""Where the thread from goal to rating breaks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.rooms import furnished

from veikart.journal import Proposed
from veikart.session import Session
from veikart.standard.checks import CORE_CHECKS
from veikart_events.base import EventBody
from veikart_events.vocabulary.framework import SkillDefined
from veikart_events.vocabulary.organisation import RoleAssigned, RoleDefined
from veikart_events.vocabulary.strategy import CapabilityIdentified, GoalSet, SkillLinked, SkillParked
from veikart_events.vocabulary.target import HeadcountTargeted


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session, _ = furnished(tmp_path / "checks.veikart")
    session.do("skill.assess", person="kari", skill="sql", level=2)
    session.do("skill.assess", person="ola", skill="welding", level=2)
    yield session
    session.close()


def found(session: Session, *bodies: EventBody) -> dict[str, list[str]]:
    """Check → the subjects of what it finds after these events."""
    session.write([Proposed(body, session.today) for body in bodies])
    answers = ((check.id, check.run(session.picture())) for check in CORE_CHECKS)
    return {identity: [finding.subject for finding in findings] for identity, findings in answers if findings}


def test_nothing_is_found_where_the_thread_is_whole(session: Session) -> None:
    assert found(session) == {}


def test_a_goal_without_a_capability(session: Session) -> None:
    assert found(session, GoalSet(goal="new", name="New")) == {"thread.goals": ["goal:new"]}


def test_a_capability_without_a_skill(session: Session) -> None:
    lone = CapabilityIdentified(capability="new", goal="supply", name="New")
    assert found(session, lone) == {"thread.capabilities": ["capability:new"]}


def critical() -> tuple[EventBody, ...]:
    return (
        SkillDefined(skill="new", labels={"en": "New"}, scale="four"),
        SkillLinked(skill="new", capability="forecast", criticality=3),
    )


def test_a_critical_skill_that_nothing_requires(session: Session) -> None:
    assert found(session, *critical()) == {"thread.critical": ["skill:new"]}


def test_a_head_count_target_requires_a_skill_too(session: Session) -> None:
    target = HeadcountTargeted(skill="new", scale="four", level=3, people=2)
    assert found(session, *critical(), target) == {}


def test_a_parked_skill_need_not_be_required(session: Session) -> None:
    assert found(session, *critical(), SkillParked(skill="new", why="Next year")) == {}


def test_a_required_skill_that_nobody_was_rated_in(session: Session) -> None:
    session.undo()
    assert found(session) == {"thread.unrated": ["skill:welding"]}


def test_a_role_that_requires_nothing_and_is_held(session: Session) -> None:
    lone = (RoleDefined(role="new", name="New"), RoleAssigned(person="kari", role="new"))
    assert found(session, *lone) == {"thread.roles": ["role:new"]}
    assert found(session, RoleDefined(role="free", name="Free")) == {"thread.roles": ["role:new"]}
