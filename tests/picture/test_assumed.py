"""What was assumed of a unit stands in where nobody was asked, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.engagements import Story

from veikart.blocks import Heat, HeatMap
from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.standard.map.printing import draw
from veikart_events.vocabulary.assessment import SkillAssessed, SkillAssumed
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel, SkillDefined
from veikart_events.vocabulary.organisation import (
    PersonJoined,
    PersonMoved,
    RoleAssigned,
    RoleDefined,
    UnitCreated,
    UnitMoved,
)
from veikart_events.vocabulary.target import LevelRequired

DAY = date(2025, 1, 2)
STEPS = tuple(ScaleLevel(value=n, name=f"step {n}") for n in range(1, 6))
PLACES = {"anna": "field", "bo": "office", "cai": None}


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """Field and office below operations; all three people need both skills; Cai is in no unit."""
    story = Story(tmp_path / "assumed.veikart")
    story.recorded(
        DAY,
        ScaleDefined(scale="five", name="Five steps", levels=STEPS),
        SkillDefined(skill="sql", labels={"en": "SQL"}, scale="five"),
        SkillDefined(skill="welding", labels={"en": "Welding"}, scale="five"),
        RoleDefined(role="all", name="All"),
        LevelRequired(role="all", skill="sql", scale="five", level=3),
        LevelRequired(role="all", skill="welding", scale="five", level=3),
        UnitCreated(unit="operations", name="Operations"),
        UnitCreated(unit="field", name="Field", parent="operations"),
        UnitCreated(unit="office", name="Office", parent="operations"),
        *(PersonJoined(person=person, name=person.title(), unit=unit) for person, unit in PLACES.items()),
        *(RoleAssigned(person=person, role="all") for person in PLACES),
        SkillAssumed(unit="operations", skill="sql", scale="five", level=2),
        SkillAssumed(unit="field", skill="sql", scale="five", level=5),
    )
    yield story
    story.close()


def cells(story: Story, day: date = DAY) -> dict[tuple[str, str], Heat]:
    (block,) = draw(story.picture(day), Selection())
    assert isinstance(block, HeatMap)
    return {
        (row.label, column): heat
        for row in block.rows
        if row.cells
        for column, heat in zip(block.columns, row.cells, strict=True)
    }


def test_the_nearest_unit_upwards_wins(story: Story) -> None:
    assert story.picture(DAY).assumed.rows() == [("anna", "sql", 5), ("bo", "sql", 2)]


def test_who_moves_is_assumed_to_be_where_the_new_unit_is(story: Story) -> None:
    story.recorded(date(2025, 3, 1), PersonMoved(person="bo", unit="field"))
    story.recorded(date(2025, 4, 1), UnitMoved(unit="field"), UnitMoved(unit="office", parent="field"))
    facts = story.facts()
    seen = [
        Picture(facts, Moment(day), day).assumed.rows() for day in (DAY, date(2025, 3, 1), date(2025, 4, 1))
    ]
    assert [[row[2] for row in rows if row[0] == "bo"] for rows in seen] == [[2], [5], [5]]


def test_units_that_move_take_their_assumptions_from_above(story: Story) -> None:
    story.recorded(date(2025, 4, 1), UnitMoved(unit="office", parent="field"))
    facts = story.facts()
    levels = [Picture(facts, Moment(day), day).assumed.row(1)[2] for day in (DAY, date(2025, 4, 1))]
    assert levels == [2, 5]


def test_the_map_shows_an_assumption_for_what_is_required_and_not_known(story: Story) -> None:
    shown = cells(story)
    assert shown["Anna", "SQL"] == Heat("5", 1.0, "assumed")
    assert shown["Bo", "SQL"] == Heat("2", 0.25, "assumed")
    assert shown["Bo", "Welding"].look == shown["Cai", "SQL"].look == "missing"


@pytest.mark.parametrize(("level", "look"), [(1, "plain"), (None, "not relevant")])
def test_a_measurement_takes_the_place_of_an_assumption(story: Story, level: float | None, look: str) -> None:
    story.recorded(DAY, SkillAssessed(person="anna", skill="sql", scale="five", level=level))
    assert cells(story)["Anna", "SQL"].look == look


def test_an_assumption_enters_no_figure(story: Story) -> None:
    counts = story.picture(DAY).coverage().row(0, named=True)
    assert (counts["required"], counts["unknown"], counts["met"]) == (6, 6, 0)


def test_nothing_is_assumed_before_the_day_it_was(story: Story) -> None:
    story.recorded(
        DAY, SkillAssumed(unit="office", skill="welding", scale="five", level=4), holds=date(2025, 2, 1)
    )
    assert cells(story)["Bo", "Welding"].look == "missing"
    assert cells(story, date(2025, 2, 1))["Bo", "Welding"].look == "assumed"
