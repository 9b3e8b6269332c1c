"""Showing and forgetting somebody on a server, as in a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.privacy.village import KARI, opened

from veikart.journal import Journal
from veikart.journal.address import address_of
from veikart.journal.copying import copy
from veikart.privacy.erasure import forget, plan_for
from veikart.privacy.person import held_about
from veikart.privacy.sources import sources_of


@pytest.fixture
def address(path: Path, postgres_database: str) -> str:
    """The village, moved to a server."""
    journal = Journal(path)
    place, _ = copy(journal.engine, address_of(postgres_database))
    journal.close()
    return place.given


def test_somebody_is_shown_and_forgotten_on_a_server(address: str, path: Path) -> None:
    with opened(path) as file:
        in_file = held_about(sources_of(file), KARI)
    with opened(address) as session:
        assert held_about(sources_of(session), KARI) == in_file
        receipt = forget(session, plan_for(sources_of(session), KARI))
        assert (receipt.seals, receipt.texts, receipt.faults) == (6, 2, ())
        assert receipt.looked_into == ("every event as it is stored",)
        assert receipt.copies == ()
        assert len(receipt.reminders) == 1
    with opened(address) as again:
        assert again.picture().name("person", KARI) == "Forgotten 7h2k"
        assert [e.position for e in again.journal.read() if b"Works beside" in e.state] == []
