"""The page Red thread: where the thread breaks at a moment, what is new, what was mended, what mends it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.engagements import MovableClock
from tests.rooms import START, empty_room, furnished

from veikart.blocks import Action, Blocks, Callout, Do, Empty, Row, Table, Text
from veikart.contributions.check import Check, Finding
from veikart.contributions.view import Selection
from veikart.journal import Proposed
from veikart.moment import Moment
from veikart.session import Session
from veikart.standard import threaded
from veikart_events.base import EventBody
from veikart_events.vocabulary.framework import SkillDefined
from veikart_events.vocabulary.organisation import PersonJoined
from veikart_events.vocabulary.strategy import CapabilityIdentified, GoalSet, SkillLinked
from veikart_events.vocabulary.target import HeadcountTargeted

LATER = date(2025, 6, 1)
Room = tuple[Session, MovableClock]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """Both skills of the one goal are required and rated: the thread holds."""
    session, clock = furnished(tmp_path / "thread.veikart")
    session.do("skill.assess", person="kari", skill="sql", level=2)
    session.do("skill.assess", person="ola", skill="welding", level=2)
    yield session, clock
    session.close()


def record(room: Room, *bodies: EventBody) -> None:
    session, clock = room
    clock.move(LATER)
    session.write([Proposed(body, LATER) for body in bodies])


def broken() -> tuple[EventBody, ...]:
    return (
        GoalSet(goal="new", name="New ground"),
        CapabilityIdentified(capability="bare", goal="supply", name="Bare"),
        SkillDefined(skill="ai", labels={"en": "AI"}, scale="four"),
        SkillLinked(skill="ai", capability="forecast", criticality=3),
    )


def drawn(session: Session, moment: Moment | None = None, **selected: Any) -> Blocks:
    return session.blocks("redthread", moment, Selection(**selected))


def tables(blocks: Blocks) -> list[dict[str, Row]]:
    return [{row.id: row for row in block.rows} for block in blocks if isinstance(block, Table)]


def words(blocks: Blocks) -> str:
    return " ".join(block.text for block in blocks if isinstance(block, Text | Callout | Empty))


def test_a_whole_thread_is_said_to_hold(room: Room) -> None:
    blocks = drawn(room[0])
    assert words(blocks) == "Every thread holds: from each goal to what people can do."
    [chain] = tables(blocks)
    assert [str(getattr(cell, "text", cell)) for cell in chain["capability:forecast"].cells] == [
        "Forecast load", "2", "2", "2", "1", "50 %", "holds",
    ]  # fmt: skip


def test_every_break_leads_to_its_place_and_to_what_mends_it(room: Room) -> None:
    record(room, *broken())
    blocks = drawn(room[0])
    assert words(blocks) == (
        "The thread breaks in 3 places: goals without a capability (1), capabilities without a skill (1) and "
        "critical skills that nothing requires (1)."
    )
    chain, found = tables(blocks)
    assert found["goal:thread.goals/new"].action == Action(
        "strategy", {"goal": "new"}, "The goal, in the strategy"
    )
    assert found["goal:thread.goals/new"].actions[0] == Do(
        "capability.identify", {"goal": "new"}, "Name a capability it needs"
    )
    assert found["capability:thread.capabilities/bare"].actions == (
        Do("skill.link", {"capability": "bare"}, "Link a skill it rests on"),
    )
    ends = {identity: getattr(row.cells[-1], "text", "") for identity, row in chain.items()}
    assert ends == {
        "goal:supply": "1 of 3 skills not required",
        "capability:bare": "no skill",
        "capability:forecast": "1 of 3 skills not required",
        "goal:new": "no capability",
    }


def test_commands_that_mend_fit_what_they_are_about(room: Room) -> None:
    record(room, *broken())
    commands = {command.id: command for command in room[0].commands}
    ways = [way for table in tables(drawn(room[0])) for row in table.values() for way in row.actions]
    done = [way for way in ways if isinstance(way, Do)]
    assert {way.command for way in done} >= {
        "capability.identify",
        "skill.link",
        "level.require",
        "skill.park",
    }
    for way in done:
        assert set(way.params) <= set(commands[way.command].params.model_fields)


def test_the_past_shows_what_broke_then(room: Room) -> None:
    record(room, *broken())
    assert words(drawn(room[0], Moment(START))).startswith("Every thread holds")


def test_new_and_mended_are_told_since_a_baseline(room: Room) -> None:
    session, clock = room
    record(room, *broken())
    then = Moment(LATER)
    clock.move(date(2025, 9, 1))
    session.do("skill.link", skill="ai", capability="bare")
    session.write([Proposed(HeadcountTargeted(skill="ai", scale="four", level=3, people=1), session.today)])
    session.write([Proposed(GoalSet(goal="newer", name="Newer"), session.today)])
    blocks = drawn(session, compare=then)
    assert "Since 1 June 2025: 1 new and 2 mended." in words(blocks)
    chain, found = tables(blocks)
    assert found["goal:thread.goals/newer"].cells[0] == "! The goal Newer has no capability. (new)"
    assert found["goal:thread.goals/new"].cells[0] == "! The goal New ground has no capability."
    assert [identity for identity in found if identity.startswith("mended/")] == [
        "mended/capability:thread.capabilities/bare",
        "mended/skill:thread.critical/ai",
    ]
    assert (
        getattr(chain["capability:bare"].cells[-1], "text", "") == "1 of 1 skills not rated (was: no skill)"
    )


def test_a_skill_that_is_not_critical_and_not_required_makes_no_break_but_is_told(room: Room) -> None:
    record(room, SkillLinked(skill="fax", capability="forecast", criticality=1))
    said = words(drawn(room[0]))
    assert said.startswith("No check finds a break, but 1 capability rests on skills that nothing requires")


def test_a_goal_alone_shows_its_own_thread(room: Room) -> None:
    record(room, *broken())
    chain, found = tables(drawn(room[0], goal="new"))
    assert [*chain] == ["goal:new"]
    assert [*found] == ["check:thread.goals", "goal:thread.goals/new"]


def test_without_goals_it_says_how_to_begin(tmp_path: Path) -> None:
    session, _ = empty_room(tmp_path / "bare.veikart")
    assert "Nothing is here yet" in words(drawn(session))
    session.write([Proposed(PersonJoined(person="kari", name="Kari"))])
    assert words(drawn(session)) == "There is no goal here yet, so there is no thread from one."
    session.close()


def test_checks_of_plugins_are_in_it_and_lead_to_their_subject(room: Room) -> None:
    session, _ = room

    def measures(picture: object) -> list[Finding]:
        return [
            Finding("SQL has a gap.", "Agree a measure.", subject="skill:sql"),
            Finding("[/] odd", "", "fault"),
        ]

    view = threaded((Check("plans.measures", "Gaps without a measure", measures),))
    _, found = tables(view.draw(session.picture(), Selection()))
    assert found["skill:plans.measures/sql"].action == Action("strategy", {"skill": "sql"})
    assert found["finding:plans.measures/[/] odd"].cells[0] == "× [/] odd"
