"""What a step in time is told as."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engagements import MovableClock
from tests.rooms import START, furnished

from veikart.captions import Caption, caption
from veikart.journal import Proposed
from veikart.moment import Moment
from veikart.session import Session
from veikart.text import width
from veikart_events.base import EventBody
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.framework import SkillRetired
from veikart_events.vocabulary.history import ImportCommitted, ImportStarted
from veikart_events.vocabulary.organisation import (
    PersonJoined,
    PersonLeft,
    PersonMoved,
    RoleAssigned,
    RoleDefined,
    RoleUnassigned,
    UnitCreated,
)
from veikart_events.vocabulary.target import HeadcountTargeted, LevelRequired, RequirementWithdrawn

LATER = date(2025, 3, 3)
RATED = SkillAssessed(person="kari", skill="sql", scale="four", level=2)


class Told:
    """An engagement, and what a caption says of the step from its first day to a later one."""

    def __init__(self, session: Session, clock: MovableClock) -> None:
        self.session = session
        self.clock = clock
        clock.move(LATER)

    def record(self, *bodies: EventBody, holds: date = LATER) -> None:
        self.session.write([Proposed(body, holds) for body in bodies])

    def between(self, before: Moment, after: Moment) -> tuple[str, ...]:
        return caption(self.session.picture(before), self.session.picture(after)).phrases

    @property
    def phrases(self) -> tuple[str, ...]:
        return self.between(Moment(START), Moment(LATER))


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    session, clock = furnished(tmp_path / "told.veikart")
    yield Told(session, clock)
    session.close()


def required(skill: str, level: float) -> LevelRequired:
    return LevelRequired(role="engineer", skill=skill, scale="four", level=level)


def test_the_step_of_the_issue(told: Told) -> None:
    told.record(*[RATED] * 7, required("sql", 4), PersonLeft(person="ola", why="Moved"))
    assert ", ".join(told.phrases) == "7 ratings, target for SQL raised to 4, Ola left"


def test_where_nothing_happened_that_is_said(told: Told) -> None:
    assert told.phrases == ()
    assert Caption(told.phrases).told(80) == "nothing changed"


def test_targets_go_up_and_down_come_and_go(told: Told) -> None:
    told.record(
        required("sql", 1), RequirementWithdrawn(role="engineer", skill="welding"), required("fax", 2)
    )
    assert told.phrases == (
        "target for SQL lowered to 1",
        "target for Fax set at 2",
        "target for Welding withdrawn",
    )


def test_a_target_that_is_raised_and_lowered_again_has_not_moved(told: Told) -> None:
    told.record(required("sql", 4), holds=date(2025, 2, 1))
    told.record(required("sql", 3))
    assert told.phrases == ()


def test_people_who_came_or_left_are_named_while_they_are_few_and_then_counted(told: Told) -> None:
    told.record(*[PersonJoined(person=n, name=n.title(), unit="field") for n in ("anne", "bo")])
    assert told.phrases == ("Anne and Bo joined",)
    told.record(PersonJoined(person="cai", name="Cai", unit="field"))
    assert told.phrases == ("3 people joined",)


def test_who_moves_to_another_unit_or_role_is_told_and_a_new_unit_too(told: Told) -> None:
    told.record(UnitCreated(unit="lab", name="Lab"), PersonMoved(person="kari", unit="lab"))
    told.record(RoleDefined(role="lead", name="Lead"), RoleAssigned(person="kari", role="lead"))
    told.record(RoleUnassigned(person="ola", role="engineer"))
    assert told.phrases == (
        "unit Lab opened",
        "Kari moved to Lab",
        "Kari took the role Lead",
        "Ola gave up the role Engineer",
    )


def test_the_direction_is_told_through_the_commands_that_change_it(told: Told) -> None:
    do = told.session.do
    do("workshop.start", name="Revisit")
    do("decision.note", text="Hire two\nengineers")
    do("goal.set", name="Fewer stops")
    do("goal.revise", goal="supply", weight=3)
    do("skill.park", skill="welding", why="Not now")
    do("skill.prioritise", skill="sql", priority=2)
    told.record(SkillRetired(skill="fax"), HeadcountTargeted(skill="sql", scale="four", level=3, people=2))
    assert told.phrases == (
        "workshop Revisit",
        "decided: Hire two engineers",
        "goal Fewer stops set",
        "goal Safe supply revised",
        "1 head-count target changed",
        "Welding parked",
        "SQL prioritised",
        "skill Fax retired",
    )


def test_several_decisions_are_counted(told: Told) -> None:
    for text in ("Hire", "Train"):
        told.session.do("decision.note", text=text)
    assert told.phrases == ("2 decisions",)


def test_an_import_of_very_many_ratings_is_one_phrase(told: Told) -> None:
    begun = ImportStarted(file="levels.csv", kind="assessments", digest="0" * 64)
    done = ImportCommitted(rows=3000, accepted=3000, unchanged=0, rejected=0)
    told.record(begun, *[RATED] * 3000, done)
    told.record(RATED)
    assert told.phrases == ("1 rating", "3,000 ratings imported", "levels.csv imported")


def test_what_was_undone_counts_no_more_and_that_it_was_undone_is_told(told: Told) -> None:
    told.record(RATED, RATED)
    told.session.undo()
    assert told.phrases == ("1 change undone",)


def test_what_becomes_known_is_told_where_the_clock_of_knowledge_goes_on_alone(told: Told) -> None:
    told.clock.move(LATER + timedelta(days=40))
    told.record(RATED, PersonLeft(person="ola"), holds=date(2025, 2, 1))
    on = date(2025, 3, 1)
    assert told.between(Moment(on, LATER), Moment(on, LATER + timedelta(days=60))) == ("1 rating", "Ola left")
    assert told.between(Moment(START, LATER), Moment(LATER, LATER)) == ()


def test_names_are_veiled_where_they_are_veiled(told: Told) -> None:
    told.record(PersonLeft(person="ola"))
    told.session.do("decision.note", text="Ola may go")
    told.session.use_pseudonyms(True)
    assert "Ola" not in ", ".join(told.phrases)
    assert told.phrases[0] == "1 decision"


@given(
    st.lists(st.text(st.characters(exclude_categories=("C", "M", "Z")), min_size=1, max_size=30), max_size=8),
    st.integers(2, 120),
)
def test_a_caption_never_is_wider_than_there_is_room(phrases: list[str], cells: int) -> None:
    told = Caption(tuple(phrases)).told(cells)
    assert width(told) <= cells
    if width(", ".join(phrases)) <= cells and phrases:
        assert told == ", ".join(phrases)


def test_what_is_left_out_is_counted() -> None:
    assert Caption(("7 ratings", "Ola left", "3 goals set")).told(22) == "7 ratings, and 2 more"
