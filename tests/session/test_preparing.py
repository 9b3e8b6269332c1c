"""The rules get to know the engagement beforehand; a write is judged the same with it and without."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.engagements import MovableClock
from tests.rooms import furnished, opened

from veikart.errors import RuleBroken
from veikart.journal import Journal, Proposed, portions
from veikart.journal.opened import Opened
from veikart.session import Session
from veikart.session.caching import Caching
from veikart_events.vocabulary.organisation import UnitCreated

PATIENCE = 60.0
KINDS: tuple[Any, ...] = ("unit", "person", "role", "scale", "skill", "goal", "capability", "kpi")


@pytest.fixture(autouse=True)
def _at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which nothing has been kept yet, where ten events are many and four are a portion."""
    monkeypatch.setenv("VEIKART_STATE", str(tmp_path / "state"))
    monkeypatch.setattr(Caching, "worth", 10)
    monkeypatch.setattr(portions, "PORTION", 4)


@pytest.fixture
def clock(tmp_path: Path) -> MovableClock:
    session, clock = furnished(tmp_path / "client.veikart")
    session.close()
    return clock


@pytest.fixture
def session(tmp_path: Path, clock: MovableClock) -> Iterator[Session]:
    with opened(tmp_path / "client.veikart", clock) as session:
        yield session


@pytest.fixture
def other(tmp_path: Path, clock: MovableClock) -> Iterator[Session]:
    with opened(tmp_path / "client.veikart", clock, by="other") as session:
        yield session


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """After which positions the rules read what is in the ledger."""
    after: list[int] = []
    tail = Opened.tail

    def noted(opened: Opened, position: int, *rest: Any, **more: Any) -> Any:
        after.append(position)
        return tail(opened, position, *rest, **more)

    monkeypatch.setattr(Opened, "tail", noted)
    return after


def build(session: Session, name: str) -> None:
    session.write([Proposed(UnitCreated(unit=f"{name}-{session.facts.head}", name=name))])


def begin_and_stand_still(session: Session) -> None:
    """Begins to prepare while somebody looks at one moment after the other, for as long as it takes."""
    session._looked = time.monotonic() + PATIENCE
    session.begin_to_prepare()
    assert not session.prepared(0.0)


def known(session: Session) -> list[Any]:
    state = session.state()
    return [sorted(state.all(kind), key=lambda each: each.id) for kind in KINDS]


def test_the_first_write_reads_only_what_is_new(session: Session, other: Session, read: list[int]) -> None:
    session.begin_to_prepare()
    assert session.prepared(PATIENCE)
    head = session.facts.head
    build(other, "Quay")
    read.clear()
    with pytest.raises(RuleBroken, match="Quay"):
        build(session, "Quay")
    assert set(read) == {head}


def test_a_write_while_it_prepares_has_it_hurry_and_is_judged_as_ever(
    session: Session, read: list[int]
) -> None:
    begin_and_stand_still(session)
    began = time.monotonic()
    with pytest.raises(RuleBroken):
        build(session, session.picture().units["name"][0])
    build(session, "Quay")
    assert time.monotonic() - began < PATIENCE / 2
    assert read.count(-1) == 2  # what was taken back, and then all of it


def test_what_others_write_and_take_back_meanwhile_is_known(
    session: Session, other: Session, tmp_path: Path, clock: MovableClock
) -> None:
    build(other, "Quay")
    session.catch_up()
    begin_and_stand_still(session)
    other.undo()
    build(other, "Pier")
    with pytest.raises(RuleBroken, match="Pier"):
        build(session, "Pier")
    build(session, "Quay")
    with opened(tmp_path / "client.veikart", clock) as fresh:
        assert known(session) == known(fresh)


def test_without_preparing_a_first_write_reads_before_its_turn(session: Session, read: list[int]) -> None:
    build(session, "Quay")
    assert read[:2] == [-1, -1]
    assert set(read[2:]) == {session.facts.head - 1}


def test_closing_while_it_prepares_lets_go_of_it(session: Session) -> None:
    begin_and_stand_still(session)
    preparation = session._preparation
    assert preparation is not None
    session.close()
    assert preparation.wait(0.0)
    assert preparation.rulebook() is None


def test_whoever_is_forgotten_meanwhile_is_not_known_by_name(session: Session, other: Session) -> None:
    session.begin_to_prepare()
    assert session.prepared(PATIENCE)
    other.forget("kari")
    session.catch_up()
    assert session.prepared(PATIENCE)
    kari = session.state().get("person", "kari")
    assert kari is not None
    assert kari.name.startswith("Forgotten")
    assert not session.state().named("person", "Kari")


def test_under_pseudonyms_it_knows_people_by_these(session: Session) -> None:
    begin_and_stand_still(session)
    session.use_pseudonyms(True)
    assert not session.state().called("person", "Kari")
    session.use_pseudonyms(False)
    assert session.state().called("person", "Kari")


def test_what_cannot_be_prepared_is_read_in_the_turn(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("out of reach")

    monkeypatch.setattr(Journal, "prepare", fail)
    session.begin_to_prepare()
    assert session.prepared(PATIENCE)
    build(session, "Quay")
    assert "Quay" in session.picture().units["name"].to_list()
