"""Showing and forgetting somebody on a server, and in a store with the keys beside it, as in a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.privacy.village import KARI, opened

from veikart.journal import Journal
from veikart.journal.keeping.copying import copy
from veikart.journal.site.address import address_of
from veikart.privacy.erasure import forget, plan_for
from veikart.privacy.person import held_about
from veikart.privacy.sources import sources_of


@pytest.fixture(params=["PostgreSQL", "library"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where an engagement can move to."""
    if request.param == "PostgreSQL":
        return str(request.getfixturevalue("postgres_database"))
    monkeypatch.setenv("PERSISTENCE_MODULE", "eventsourcing.sqlite")
    monkeypatch.setenv("SQLITE_DBNAME", str(tmp_path / "store.db"))
    return f"library:village?keys={tmp_path / 'village.keys'}"


@pytest.fixture
def address(path: Path, place: str) -> str:
    """The village, moved there."""
    journal = Journal(path)
    moved, _ = copy(journal.engine, address_of(place))
    journal.close()
    return moved.given


def test_somebody_is_shown_and_forgotten_elsewhere(address: str, path: Path) -> None:
    with opened(path) as file:
        in_file = held_about(sources_of(file), KARI)
    with opened(address) as session:
        assert held_about(sources_of(session), KARI) == in_file
        receipt = forget(session, plan_for(sources_of(session), KARI))
        assert (receipt.seals, receipt.texts, receipt.faults) == (6, 2, ())
        beside = ["all bytes of village.keys"] if session.journal.engine.keys_beside else []
        assert receipt.looked_into[:2] == ("every event as it is stored", *beside)
        assert receipt.copies == ()
        assert len(receipt.reminders) == 1
    with opened(address) as again:
        assert again.picture().name("person", KARI) == "Forgotten 7h2k"
        assert [e.position for e in again.journal.read() if b"Works beside" in e.state] == []
