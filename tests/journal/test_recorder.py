"""The library's own test cases, run against our recorder.

What applies is inherited unchanged: inserting, selecting, notifications, conflicts, throughput, and writers
that do not interleave. What does not:

- `optional_test_insert_subscribe` needs `LISTEN`, which SQLite has not; the library leaves it out there too.
- the aggregate, tracking and process recorder cases test recorders that we do not have: there is one ledger
  of one stream, and nothing is tracked in the file.
- the factory case asks for all of those recorders, and for a transcoder and mapper, which events here do not
  go through; what concerns the ledger is in `test_layout`.
"""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path
from uuid import uuid4

from eventsourcing.tests.persistence import (
    ApplicationRecorderTestCase,
    NonInterleavingNotificationIDsBaseCase,
)

from veikart.journal.sqlite.ledger import LedgerDatastore, LedgerRecorder


class _OnOurTables:
    """A recorder on a fresh file with our tables, triggers and settings; ids are text."""

    def setUp(self) -> None:
        self._before = set(threading.enumerate())
        self._folder = tempfile.TemporaryDirectory()
        path = Path(self._folder.name) / "ledger.veikart"
        self._datastore = LedgerDatastore(f"{path.as_uri()}?mode=rwc")

    def tearDown(self) -> None:
        for reader in set(threading.enumerate()) - self._before:
            reader.join()  # the library's case does not wait for them, and must not be closed under them
        self._datastore.close()
        self._folder.cleanup()

    def create_recorder(self) -> LedgerRecorder:
        recorder = LedgerRecorder(datastore=self._datastore)
        recorder.create_table()
        return recorder

    def new_originator_id(self) -> str:
        return uuid4().hex


class TestLedgerRecorder(_OnOurTables, ApplicationRecorderTestCase[LedgerRecorder]):
    pass


class TestLedgerRecorderDoesNotInterleave(_OnOurTables, NonInterleavingNotificationIDsBaseCase):
    pass
