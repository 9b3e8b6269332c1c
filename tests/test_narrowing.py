"""What a selection leaves of the counts is what those who asked for it alone would count."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from tests.rooms import furnished

from veikart.contributions.view import Selection
from veikart.journal import Proposed
from veikart.narrowing import cells_in, coverage_in, gaps_in, skills_in
from veikart.picture.coverage import cell_counts, counted
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


SELECTIONS = (
    Selection(),
    Selection(unit="operations"),
    Selection(unit="field", critical=True),
    Selection(person="kari"),
    Selection(goal="supply", unit="field"),
    Selection(skill="sql"),
)


@pytest.mark.parametrize("selection", SELECTIONS)
def test_what_is_counted_in_numbers_is_what_the_cells_say(session: Session, selection: Selection) -> None:
    picture = session.picture()
    cells = cells_in(picture, selection)
    some = cells.join(skills_in(picture, selection).select("skill"), on="skill", how="semi")
    for by in ((), ("skill",), ("person",), ("role",), ("capability",), ("unit", "skill"), ("role", "goal")):
        found, expected = coverage_in(picture, selection, by), counted(picture, some, by)
        if "unit" in by and selection.unit is not None:
            expected = expected.filter(pl.col("unit").is_in(list(picture.within(selection.unit))))
        assert found.rows() == expected.rows(), by
    asked, state = cells.filter(pl.col("required").is_not_null()), pl.col("state") != "not relevant"
    gaps = asked.group_by("skill").agg(
        **cell_counts(),
        median_level=pl.col("level").filter(state).drop_nulls().quantile(0.5, "lower"),
        median_required=pl.col("required").filter(state).quantile(0.5, "lower"),
    )
    assert gaps_in(picture, selection).rows() == gaps.sort("skill").rows()
