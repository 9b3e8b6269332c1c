"""Every day is counted beforehand on a thread of its own; what is shown is the same with it and without."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from polars.testing import assert_frame_equal
from tests.engagements import MovableClock
from tests.rooms import START, furnished, opened

from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.picture import Picture, daily
from veikart.picture.daily import GROUPS
from veikart.session import Session
from veikart.session.caching import Caching
from veikart.session.counting import Counting
from veikart.standard import overview

PATIENCE = 60.0
KARI_SQL = {"person": "kari", "skill": "sql"}


@pytest.fixture(autouse=True)
def _at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which nothing has been kept yet, where ten events are many, and nobody rests."""
    monkeypatch.setenv("VEIKART_STATE", str(tmp_path / "state"))
    monkeypatch.setattr(Caching, "worth", 10)
    monkeypatch.setattr(Caching, "enough", 1)
    monkeypatch.setattr(Counting, "rest", 0.0)
    monkeypatch.setattr(Counting, "enough_days", 1)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[tuple[Session, MovableClock]]:
    session, clock = furnished(tmp_path / "client.veikart")
    session.do("skill.assess", **KARI_SQL, level=2)
    session.begin_to_count()
    assert session.all_counted(PATIENCE)
    yield session, clock
    session.close()


@pytest.fixture
def session(room: tuple[Session, MovableClock]) -> Session:
    return room[0]


def counts_again(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The days that are counted from now on."""
    days: list[date] = []
    counted = daily.counted

    def noted(facts: Any, some: Any, *rest: Any) -> Any:
        days.extend(some)
        return counted(facts, some, *rest)

    monkeypatch.setattr("veikart.session.counting.counted", noted)
    return days


def alone(session: Session, day: date) -> Picture:
    """The picture without anything that was counted before."""
    return Picture(session.facts, Moment(day), session.today, session.journal.at)


def test_a_picture_takes_its_counts_from_there(session: Session) -> None:
    assert session.counts(session.facts, Moment(date(2026, 6, 1)), ()) is None  # ratings are old by then
    for day in (START, date(2025, 6, 1)):
        for by in GROUPS:
            found = session.counts(session.facts, Moment(day), by)
            assert found is not None
            assert_frame_equal(found, alone(session, day).coverage(by))
        assert session.picture(Moment(day)).staff.rows() == alone(session, day).staff.rows()


@pytest.mark.parametrize(
    "selection", [Selection(), Selection(unit="field"), Selection(goal="supply"), Selection(person="kari")]
)
def test_the_overview_is_the_same_with_it_and_without(session: Session, selection: Selection) -> None:
    for day in (START, date(2026, 6, 1)):
        drawn = overview.draw(session.picture(Moment(day)), selection)
        assert drawn == overview.draw(alone(session, day), selection)


def test_what_is_written_is_counted_on_the_days_it_touches(
    room: tuple[Session, MovableClock], monkeypatch: pytest.MonkeyPatch
) -> None:
    session, clock = room
    days = counts_again(monkeypatch)
    clock.move(date(2025, 3, 3))
    session.do("skill.assess", **KARI_SQL, level=4)
    assert session.all_counted(PATIENCE)
    assert min(days) == date(2025, 3, 3)
    found = session.counts(session.facts, Moment(session.today), ("skill",))
    assert found is not None
    assert found.filter(skill="sql")["met"].to_list() == [1]
    session.undo()
    assert session.all_counted(PATIENCE)
    assert_frame_equal(
        session.picture().coverage(("skill",)), alone(session, session.today).coverage(("skill",))
    )


def test_the_next_opening_counts_nothing_that_was_counted(
    room: tuple[Session, MovableClock], monkeypatch: pytest.MonkeyPatch
) -> None:
    session, clock = room
    made = session.counts(session.facts, Moment(START), ("unit",))
    session.close()
    days = counts_again(monkeypatch)
    with opened(session.journal.path, clock) as again:
        again.begin_to_count()
        assert again.all_counted(PATIENCE)
        assert days == []
        assert made is not None
        found = again.counts(again.facts, Moment(START), ("unit",))
        assert found is not None
        assert_frame_equal(found, made)


def test_forgetting_lets_go_of_the_facts_that_knew_a_name(session: Session) -> None:
    session.forget("kari")
    assert session.all_counted(PATIENCE)
    assert session.counts(session.facts, Moment(session.today), ()) is not None
    assert session._daily is not None
    assert session._daily.facts is session.facts


def test_closing_does_not_wait_until_all_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session, _ = furnished(tmp_path / "other.veikart")
    monkeypatch.setattr(Counting, "rest", 1e9)
    session.begin_to_count()
    session.close()
    assert session.all_counted(0)  # there is nobody left who counts


def test_few_events_are_not_counted_beforehand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Caching, "worth", 1000)
    session, _ = furnished(tmp_path / "small.veikart")
    session.begin_to_count()
    assert session.counts(session.facts, Moment(START), ()) is None
    session.close()
