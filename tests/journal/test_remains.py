"""What lies beside a file is taken in by SQLite if it bears the right name: only what is ours gets there."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest
from tests.journal.processes import running

from veikart.errors import JournalError
from veikart.journal import Journal, Proposed
from veikart.journal.sqlite.layout import check_header
from veikart.journal.sqlite.remains import MAGIC
from veikart.rules import CoreRulebook
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.organisation import UnitCreated

PAGE = 4096


def journal_of(path: Path) -> Path:
    return Path(f"{path}-journal")


def leave_a_change_half_done(path: Path) -> None:
    """As a program that was killed leaves it: new pages in the file, those from before beside it."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size=5")
    connection.execute("BEGIN IMMEDIATE")
    for n in range(1, 400):
        connection.execute("INSERT INTO stored_events VALUES ('x', ?, 't', ?)", (n, b"x" * 300))
    for file in (path, journal_of(path)):
        shutil.copy(file, f"{file}.kept")
    connection.execute("ROLLBACK")
    connection.close()
    for file in (path, journal_of(path)):
        Path(f"{file}.kept").replace(file)


def names_a_third_file(path: Path, third: Path) -> bytes:
    """A journal with the first page of `path`, as SQLite writes it when one change concerns several files."""
    page, name = path.read_bytes()[:PAGE], os.fsencode(third)
    checksum = (7 + sum(page[i] for i in range(PAGE - 200, 0, -200))) % 2**32
    numbers = (1, 7, path.stat().st_size // PAGE, 512, PAGE)
    header = MAGIC + b"".join(n.to_bytes(4, "big") for n in numbers)
    record = (1).to_bytes(4, "big") + page + checksum.to_bytes(4, "big")
    pointer = (2**18 + 1).to_bytes(4, "big") + name
    pointer += len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big") + MAGIC
    return header.ljust(512, b"\0") + record + pointer


def add_unit(path: Path, name: str) -> None:
    journal = Journal(path)
    journal.write([Proposed(UnitCreated(unit=name, name=name))], CoreRulebook(core_registry()), by="kari")
    journal.close()


def refused(path: Path, words: str) -> None:
    """It is refused, and everything stays as it was."""
    before = {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}
    with pytest.raises(JournalError, match=words):
        Journal(path)
    assert {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()} == before


def test_what_this_file_was_before_a_crash_is_put_back(path: Path) -> None:
    before = path.read_bytes()
    leave_a_change_half_done(path)
    assert path.read_bytes() != before
    journal = Journal(path)
    assert [row.topic for row in journal.read()] == ["engagement.opened"]
    journal.close()
    assert path.read_bytes() == before


def test_no_file_is_deleted_because_a_journal_names_it(path: Path, tmp_path: Path) -> None:
    third = tmp_path / "thesis.txt"
    third.write_text("three years of work", "utf-8")
    journal_of(path).write_bytes(names_a_third_file(path, third))
    refused(path, "names a third file")


def test_sqlite_would_delete_it(path: Path, tmp_path: Path) -> None:
    """Or the test above would hold for the wrong reason."""
    third = tmp_path / "thesis.txt"
    third.write_text("three years of work", "utf-8")
    journal_of(path).write_bytes(names_a_third_file(path, third))
    connection = sqlite3.connect(path)
    connection.execute("SELECT count(*) FROM stored_events")
    connection.close()
    assert not third.exists()


def test_the_rest_of_a_change_to_another_file_is_refused(path: Path, tmp_path: Path) -> None:
    add_unit(path, "North")
    other = tmp_path / "other.veikart"
    Journal.create(other, "Other").close()
    leave_a_change_half_done(other)
    journal_of(other).replace(journal_of(path))
    refused(path, "another file, or of an older copy")


def test_the_rest_of_a_change_to_another_state_of_the_file_is_refused(path: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup"
    shutil.copy(path, backup)
    for n in range(3):
        add_unit(path, f"U{n}")
    leave_a_change_half_done(path)
    backup.replace(path)  # somebody restores a backup by hand
    refused(path, "older copy")
    journal_of(path).unlink()
    assert Journal(path).head() == 0


def test_pages_of_another_size_are_refused(path: Path) -> None:
    leave_a_change_half_done(path)
    with journal_of(path).open("r+b") as file:
        file.seek(24)
        file.write((1024).to_bytes(4, "big"))
    refused(path, "another file")


@pytest.mark.parametrize("content", [b"dear diary", b"\xff" * 5000, MAGIC[:7]])
def test_what_is_no_journal_at_all_is_not_deleted_as_one(path: Path, content: bytes) -> None:
    journal_of(path).write_bytes(content)
    refused(path, "is no journal of an engagement")


@pytest.mark.parametrize("content", [b"", bytes(5000)])
def test_the_journal_of_a_change_that_ended_is_in_nobodys_way(path: Path, content: bytes) -> None:
    journal_of(path).write_bytes(content)
    assert Journal(path).head() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in the file system")
def test_what_is_no_file_is_refused_without_waiting_for_it(path: Path) -> None:
    os.mkfifo(journal_of(path))
    refused(path, "is not a file")


def test_a_link_is_not_followed(path: Path, tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"something else")
    try:
        journal_of(path).symlink_to(tmp_path / "target")
    except OSError:
        pytest.skip("this system makes no links here")
    refused(path, "is not a file")


def test_what_lies_beside_the_file_itself_counts_and_not_beside_a_link_to_it(
    path: Path, tmp_path: Path
) -> None:
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "link.veikart"
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("this system makes no links here")
    journal_of(link).write_bytes(b"dear diary")
    Journal(link).close()
    journal_of(path).write_bytes(b"dear diary")
    refused(link, "is no journal of an engagement")


def test_a_log_of_another_program_is_refused(path: Path, tmp_path: Path) -> None:
    """Its pages would stand for those of the file, and be written into it."""
    copy = tmp_path / "copy"
    shutil.copy(path, copy)
    connection = sqlite3.connect(copy)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("INSERT INTO commands VALUES (1, 1, 'x')")
    connection.commit()
    shutil.copy(f"{copy}-wal", f"{path}-wal")
    connection.close()
    refused(path, "Another program has")
    Path(f"{path}-wal").write_bytes(b"")
    refused(path, "Another program has")


def test_a_file_that_keeps_such_a_log_is_refused_too(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    refused(path, "changed by another program")


def test_a_file_that_another_process_writes_to_is_never_taken_for_a_strangers(path: Path) -> None:
    with running("create_units", path, "150") as child:
        looks = 0
        while child.process.poll() is None:
            check_header(path)
            looks += 1
        assert child.hear() == "written"
    assert looks > 150
