"""A session opens from what was kept, and whatever becomes of the cache, shows what the journal says."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.engagements import MovableClock
from tests.rooms import furnished, opened

from veikart.cache.place import cache_folder
from veikart.cache.store import Store
from veikart.journal import Journal
from veikart.session import Session
from veikart.session.caching import Caching

KARI_SQL = {"person": "kari", "skill": "sql"}


@pytest.fixture(autouse=True)
def _kept_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which nothing has been kept yet, and where ten events are many."""
    monkeypatch.setenv("VEIKART_STATE", str(tmp_path / "state"))
    monkeypatch.setattr(Caching, "worth", 10)
    monkeypatch.setattr(Caching, "enough", 1)


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
def read_in_bulk(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """After which positions events were read in bulk."""
    read: list[int] = []
    batches = Journal.batches

    def noted(journal: Journal, after: int, upto: int) -> Any:
        read.append(after)
        return batches(journal, after, upto)

    monkeypatch.setattr(Journal, "batches", noted)
    return read


def level(session: Session) -> Any:
    rows = session.picture().levels.filter(person="kari", skill="sql")
    return rows["level"][0] if rows.height else None


def test_opening_reads_only_what_is_new(
    session: Session, clock: MovableClock, read_in_bulk: list[int]
) -> None:
    session.do("skill.assess", **KARI_SQL, level=2)
    session.close()
    read_in_bulk.clear()
    with opened(session.journal.path, clock) as again:
        assert read_in_bulk == []
        assert level(again) == 2
        assert again.picture().name("person", "kari") == "Kari"
        assert again.cache.head == again.facts.head


def test_what_others_wrote_meanwhile_is_read_after_what_was_kept(
    session: Session, clock: MovableClock, read_in_bulk: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    head = session.facts.head
    session.end_keeping()
    with monkeypatch.context() as patch:
        patch.setattr(Caching, "enough", 1000)
        with opened(session.journal.path, clock) as other:
            other.do("skill.assess", **KARI_SQL, level=3)
    read_in_bulk.clear()
    with opened(session.journal.path, clock) as again:
        assert read_in_bulk == [head]
        assert level(again) == 3


def test_what_is_undone_stays_undone(session: Session, clock: MovableClock) -> None:
    session.do("skill.assess", **KARI_SQL, level=2)
    session.end_keeping()
    session.undo()
    session.close()
    with opened(session.journal.path, clock) as again:
        assert again.cache.head == again.facts.head
        assert level(again) is None
        again.redo()
        assert level(again) == 2


def test_forgetting_reads_the_names_anew_and_leaves_none(session: Session, clock: MovableClock) -> None:
    session.end_keeping()
    session.forget("kari")
    assert "Kari" not in session.facts.tables["people"]["name"]
    assert "Ola" in session.facts.tables["people"]["name"]
    session.close()
    with opened(session.journal.path, clock) as again:
        assert again.cache.head == again.facts.head
        assert "Kari" not in again.facts.tables["people"]["name"]


def test_fictional_names_come_and_go_without_reading_all_again(
    session: Session, read_in_bulk: list[int]
) -> None:
    session.end_keeping()
    read_in_bulk.clear()
    session.use_pseudonyms(True)
    assert session.picture().name("person", "kari") != "Kari"
    session.use_pseudonyms(False)
    assert session.picture().name("person", "kari") == "Kari"
    assert read_in_bulk == []


def test_a_backup_that_is_put_back_is_read_for_what_it_is(
    session: Session, clock: MovableClock, tmp_path: Path
) -> None:
    shutil.copy(session.journal.path, tmp_path / "backup.veikart")
    session.do("skill.assess", **KARI_SQL, level=2)
    session.close()
    shutil.copy(tmp_path / "backup.veikart", session.journal.path)
    with opened(session.journal.path, clock) as again:
        assert level(again) is None
        again.do("skill.assess", **KARI_SQL, level=4)
        assert again.facts.head == session.facts.head
    with opened(session.journal.path, clock) as once_more:
        assert level(once_more) == 4


def test_few_events_are_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Caching, "worth", 1000)
    session, _ = furnished(tmp_path / "small.veikart")
    session.close()
    assert not cache_folder().exists()


def test_writing_waits_for_no_cache(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    session.end_keeping()
    goes_on, kept = threading.Event(), []

    def slow(store: Store, facts: Any, *_: Any) -> None:
        goes_on.wait(60)
        kept.append(facts.head)

    monkeypatch.setattr(Store, "keep", slow)
    session.do("skill.assess", **KARI_SQL, level=2)
    session.do("skill.assess", **KARI_SQL, level=3)
    session.do("skill.assess", **KARI_SQL, level=4)
    assert level(session) == 4
    assert kept == []
    goes_on.set()
    session.end_keeping()
    assert kept[-1] == session.facts.head  # the latest wins; those between may have been left out


def test_without_room_for_a_cache_all_goes_on(
    session: Session, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.end_keeping()
    shutil.rmtree(cache_folder())
    cache_folder().write_bytes(b"no folder")
    session.do("skill.assess", **KARI_SQL, level=2)
    session.close()
    with opened(session.journal.path, clock) as again:
        assert level(again) == 2
