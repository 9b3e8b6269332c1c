"""A session: what is done, undone, refused, and seen by others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.engagements import MovableClock
from tests.rooms import START, empty_room, furnished, opened

from veikart.blocks import Empty
from veikart.errors import BadInput, NotFound, RuleBroken
from veikart.journal import Proposed
from veikart.moment import Moment
from veikart.session import Session
from veikart_events.vocabulary.organisation import PersonForgotten, PersonJoined, PersonLeft, UnitCreated

KARI_SQL = {"person": "kari", "skill": "sql"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "client.veikart"


@pytest.fixture
def room(path: Path) -> Iterator[tuple[Session, MovableClock]]:
    session, clock = furnished(path)
    yield session, clock
    session.close()


@pytest.fixture
def session(room: tuple[Session, MovableClock]) -> Session:
    return room[0]


@pytest.fixture
def clock(room: tuple[Session, MovableClock]) -> MovableClock:
    return room[1]


def level(session: Session, person: str = "kari", skill: str = "sql", moment: Moment | None = None) -> Any:
    rows = session.picture(moment).levels
    found = {(row["person"], row["skill"]): row["level"] for row in rows.iter_rows(named=True)}
    return found.get((person, skill), "nobody said")


def last_event(session: Session) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(session.journal.at([session.journal.head()])[0].state)
    return document


def test_a_rating_is_in_the_next_picture(session: Session) -> None:
    before = session.picture()
    written = session.do("skill.assess", **KARI_SQL, level=2)
    assert written is not None
    assert written.first == written.last == session.journal.head() == session.facts.head
    assert level(session) == 2
    assert before.levels.height == 0


def test_undo_and_redo_walk_back_and_forth(session: Session) -> None:
    session.do("skill.assess", **KARI_SQL, level=2)
    session.do("skill.assess", **KARI_SQL, level=4)
    assert session.undo() == "Undone: Kari: SQL 4 Expert (manager)"
    assert level(session) == 2
    assert session.undo() == "Undone: Kari: SQL 2 Working (manager)"
    assert level(session) == "nobody said"
    assert session.redo() == "Redone: Kari: SQL 2 Working (manager)"
    assert level(session) == 2
    assert session.redo() == "Redone: Kari: SQL 4 Expert (manager)"
    assert level(session) == 4
    with pytest.raises(RuleBroken, match="nothing to redo"):
        session.redo()
    assert session.undo() == "Undone: Kari: SQL 4 Expert (manager)"


def test_undo_and_redo_work_after_reopening(session: Session, clock: MovableClock, path: Path) -> None:
    session.do("skill.assess", **KARI_SQL, level=2)
    with opened(path, clock) as again:
        assert again.undo() == "Undone: Kari: SQL 2 Working (manager)"
    with opened(path, clock) as again:
        assert level(again) == "nobody said"
        assert again.redo() == "Redone: Kari: SQL 2 Working (manager)"
    with opened(path, clock) as again:
        assert level(again) == 2
        with pytest.raises(RuleBroken, match="nothing to redo"):
            again.redo()


def test_what_was_undone_does_not_come_back_once_something_new_was_done(session: Session) -> None:
    session.do("skill.assess", **KARI_SQL, level=2)
    session.undo()
    session.do("skill.assess", person="ola", skill="sql", level=3)
    with pytest.raises(RuleBroken, match="nothing to redo"):
        session.redo()
    assert session.undo() == "Undone: Ola: SQL 3 Skilled (manager)"
    assert session.redo() == "Redone: Ola: SQL 3 Skilled (manager)"
    with pytest.raises(RuleBroken, match="nothing to redo"):
        session.redo()


def test_undo_passes_over_the_forgetting_of_a_person(
    session: Session, clock: MovableClock, path: Path
) -> None:
    session.do("skill.assess", **KARI_SQL, level=2)
    session.write([Proposed(PersonForgotten(person="ola"))])
    assert session.undo() == "Undone: Kari: SQL 2 Working (manager)"
    assert session.redo() == "Redone: Kari: SQL 2 Working (manager)"
    with opened(path, clock) as again:
        assert again.undo() == "Undone: Kari: SQL 2 Working (manager)"
        assert "ola" not in again.picture().people["person"]


def test_someone_who_comes_later_can_be_forgotten_and_does_not_come(session: Session) -> None:
    later = Moment(date(2027, 1, 1))
    session.write([Proposed(PersonJoined(person="new", name="Ny Berg"), date(2026, 12, 1))])
    assert "new" in session.picture(later).people["person"]
    session.forget("new")
    assert "new" not in session.picture(later).people["person"]


def test_a_command_of_several_events_is_undone_whole(session: Session) -> None:
    session.write([Proposed(UnitCreated(unit=f"u{n}", name=f"Unit {n}")) for n in range(3)])
    assert session.undo() == "Undone: Unit Unit 0 created and 2 more"
    assert session.picture().units.height == 2
    assert session.redo() == "Redone: Unit Unit 0 created and 2 more"
    assert session.picture().units.height == 5


def test_the_opening_of_an_engagement_cannot_be_undone(path: Path) -> None:
    session, _ = empty_room(path)
    with pytest.raises(RuleBroken, match="nothing to undo"):
        session.undo()
    with pytest.raises(RuleBroken, match="nothing to redo"):
        session.redo()
    session.close()


def test_undoing_is_known_from_its_day_on(session: Session, clock: MovableClock) -> None:
    session.do("skill.assess", **KARI_SQL, level=2)
    clock.move(date(2025, 3, 1))
    session.undo()
    assert level(session, moment=Moment(date(2025, 3, 1), date(2025, 2, 28))) == 2
    assert level(session, moment=Moment(date(2025, 3, 1), date(2025, 3, 1))) == "nobody said"


def test_two_sessions_on_one_file_see_each_other(session: Session, clock: MovableClock, path: Path) -> None:
    with opened(path, clock, by="hr") as other:
        other.do("skill.assess", **KARI_SQL, level=3)
        assert level(session) == "nobody said"
        assert session.catch_up()
        assert level(session) == 3
        assert not session.catch_up()
        session.do("workshop.start", name="Quick scan")
        other.do("skill.assess", **KARI_SQL, level=4)
        assert last_event(other)["by"] == "hr"
        assert last_event(other)["ses"] == session.picture().workshops["workshop"][0]
        assert other.undo() == "Undone: Kari: SQL 4 Expert (manager)"
        session.catch_up()
        assert level(session) == 3


def test_writing_takes_in_what_others_wrote_before(session: Session, clock: MovableClock, path: Path) -> None:
    with opened(path, clock) as other:
        other.write([Proposed(UnitCreated(unit="north", name="North"))])
        with pytest.raises(RuleBroken, match="North"):
            session.write([Proposed(UnitCreated(unit="n", name="North"))])
    assert "north" in session.picture().units["unit"].to_list()


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"person": "nobody", "skill": "sql", "level": 2}, "no person"),
        ({"person": "kari", "skill": "nothing", "level": 2}, "no skill"),
        ({"person": "kari", "skill": "sql", "level": 2.5}, "2.5 is not a level"),
        ({"person": "kari", "skill": "sql", "level": 9}, "9 is not a level"),
        ({"person": "kari", "skill": "sql", "level": 2, "day": date(2031, 1, 1)}, "lies ahead"),
        ({"person": "kari", "skill": "sql", "level": 2, "scale": "five"}, "no scale"),
    ],
)
def test_a_command_that_is_refused_writes_nothing(
    session: Session, given: dict[str, Any], error: str
) -> None:
    head = session.journal.head()
    with pytest.raises(RuleBroken, match=error):
        session.do("skill.assess", **given)
    assert session.journal.head() == session.facts.head == head


@pytest.mark.parametrize(
    ("command", "given", "error"),
    [
        ("skill.assess", {"person": "kari", "skill": "sql"}, "level: Write a number."),
        ("skill.assess", {**KARI_SQL, "level": "high"}, "level: "),
        ("skill.assess", {**KARI_SQL, "level": float("nan")}, "level: "),
        ("skill.assess", {**KARI_SQL, "level": 2, "method": "guess"}, "method: Choose one of self, peer, "),
        (
            "skill.assess",
            {**KARI_SQL, "level": 2, "mood": "good"},
            "no field 'mood' here. There are: person, ",
        ),
        ("skill.prioritise", {"skill": "sql", "priority": 0}, "priority: Write a whole number from 1 to 99."),
        ("workshop.start", {"name": "\x00\u200b"}, "name: "),
        ("skill.park", {"skill": "sql", "why": ""}, "why: "),
        ("sources.rank", {"groups": ()}, "groups: "),
    ],
)
def test_parameters_that_do_not_fit_are_named_with_what_would(
    session: Session, command: str, given: dict[str, Any], error: str
) -> None:
    head = session.journal.head()
    with pytest.raises(BadInput) as caught:
        session.do(command, **given)
    assert error in str(caught.value)
    assert session.journal.head() == head


def test_an_unknown_command_and_an_unknown_view_name_those_there_are(session: Session) -> None:
    with pytest.raises(NotFound, match=r"no command 'skill.assses'.*skill\.assess, "):
        session.do("skill.assses")
    with pytest.raises(NotFound, match=r"no view 'mapp'.*map"):
        session.blocks("mapp")


def test_a_workshop_marks_what_is_recorded_while_it_goes_on(session: Session) -> None:
    session.do("skill.assess", **KARI_SQL, level=1)
    assert last_event(session)["ses"] is None
    session.do("workshop.start", name="Quick scan")
    assert last_event(session)["ses"] is None
    workshop = session.picture().workshops["workshop"][0]
    session.do("skill.assess", **KARI_SQL, level=2)
    assert last_event(session)["ses"] == workshop
    session.do("workshop.end")
    assert last_event(session)["ses"] == workshop
    session.do("skill.assess", **KARI_SQL, level=3)
    assert last_event(session)["ses"] is None
    assert session.picture().workshops["ended"].to_list() == [START]


def test_pictures_are_kept_by_moment_until_something_is_written(session: Session) -> None:
    here, there = session.picture(), session.picture(Moment(date(2024, 1, 1)))
    assert session.picture() is here
    assert session.picture(Moment(START)) is here
    assert session.picture(Moment(date(2024, 1, 1))) is there
    assert session.picture(Moment(START, START)) is not here
    session.do("skill.assess", **KARI_SQL, level=1)
    assert session.picture() is not here


def test_the_picture_that_others_are_compared_with_is_kept_too(session: Session) -> None:
    then = Moment(session.today - timedelta(400))
    days = [Moment(session.today - timedelta(days)) for days in range(60)]  # more than are kept
    assert len({id(session.picture(day).at(then)) for day in days}) == 1
    before = session.picture()
    assert before.at(session.picture().moment) is before
    session.do("skill.assess", **KARI_SQL, level=1)
    assert before.at(then).facts is before.facts  # what has come since is not in it


def test_today_follows_the_clock(session: Session, clock: MovableClock) -> None:
    session.write([Proposed(PersonLeft(person="ola"), date(2025, 6, 1))])
    assert session.picture().people.height == 2
    clock.move(date(2025, 6, 1))
    assert session.today == date(2025, 6, 1)
    assert session.picture().people["person"].to_list() == ["kari"]


def test_what_happened_is_told_the_newest_first(session: Session, clock: MovableClock) -> None:
    clock.move(date(2025, 2, 3))
    session.do("skill.assess", **KARI_SQL, level=3, day=date(2025, 2, 1))
    head = session.journal.head()
    told = session.told(session.picture(), [5, head])
    assert told == [
        (head, "Kari: SQL 3 Skilled (manager)", "1 February 2025 (recorded 3 February 2025) by consultant"),
        (5, "Unit Operations created", "6 January 2025 by consultant"),
    ]


def test_a_session_knows_who_and_what_there_is(session: Session) -> None:
    state = session.state()
    assert [known.id for known in state.called("person", "KARI")] == ["kari"]
    assert session.name == "Fjordkraft"
    session.undo()
    assert session.state().get("person", "kari") is None


def test_the_same_command_twice_is_written_once(session: Session) -> None:
    body = [Proposed(UnitCreated(unit="north", name="North"))]
    first = session.write(body, command="once")
    second = session.write(body, command="once")
    assert first is not None
    assert second is not None
    assert (second.first, second.last, second.repeated) == (first.first, first.last, True)


@pytest.mark.parametrize("view", ["overview", "people", "strategy", "map"])
def test_an_empty_engagement_says_what_to_do(path: Path, view: str) -> None:
    session, _ = empty_room(path)
    (block,) = session.blocks(view)
    assert isinstance(block, Empty)
    assert block.steps
    session.close()


def test_progress_is_told_while_opening(session: Session, clock: MovableClock, path: Path) -> None:
    said: list[str] = []
    Session.open(path, clock=clock, progress=said.append, plugins=session.plugins).close()
    assert said == ["Opening the engagement", "Verifying 18 events", "Reading 18 events", "Ready"]


def test_an_engagement_that_cannot_be_read_is_closed_again(path: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="veikart new"):
        Session.open(tmp_path / "nowhere.veikart")
