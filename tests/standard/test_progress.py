"""The pages Progress, and Who and what: what they say, when nothing changed, and what a report keeps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.engagements import MovableClock
from tests.rooms import START, empty_room, furnished

from veikart.blocks import WITHHELD, Action, Blocks, Empty, Mark, Meter, Row, Table, Text
from veikart.contributions.view import Selection
from veikart.journal import Proposed
from veikart.moment import Moment
from veikart.reporting import Wanted, compose
from veikart.session import Session
from veikart.standard.progress.words import points
from veikart_events.base import EventBody
from veikart_events.vocabulary.organisation import PersonJoined, PersonLeft, RoleAssigned
from veikart_events.vocabulary.strategy import GoalDropped
from veikart_events.vocabulary.target import LevelRequired

SCAN, REVIEW = date(2025, 3, 3), date(2025, 6, 2)
ANOTHER = "Another day to compare with: shift+c, or --compare DATE."
PEOPLE = ("mai", "lars", "nils", "siv", "unn", "per")
Room = tuple[Session, MovableClock]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """Eight engineers, all at 2 in SQL, of which 3 is required; a workshop on that day."""
    session, clock = furnished(tmp_path / "progress.veikart")
    came: list[EventBody] = [
        PersonJoined(person=each, name=each.capitalize(), unit="field") for each in PEOPLE
    ]
    session.write([Proposed(b) for b in (*came, *(RoleAssigned(person=p, role="engineer") for p in PEOPLE))])
    clock.move(SCAN)
    session.do("workshop.start", name="Scan")
    for person in ("kari", "ola", *PEOPLE):
        session.do("skill.assess", person=person, skill="sql", level=2)
    session.do("workshop.end")
    clock.move(REVIEW)
    yield session, clock
    session.close()


@pytest.mark.parametrize(
    ("share", "told"),
    [(0.0862, "+8.6"), (-0.004, "−0.4"), (-0.0004, "0.0"), (0.0004, "0.0"), (1e-12, "·"), (None, "")],
)
def test_points_that_round_to_nothing_have_no_sign(share: float | None, told: str) -> None:
    assert points(share) == told


def drawn(session: Session, view: str = "progress", moment: Moment | None = None, **selected: Any) -> Blocks:
    return session.blocks(view, moment, Selection(**selected))


def said(blocks: Blocks) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Text | Empty)]


def rows(blocks: Blocks, table: int = 0) -> dict[str, Row]:
    return {row.id: row for row in [each for each in blocks if isinstance(each, Table)][table].rows}


def texts(row: Row) -> list[str]:
    return [cell if isinstance(cell, str) else cell.text for cell in row.cells]


def grown(session: Session, *people: str) -> None:
    for person in people:
        session.do("skill.assess", person=person, skill="sql", level=3)


def test_it_begins_with_a_sentence_and_with_what_it_is_compared(room: Room) -> None:
    grown(room[0], *PEOPLE)
    assert said(drawn(room[0])) == [
        "Met of known rose from 0.0 % on 3 March 2025 to 75.0 %: 6 people grew (6 cells).",
        f"Compared with 3 March 2025, the last workshop, Scan. {ANOTHER}",
    ]


def test_what_few_people_said_is_not_told_apart_in_the_sentence(room: Room) -> None:
    grown(room[0], "kari")
    assert said(drawn(room[0]))[0].endswith("to 12.5 %: a few other ratings changed.")


def test_every_column_leads_from_then_to_now(room: Room) -> None:
    session, _ = room
    grown(session, *PEOPLE)
    session.write([Proposed(PersonLeft(person="ola"), REVIEW)])
    found = rows(drawn(session))
    assert [*found] == ["before", "part:grew", "part:left", "now"]
    assert texts(found["before"]) == ["3 March 2025", "", "16", "·", "8", "8", "8", "0.0 %"]
    assert texts(found["part:grew"]) == ["People grew", "6", "·", "+6", "−6", "·", "−6", "+80.0"]
    assert texts(found["part:left"]) == ["Left", "1", "−2", "·", "−1", "−1", "−1", "+5.7"]
    assert texts(found["now"]) == ["2 June 2025", "", "14", "6", "1", "7", "1", "85.7 %"]
    reached = found["part:left"].cells[-1]
    assert isinstance(reached, Meter)
    assert reached.share == pytest.approx(6 / 7)


def test_goals_and_units_and_skills_tell_the_same_in_points(room: Room) -> None:
    session, _ = room
    grown(session, *PEOPLE)
    blocks = drawn(session)
    goals, units, skills = (rows(blocks, n) for n in (1, 2, 3))
    assert texts(goals["goal:supply"]) == ["Safe supply", "0.0 %", "+75.0", "75.0 %"]
    assert texts(units["unit:field"]) == ["Field", "0.0 %", "+85.7", "85.7 %"]
    assert units["unit:field"].action == Action("progress", {"unit": "field"}, "What changed in it, in parts")
    assert texts(skills["skill:sql"]) == ["SQL", "0.0 %", "+75.0", "75.0 %"]


def test_a_goal_that_was_dropped_is_told(room: Room) -> None:
    session, _ = room
    session.write([Proposed(GoalDropped(goal="supply"), REVIEW)])
    goals = rows(drawn(session, goal="supply"), 1)
    assert texts(goals["goal:supply"]) == ["Safe supply (no longer pursued)", "0.0 %", "·", "–"]


def test_a_part_opens_to_cells_and_events(room: Room) -> None:
    session, _ = room
    grown(session, "kari")
    why = rows(drawn(session))["part:grew"].why
    assert why is not None
    whole = why.whole()
    assert ("Kari: SQL", "2→3, below → met") in whole.inputs
    assert {told for _, told, _ in session.told(session.picture(), whole.positions)} == {
        "Kari: SQL 3 Skilled (manager)",
        "Kari: SQL 2 Working (manager)",
    }


def test_who_grew_and_what_moved_stand_on_a_page_of_their_own(room: Room) -> None:
    session, _ = room
    grown(session, "kari")
    session.do("level.require", role="engineer", skill="sql", level=4)
    found = rows(drawn(session, "progress.who"))
    assert [*found] == ["part:grew", "grew:kari", "part:target", "target:sql"]
    assert texts(found["grew:kari"]) == ["Kari", "1", "SQL 2→3, still below"]
    assert texts(found["target:sql"]) == ["SQL", "8", "required 3→4 of 8 people"]
    why = found["target:sql"].why
    assert why is not None
    told = [words for _, words, _ in session.told(session.picture(), why.whole().positions)]
    assert told == ["Engineer requires SQL at 4 Expert"]


def test_people_of_one_name_stand_in_the_order_of_their_ids_however_they_were_entered(room: Room) -> None:
    session, _ = room
    namesakes = [f"kim{n}" for n in (7, 2, 9, 4, 1, 8, 3, 6, 5)]
    for person in namesakes:
        joined = PersonJoined(person=person, name="Kim", unit="field", ref=person)
        session.write([Proposed(joined), Proposed(RoleAssigned(person=person, role="engineer"))])
    found = rows(drawn(session, "progress.who"))
    assert [*found] == ["part:joined", *(f"joined:{person}" for person in sorted(namesakes))]


def test_without_a_workshop_a_quarter_is_looked_back(room: Room) -> None:
    session, _ = room
    assert (
        "Compared with 1 December 2024, a quarter before."
        in said(drawn(session, moment=Moment(date(2025, 3, 1))))[1]
    )


def test_nothing_changed_is_said(room: Room) -> None:
    assert said(drawn(room[0])) == [
        "Met of known is 0.0 %, as on 3 March 2025.",
        f"Compared with 3 March 2025, the last workshop, Scan. {ANOTHER}",
        "Nothing that is required, and no rating of it, is different.",
    ]
    assert said(drawn(room[0], "progress.who")) == [
        "Nothing changed since 3 March 2025, the last workshop, Scan."
    ]


def test_a_moment_is_not_compared_with_itself(room: Room) -> None:
    assert said(drawn(room[0], moment=Moment(REVIEW), compare=Moment(REVIEW))) == [
        "Both moments are the same one."
    ]


def test_where_nothing_is_there_it_says_how_to_begin(tmp_path: Path) -> None:
    session, _ = empty_room(tmp_path / "nothing.veikart")
    for view in ("progress", "progress.who"):
        assert "Nothing is here yet" in said(drawn(session, view))[0]
    session.close()


def test_before_anything_was_known_there_are_counts_alone(room: Room) -> None:
    grown(room[0], *PEOPLE)
    blocks = drawn(room[0], compare=Moment(START))
    assert said(blocks)[0].startswith(
        "75.0 % of what is known is met, and nothing was known on 6 January 2025"
    )
    assert texts(rows(blocks)["part:rated"])[-1] == "·"
    goal = rows(blocks, 1)["goal:supply"].cells[2]
    assert goal == Mark("+6 met", "muted", sort=0.0)


def test_a_scenario_is_compared_with_reality(room: Room) -> None:
    session, _ = room
    grown(session, *PEOPLE)
    begun = session.run("scenario.begin", {"title": "Mai leaves"})
    session.run("person.leave", {"person": "mai", "day": REVIEW}, scenario=begun.scenario)
    blocks = drawn(session, moment=Moment(REVIEW, None, begun.scenario))
    assert said(blocks)[0] == "In “Mai leaves” met of known is 71.4 %, and 75.0 % in reality: 1 person left."
    assert "Compared with 2 June 2025, without what is supposed." in said(blocks)[1]
    found = rows(blocks)
    assert [texts(row)[0] for row in found.values()] == ["Reality", "Left", "“Mai leaves”"]
    who = rows(drawn(session, "progress.who", Moment(REVIEW, None, begun.scenario)))
    assert [*who] == ["part:left", "left:mai"]


def test_a_report_that_compares_has_the_chapter_and_withholds_few(room: Room) -> None:
    session, _ = room
    grown(session, *PEOPLE)
    session.write([Proposed(LevelRequired(role="engineer", skill="sql", scale="four", level=3), REVIEW)])
    session.do("skill.assess", person="kari", skill="sql", level=1)
    document = compose(session, Wanted(Moment(REVIEW), Moment(SCAN)))
    [chapter] = [each for each in document.chapters if each.title == "Overview: Progress"]
    told = rows(chapter.blocks)
    assert texts(told["part:grew"])[0] == "People grew"
    assert texts(told["part:declined"])[1] == WITHHELD
    assert not any("Kari" in text for row in told.values() for text in texts(row))
    alone = compose(session, Wanted(Moment(REVIEW)))
    assert "Overview: Progress" not in [each.title for each in alone.chapters]
