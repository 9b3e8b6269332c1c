"""Which part a change is put down to, one reason at a time and several at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.engagements import MovableClock
from tests.rooms import START, furnished

from veikart.contributions.view import Selection
from veikart.journal import Proposed
from veikart.moment import Moment
from veikart.progress import Progress
from veikart.session import Session
from veikart_events.base import EventBody
from veikart_events.vocabulary.assessment import SkillAssessed, SourcesRanked
from veikart_events.vocabulary.organisation import (
    PersonJoined,
    PersonLeft,
    PersonMoved,
    RoleAssigned,
    RoleDefined,
    RoleUnassigned,
    UnitMoved,
)
from veikart_events.vocabulary.strategy import SkillParked, SkillUnlinked
from veikart_events.vocabulary.target import LevelRequired, RequirementWithdrawn

THEN, NOW = date(2025, 3, 1), date(2025, 6, 1)
Room = tuple[Session, MovableClock]
Told = dict[str, tuple[int, int, int, int, float]]


def rated(person: str, skill: str, level: float | None, method: str = "manager") -> SkillAssessed:
    given = {"person": person, "skill": skill, "scale": "four", "level": level, "method": method}
    return SkillAssessed.model_validate(given)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """Kari and Ola need SQL at 3 and welding at 2. Then, Kari was at 2 in SQL; the rest was not known."""
    session, clock = furnished(tmp_path / "progress.veikart")
    record(session, clock, THEN, rated("kari", "sql", 2))
    yield session, clock
    session.close()


def record(
    session: Session, clock: MovableClock, day: date, *bodies: EventBody, holds: date | None = None
) -> None:
    if day > clock().date():
        clock.move(day)
    session.write([Proposed(body, holds or day) for body in bodies])


def between(session: Session, **narrowed: Any) -> Progress:
    then = narrowed.pop("then", Moment(THEN))
    now = narrowed.pop("now", Moment(NOW))
    return Progress(session.picture(now), session.picture(then), Selection(**narrowed))


def told(session: Session, **narrowed: Any) -> Told:
    """Part → what it did to required, met, below, unknown and steps."""
    parts = between(session, **narrowed).total().parts
    return {
        part.part: (c.required, c.met, c.below, c.unknown, c.gap)
        for part in parts.values()
        for c in [part.counts]
    }


def test_nothing_changed_where_nothing_happened(room: Room) -> None:
    assert told(room[0]) == {}


def test_a_higher_rating_of_the_same_kind_is_growth(room: Room) -> None:
    record(*room, NOW, rated("kari", "sql", 3))
    assert told(room[0]) == {"grew": (0, 1, -1, 0, -1.0)}


def test_a_lower_one_is_decline_and_is_not_netted_against_growth(room: Room) -> None:
    record(*room, THEN, rated("ola", "sql", 3))
    record(*room, NOW, rated("kari", "sql", 3), rated("ola", "sql", 1))
    assert told(room[0]) == {"grew": (0, 1, -1, 0, -1.0), "declined": (0, -1, 1, 0, 2.0)}


def test_a_level_above_what_is_required_changes_nothing_that_is_asked(room: Room) -> None:
    record(*room, THEN, rated("ola", "sql", 3))
    record(*room, NOW, rated("ola", "sql", 4))
    assert told(room[0]) == {}


def test_a_first_rating_is_no_growth(room: Room) -> None:
    record(*room, NOW, rated("ola", "sql", 1))
    assert told(room[0]) == {"rated": (0, 0, 1, -1, 2.0)}


def test_not_relevant_is_neither_growth_nor_target(room: Room) -> None:
    record(*room, NOW, rated("kari", "sql", None))
    assert told(room[0]) == {"relevance": (-1, 0, -1, 0, -1.0)}


def test_another_kind_of_rating_is_the_methods(room: Room) -> None:
    record(*room, NOW, rated("kari", "sql", 3, "calibrated"))
    assert told(room[0]) == {"method": (0, 1, -1, 0, -1.0)}


def test_another_order_of_belief_is_the_methods(room: Room) -> None:
    record(*room, THEN, rated("kari", "sql", 4, "self"))
    record(*room, NOW, SourcesRanked(groups=(("self",), ("manager",))))
    assert told(room[0]) == {"method": (0, 1, -1, 0, -1.0)}


def test_a_kind_that_had_spoken_before_is_compared_with_itself(room: Room) -> None:
    record(*room, THEN, rated("kari", "sql", 1, "self"))
    record(*room, NOW, SourcesRanked(groups=(("self",), ("manager",))), rated("kari", "sql", 4, "self"))
    assert told(room[0]) == {"method": (0, 0, 0, 0, 1.0), "grew": (0, 1, -1, 0, -2.0)}


def test_where_the_old_kind_has_spoken_since_its_way_is_growth(room: Room) -> None:
    record(*room, NOW, rated("kari", "sql", 3), rated("kari", "sql", 1, "calibrated"))
    assert told(room[0]) == {"grew": (0, 1, -1, 0, -1.0), "method": (0, -1, 1, 0, 2.0)}


def test_a_requirement_that_rises_moves_the_target_beside_growth(room: Room) -> None:
    raised = LevelRequired(role="engineer", skill="sql", scale="four", level=4)
    record(*room, NOW, raised, rated("kari", "sql", 3))
    assert told(room[0]) == {"target": (0, 0, 0, 0, 1.0), "grew": (0, 0, 0, 0, -1.0)}


@pytest.mark.parametrize(
    "body", [RequirementWithdrawn(role="engineer", skill="sql"), SkillParked(skill="sql", why="Not now")]
)
def test_what_is_no_longer_asked_moved_the_target(room: Room, body: EventBody) -> None:
    record(*room, NOW, body)
    assert told(room[0]) == {"target": (-2, 0, -1, -1, -1.0)}


def test_a_skill_unlinked_from_a_goal_moves_the_target_of_that_goal_only(room: Room) -> None:
    record(*room, NOW, SkillUnlinked(skill="sql", capability="forecast"))
    assert told(room[0]) == {}
    assert told(room[0], goal="supply") == {"target": (-2, 0, -1, -1, -1.0)}
    assert between(room[0]).by("goal")["supply"].parts["target"].counts.below == -1


def test_who_left_takes_all_along_and_who_came_brings_all(room: Room) -> None:
    bodies = [
        PersonLeft(person="kari"),
        PersonJoined(person="mai", name="Mai", unit="field"),
        RoleAssigned(person="mai", role="engineer"),
        rated("mai", "sql", 3),
    ]
    record(*room, NOW, *bodies)
    assert told(room[0]) == {"joined": (2, 1, 0, 1, 0.0), "left": (-2, 0, -1, -1, -1.0)}


def test_another_role_asks_by_the_targets_of_then(room: Room) -> None:
    role = RoleDefined(role="welder", name="Welder")
    record(*room, THEN, role, LevelRequired(role="welder", skill="welding", scale="four", level=2))
    raised = LevelRequired(role="welder", skill="welding", scale="four", level=3)
    moved = (RoleUnassigned(person="kari", role="engineer"), RoleAssigned(person="kari", role="welder"))
    record(*room, NOW, *moved, raised, rated("kari", "welding", 2))
    assert told(room[0]) == {"role": (-1, 0, -1, 0, -1.0), "rated": (0, 0, 1, -1, 1.0)}


def test_a_move_shows_in_the_units_and_not_in_the_whole(room: Room) -> None:
    record(*room, NOW, PersonMoved(person="ola", unit="operations"))
    assert told(room[0]) == {}
    assert told(room[0], unit="field") == {"unit": (-2, 0, 0, -2, 0.0)}
    assert told(room[0], unit="operations") == {}  # field lies below it
    assert between(room[0]).by("unit")["field"].parts["unit"].people == 1


def test_a_unit_that_moves_takes_its_people_along(room: Room) -> None:
    record(*room, NOW, UnitMoved(unit="field", parent=None))
    assert told(room[0], unit="operations") == {"unit": (-2, 0, 0, -2, 0.0)}


def test_what_was_recorded_later_about_the_time_before_is_a_correction(room: Room) -> None:
    session, _ = room
    record(*room, NOW - timedelta(days=10), rated("kari", "sql", 3), holds=THEN)
    record(*room, NOW, rated("kari", "sql", 1))
    known_then = Moment(THEN, THEN)
    assert told(session, then=known_then) == {
        "corrected": (0, 1, -1, 0, -1.0),
        "declined": (0, -1, 1, 0, 2.0),
    }
    assert told(session) == {"declined": (0, -1, 1, 0, 2.0)}


def test_who_was_not_known_of_then_came_by_a_correction(room: Room) -> None:
    session, _ = room
    mai = (PersonJoined(person="mai", name="Mai", unit="field"), RoleAssigned(person="mai", role="engineer"))
    record(*room, NOW - timedelta(days=10), *mai, holds=THEN)
    siv = (PersonJoined(person="siv", name="Siv", unit="field"), RoleAssigned(person="siv", role="engineer"))
    record(*room, NOW, *siv, PersonLeft(person="ola"))
    for selected in ({}, {"unit": "field"}, {"goal": "supply"}):
        parts = told(session, then=Moment(THEN, THEN), **selected)
        assert {part: change[0] for part, change in parts.items()} == {
            "joined": 2,
            "left": -2,
            "corrected": 2,
        }
    progress = between(session, then=Moment(THEN, THEN))
    assert [*progress.by("unit")["field"].parts] == [*progress.by("goal")["supply"].parts]


def test_an_undo_takes_back_what_was_known(room: Room) -> None:
    session, clock = room
    record(*room, NOW, rated("ola", "sql", 3))
    clock.move(NOW + timedelta(days=1))
    session.undo()
    later = Moment(NOW + timedelta(days=1), NOW + timedelta(days=1))
    assert told(session, then=Moment(NOW, NOW), now=later) == {"corrected": (0, -1, 0, 1, 0.0)}


def test_the_share_is_split_into_points_that_add_up(room: Room) -> None:
    record(*room, THEN, rated("ola", "welding", 2))
    record(*room, NOW, rated("kari", "sql", 3), PersonLeft(person="ola"))
    total = between(room[0]).total()
    assert total.before.share == 0.5
    assert total.now.share == 1.0
    shares = {part.part: part.share for part in total.parts.values()}
    # mean share 0.75, mean known 1.5: growth 1 ÷ 1.5; whoever left took one met of one known along
    assert shares == {"grew": pytest.approx(1 / 1.5), "left": pytest.approx((-1 + 0.75) / 1.5)}


def test_without_a_share_on_one_of_the_days_there_are_counts_alone(room: Room) -> None:
    record(*room, NOW, rated("kari", "welding", 2))
    total = between(room[0], then=Moment(START)).total()
    assert total.share is None
    assert {part.part: part.share for part in total.parts.values()} == {"rated": None}


def test_backwards_in_time_everything_is_taken_back(room: Room) -> None:
    record(*room, NOW, rated("kari", "sql", 3), PersonLeft(person="ola"))
    assert told(room[0], then=Moment(NOW), now=Moment(THEN)) == {
        "declined": (0, -1, 1, 0, 1.0),
        "joined": (2, 0, 0, 2, 0.0),
    }
