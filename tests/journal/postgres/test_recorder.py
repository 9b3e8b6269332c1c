"""The library's own test cases, run against our recorder on a real server.

What applies is inherited unchanged, `optional_test_insert_subscribe` included. The aggregate, tracking,
process and factory cases test what we do not have (see `tests/journal/test_recorder.py`).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from uuid import uuid4

import pytest
from eventsourcing.tests.persistence import (
    ApplicationRecorderTestCase,
    NonInterleavingNotificationIDsBaseCase,
)

pytest.importorskip("psycopg", reason="the extra veikart[postgres] is not installed")

from veikart.journal.postgres.connecting import connect
from veikart.journal.postgres.place import Place
from veikart.journal.postgres.recorder import LedgerDatastore, LedgerRecorder


class _OnOurTables:
    """A recorder in a fresh database with our tables and triggers; ids are text."""

    @pytest.fixture(autouse=True)
    def _datastore_on(self, postgres_url: str) -> Iterator[None]:
        before = set(threading.enumerate())
        place = Place.parse(postgres_url)
        self._datastore = LedgerDatastore(lambda: connect(place), "veikart_recorder", lock_timeout=30)
        yield
        for reader in set(threading.enumerate()) - before:
            reader.join()  # the library's case does not wait for them, and must not be closed under them
        self._datastore.close()

    def create_recorder(self) -> LedgerRecorder:
        recorder = LedgerRecorder(self._datastore)
        recorder.create_table()
        return recorder

    def new_originator_id(self) -> str:
        return uuid4().hex


class TestLedgerRecorder(_OnOurTables, ApplicationRecorderTestCase[LedgerRecorder]):
    def test_insert_subscribe(self) -> None:
        self.optional_test_insert_subscribe()


class TestLedgerRecorderDoesNotInterleave(_OnOurTables, NonInterleavingNotificationIDsBaseCase):
    pass
