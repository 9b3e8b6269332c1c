"""What a selection leaves of the counts is what those who asked for it alone would count."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from tests.rooms import furnished

from veikart.contributions.view import Selection
from veikart.journal import Proposed
from veikart.narrowing import coverage_in
from veikart.session import Session
from veikart_events.vocabulary.assessment import SkillAssessed


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session, _ = furnished(tmp_path / "room.veikart")
    levels = (("kari", "sql", 3), ("kari", "welding", 1), ("ola", "sql", 1))
    with session:
        session.write(
            [
                Proposed(
                    SkillAssessed(person=person, skill=skill, scale="four", level=level, method="manager")
                )
                for person, skill, level in levels
            ]
        )
        yield session


def row(counts: pl.DataFrame, **of: str) -> dict[str, object]:
    for name, value in of.items():
        counts = counts.filter(pl.col(name) == value)
    return counts.drop(*of).row(0, named=True)


def test_nothing_selected_leaves_all(session: Session) -> None:
    picture = session.picture()
    for by in ((), ("skill",), ("unit",), ("goal",)):
        assert coverage_in(picture, Selection(), by).equals(picture.coverage(by))


def test_a_unit_leaves_its_people_and_those_below_it(session: Session) -> None:
    picture = session.picture()
    for unit in ("operations", "field"):
        found = coverage_in(picture, Selection(unit=unit))
        assert row(found) == row(picture.coverage(["unit"]), unit=unit)
    assert coverage_in(picture, Selection(unit="field"), ["unit"])["unit"].to_list() == ["field"]
    assert row(coverage_in(picture, Selection(unit="field"), ["skill"]), skill="sql")["below"] == 1


def test_a_goal_or_a_skill_leaves_the_skills_that_serve_it(session: Session) -> None:
    picture = session.picture()
    assert row(coverage_in(picture, Selection(goal="supply"))) == row(
        picture.coverage(["goal"]), goal="supply"
    )
    assert coverage_in(picture, Selection(critical=True), ["skill"])["skill"].to_list() == ["sql"]
    assert row(coverage_in(picture, Selection(skill="welding"))) == row(
        picture.coverage(["skill"]), skill="welding"
    )
