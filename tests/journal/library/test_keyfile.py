"""A file of keys: only ours, only of this engagement, for several programs; and what is gone is gone."""

from __future__ import annotations

import os
import secrets
import sqlite3
import stat
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from veikart.errors import CannotWrite, DamagedJournal, JournalBusy, NewerFormat, NotAnEngagement, NotFound
from veikart.journal.engine import Conflict, Key
from veikart.journal.library.keyfile import Change, KeyFile
from veikart.journal.sqlite.keys import add_keys, drop_keys, set_part


def adding(**keys: bytes) -> Change:
    return partial(add_keys, keys=keys)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "client.keys"


@pytest.fixture
def file(path: Path) -> Iterator[KeyFile]:
    file = KeyFile.create(path, "e1", lock_timeout=0)
    yield file
    file.close()


def test_keys_are_kept_in_the_order_they_were_made(file: KeyFile, path: Path) -> None:
    file.change([adding(b=b"one", a=b"two"), adding(c=b"three")], None)
    file.close()
    again = KeyFile(path, "e1", lock_timeout=0)
    assert again.all() == [Key(1, "b", b"one"), Key(2, "a", b"two"), Key(3, "c", b"three")]
    assert (again.lock(), again.faults()) == (None, [])
    again.close()


def test_changes_are_made_all_or_none(file: KeyFile) -> None:
    def fail(cursor: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        file.change([adding(a=b"one"), fail], None)
    assert file.all() == []
    file.change([adding(a=b"one")], None)


def test_a_key_that_another_program_made_first_is_a_conflict(file: KeyFile, path: Path) -> None:
    other = KeyFile(path, "e1", lock_timeout=0)
    other.change([adding(a=b"theirs")], None)
    with pytest.raises(Conflict):
        file.change([adding(b=b"ours", a=b"ours")], None)
    assert file.all() == [Key(1, "a", b"theirs")]
    other.close()


def test_nothing_is_wrapped_by_a_lock_that_was_replaced_meanwhile(file: KeyFile, path: Path) -> None:
    other = KeyFile(path, "e1", lock_timeout=0)
    other.change([partial(set_part, part="lock", value=b"new")], None)
    with pytest.raises(Conflict):
        file.change([adding(a=b"by the old one")], None)
    file.change([adding(a=b"by the new one")], b"new")
    other.close()


def test_a_program_that_holds_the_file_is_waited_for_and_then_named(file: KeyFile, path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalBusy, match=r"client\.keys is being written to by another program"):
        file.change([adding(a=b"one")], None)
    other.close()
    file.change([adding(a=b"one")], None)


def test_threads_share_a_file(file: KeyFile) -> None:
    def work(name: str) -> None:
        for n in range(15):
            file.change([adding(**{f"{name}{n}": b"key"})], None)
            file.all()

    threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [key.number for key in file.all()] == list(range(1, 46))


def test_nothing_of_a_destroyed_key_is_left_in_the_file(file: KeyFile, path: Path) -> None:
    keys = {f"p{n}": secrets.token_bytes(60) for n in range(300)}
    file.change([adding(**keys)], None)
    gone = list(keys)[::2]
    file.change([partial(drop_keys, subjects=gone)], None)
    file.scrub()
    file.close()
    raw = path.read_bytes()
    assert not any(keys[subject] in raw for subject in gone)
    assert all(keys[subject] in raw for subject in list(keys)[1::2])
    assert [each.name for each in path.parent.iterdir()] == ["client.keys"]


@pytest.mark.skipif(os.name != "posix", reason="no such permissions")
def test_nobody_else_may_read_it(file: KeyFile, path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_is_never_made_over_another(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"dear diary")
    with pytest.raises(CannotWrite, match="exists already"):
        KeyFile.create(path, "e1", lock_timeout=0)
    assert path.read_bytes() == b"dear diary"
    with pytest.raises(CannotWrite, match="cannot be made"):
        KeyFile.create(path / "below a file", "e1", lock_timeout=0)


def test_keys_that_are_not_here_are_asked_for(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"not here .*keys=FILE"):
        KeyFile(tmp_path / "none.keys", "e1", lock_timeout=0)
    with pytest.raises(NotFound):
        KeyFile(tmp_path, "e1", lock_timeout=0)


def test_the_keys_of_another_engagement_are_refused(file: KeyFile, path: Path) -> None:
    with pytest.raises(NotAnEngagement, match="another engagement"):
        KeyFile(path, "e2", lock_timeout=0)


@pytest.mark.parametrize(
    ("statements", "error"),
    [
        (["PRAGMA application_id=1"], NotAnEngagement),
        (["PRAGMA user_version=2"], NewerFormat),
        (["CREATE TABLE more (a)"], NotAnEngagement),
        (["CREATE TRIGGER t AFTER INSERT ON keys BEGIN DELETE FROM keys; END"], NotAnEngagement),
        (
            ["DROP TABLE vault", "CREATE VIEW vault AS SELECT 'engagement' part, x'6531' value"],
            NotAnEngagement,
        ),
        (["DELETE FROM vault"], NotAnEngagement),
    ],
)
def test_a_file_that_is_not_exactly_ours_is_refused(
    file: KeyFile, path: Path, statements: list[str], error: type[Exception]
) -> None:
    file.close()
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    with pytest.raises(error):
        KeyFile(path, "e1", lock_timeout=0)


@pytest.mark.parametrize("content", [b"", b"dear diary" * 1000, b"SQLite format 3\0" + bytes(5000)])
def test_what_is_no_database_of_keys_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.keys"
    path.write_bytes(content)
    with pytest.raises((NotAnEngagement, DamagedJournal)):
        KeyFile(path, "e1", lock_timeout=0)
    assert path.read_bytes() == content
