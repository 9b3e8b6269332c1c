"""The gate: a file that is not exactly one of ours is refused, each for its own reason and left alone."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.journal.conftest import Unprivileged

from veikart.errors import (
    CannotWrite,
    DamagedJournal,
    JournalError,
    NewerFormat,
    NotAnEngagement,
    NotFound,
    VeikartError,
)
from veikart.journal import Journal, Proposed
from veikart.journal.sqlite.layout import APPLICATION_ID, FORMAT, open_reader
from veikart.journal.sqlite.ledger import LedgerFactory
from veikart.rules import CoreRulebook
from veikart_events.vocabulary.organisation import UnitCreated

A_UNIT = [Proposed(UnitCreated(unit="n", name="North"))]


def execute(*statements: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        connection = sqlite3.connect(path)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()

    return change


def overwrite(at: int, content: bytes) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(at)
            file.write(content)

    return change


def replace(content: bytes) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.write_bytes(content)

    return change


def cut(size: int) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        os.truncate(path, size)

    return change


def another_programs_database(path: Path) -> None:
    path.unlink()
    execute("CREATE TABLE notes (text)")(path)


DROP_TRIGGER = "DROP TRIGGER stored_events_keeps_DELETE"
DELETE_OPENING = "DELETE FROM stored_events"
GUARD = (
    "CREATE TRIGGER stored_events_keeps_DELETE BEFORE DELETE ON stored_events "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
)
SECOND_STREAM = "INSERT INTO stored_events VALUES ('zzz', 0, 'engagement.opened', '{}')"

CASES: dict[str, tuple[Callable[[Path], None], type[JournalError], str]] = {
    "empty": (replace(b""), NotAnEngagement, "is empty"),
    "a spreadsheet": (replace(b"name;unit\n" * 50), NotAnEngagement, "veikart import"),
    "a header only": (cut(99), DamagedJournal, "only the first 99 bytes are there"),
    "another program's": (another_programs_database, NotAnEngagement, "another program"),
    "newer": (execute(f"PRAGMA user_version={FORMAT + 1}"), NewerFormat, "Update veikart"),
    "extra table": (execute("CREATE TABLE extra (x)"), NotAnEngagement, "changed by another program"),
    "extra index": (execute("CREATE INDEX extra ON stored_events (topic)"), NotAnEngagement, "changed"),
    "extra view": (execute("CREATE VIEW extra AS SELECT 1"), NotAnEngagement, "changed by another program"),
    "extra trigger": (
        execute("CREATE TRIGGER extra AFTER INSERT ON commands BEGIN DELETE FROM commands; END"),
        NotAnEngagement,
        "changed by another program",
    ),
    "no guard": (execute(DROP_TRIGGER), NotAnEngagement, "changed by another program"),
    "a guard that lets pass": (
        execute(DROP_TRIGGER, GUARD.replace("ABORT", "IGNORE").replace(", 'the journal is append-only'", "")),
        NotAnEngagement,
        "changed by another program",
    ),
    "cut in the middle": (cut(4096), DamagedJournal, r"the first 4,096 of \d\d,\d\d\d bytes are there"),
    "broken schema page": (overwrite(100, b"\xff" * 200), DamagedJournal, "Restore it from a backup"),
    "no opening": (execute(DROP_TRIGGER, DELETE_OPENING, GUARD), DamagedJournal, "first event is missing"),
    "two engagements": (execute(SECOND_STREAM), DamagedJournal, "first event is missing"),
}


@pytest.mark.parametrize(("change", "error", "words"), CASES.values(), ids=CASES)
def test_a_file_that_is_not_ours_is_refused_and_left_alone(
    path: Path, change: Callable[[Path], None], error: type[JournalError], words: str
) -> None:
    change(path)
    before = path.read_bytes()
    with pytest.raises(error, match=words) as caught:
        Journal(path)
    assert type(caught.value) is error
    assert path.read_bytes() == before


def test_a_missing_file_is_not_found_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="veikart new"):
        Journal(tmp_path / "none.veikart")
    with pytest.raises(NotFound):
        Journal(tmp_path / "none" / "none.veikart")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_an_engagement(tmp_path: Path) -> None:
    with pytest.raises(NotAnEngagement, match="folder"):
        Journal(tmp_path)


def test_a_path_through_a_file_is_not_found(path: Path) -> None:
    with pytest.raises(NotFound):
        Journal(path / "inner.veikart")


@pytest.mark.parametrize("name", ["nul\0name", "x" * 300])
def test_a_name_that_no_file_can_have_is_not_found(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFound):
        Journal(tmp_path / name)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in the file system")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotAnEngagement, match="not a file"):
        Journal(tmp_path / "pipe")


def test_a_file_without_permission_is_refused(path: Path, unprivileged: Unprivileged) -> None:
    path.chmod(0)
    with unprivileged(), pytest.raises(NotAnEngagement, match="permission"):
        Journal(path)


def test_a_page_that_breaks_later_is_damage_and_not_a_crash(path: Path, rulebook: CoreRulebook) -> None:
    journal = Journal(path)
    batch = [Proposed(UnitCreated(unit=f"u{n}", name=f"Unit {n}")) for n in range(500)]
    journal.write(batch, rulebook, by="kari")
    journal.close()
    size = path.stat().st_size
    opened = Journal(path)
    overwrite(size // 2 // 4096 * 4096, b"\xff" * (size // 4 // 4096 * 4096))(path)
    with pytest.raises(DamagedJournal, match="Restore"):
        list(opened.read())
    opened.close()


def test_a_reader_cannot_write(path: Path) -> None:
    connection = open_reader(path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("INSERT INTO commands VALUES (9, 9, 'x')")
    assert connection.execute("PRAGMA trusted_schema").fetchone()[0] == 0
    assert connection.execute("PRAGMA cell_size_check").fetchone()[0] == 1
    connection.close()


def test_the_writing_connection_keeps_every_setting(path: Path) -> None:
    factory = LedgerFactory({"SQLITE_DBNAME": f"{path.as_uri()}?mode=rw"})
    with factory.datastore.get_connection(commit=True) as connection:
        cursor = connection.cursor()
        settings = {}
        for name in ("journal_mode", "synchronous", "secure_delete", "trusted_schema", "cell_size_check"):
            cursor.execute(f"PRAGMA {name}")
            settings[name] = cursor.fetchone()[0]
        cursor.execute("PRAGMA busy_timeout")
        timeout = cursor.fetchone()[0]
    factory.close()
    assert settings == {
        "journal_mode": "truncate",
        "synchronous": 2,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }
    assert timeout == 30_000


def test_a_file_says_what_it_is_in_its_header(path: Path) -> None:
    header = path.read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == FORMAT
    assert header[18:20] == b"\x01\x01"  # no write-ahead log: the file is whole at rest


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE stored_events SET state = ''",
        "DELETE FROM stored_events",
        "UPDATE commands SET id = 'x'",
        "DELETE FROM commands",
    ],
)
def test_what_is_written_can_be_neither_changed_nor_deleted(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    connection.close()


def test_a_read_only_file_can_be_read_but_not_written(
    path: Path, rulebook: CoreRulebook, unprivileged: Unprivileged
) -> None:
    path.chmod(0o444)
    before = path.read_bytes()
    with unprivileged():
        journal = Journal(path)
        assert journal.head() == 0
        with pytest.raises(CannotWrite, match="read-only"):
            journal.write(A_UNIT, rulebook, by="kari")
        journal.close()
    assert path.read_bytes() == before


def test_a_file_in_a_read_only_folder_can_be_read_but_not_written(
    path: Path, rulebook: CoreRulebook, unprivileged: Unprivileged
) -> None:
    Path(f"{path}-journal").unlink(missing_ok=True)
    path.chmod(0o666)
    path.parent.chmod(0o555)
    try:
        with unprivileged():
            journal = Journal(path)
            with pytest.raises(CannotWrite, match="folder"):
                journal.write(A_UNIT, rulebook, by="kari")
            with pytest.raises(CannotWrite, match="cannot be made here"):
                Journal.create(path.with_name("new.veikart"), "New")
            journal.close()
    finally:
        path.parent.chmod(0o755)


def test_a_file_that_is_gone_is_not_written_to(path: Path, rulebook: CoreRulebook) -> None:
    journal = Journal(path)
    path.unlink()
    with pytest.raises(CannotWrite, match="moved, deleted or replaced"):
        journal.write(A_UNIT, rulebook, by="kari")
    assert not path.exists()
    journal.close()


def test_a_file_that_a_sync_tool_replaced_is_not_written_to(path: Path, rulebook: CoreRulebook) -> None:
    journal = Journal(path)
    journal.write(A_UNIT, rulebook, by="kari")
    copy = path.with_name("copy")
    shutil.copy(path, copy)
    copy.replace(path)
    before = path.read_bytes()
    with pytest.raises(CannotWrite, match="open it again"):
        journal.write([Proposed(UnitCreated(unit="s", name="South"))], rulebook, by="kari")
    assert path.read_bytes() == before
    journal.close()


def test_every_refusal_says_what_to_do(path: Path) -> None:
    """Two sentences at least, or a command to type."""
    for change, _, _ in CASES.values():
        copy = path.with_name("copy")
        shutil.copy(path, copy)
        change(copy)
        with pytest.raises(VeikartError) as caught:
            Journal(copy)
        assert len(str(caught.value)) > 40
        copy.unlink()
