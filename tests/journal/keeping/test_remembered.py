"""Opening verifies what this machine has not seen, and says when a history is another one than before."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.journal.conftest import noon

from veikart.errors import DamagedJournal
from veikart.journal import Journal, Proposed
from veikart.journal.engine import Engine
from veikart.journal.keeping import remembered
from veikart.journal.keeping.chain import Link
from veikart.journal.keeping.checking import Progress, Verdict
from veikart.rules import CoreRulebook
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.organisation import UnitCreated


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine that remembers nothing yet."""
    monkeypatch.setenv("VEIKART_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def verified(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The position after which each verification began."""
    began: list[int] = []
    verify = remembered.verify

    def watched(engine: Engine, after: Link | None = None, progress: Progress | None = None) -> Verdict:
        began.append(after.position if after else -1)
        return verify(engine, after, progress)

    monkeypatch.setattr(remembered, "verify", watched)
    return began


def add(path: Path, *names: str) -> None:
    journal = Journal(path, noon)
    rulebook = CoreRulebook(core_registry())
    for name in names:
        journal.write([Proposed(UnitCreated(unit=name.lower(), name=name))], rulebook, by="kari")
    journal.close()


def opened(path: Path) -> list[str]:
    journal = Journal(path)
    try:
        return journal.verify_news()
    finally:
        journal.close()


def change(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in (*statements, *(sql for _, sql in guards)):
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_only_what_is_new_is_verified(path: Path, verified: list[int]) -> None:
    add(path, "A", "B")
    assert opened(path) == []
    add(path, "C")
    assert opened(path) == []
    assert opened(path) == []
    assert verified == [-1, 2, 3]


def test_damage_in_what_is_new_is_refused_with_the_last_good_position(path: Path) -> None:
    add(path, "A", "B", "C")
    change(path, "UPDATE stored_events SET topic = 'x' WHERE originator_version = 2")
    with pytest.raises(DamagedJournal, match=r"Event 2 was changed.*Events 0 to 1 of 3 are as.*--rescue"):
        opened(path)


def test_a_history_that_lost_its_end_is_said_to_be_another(path: Path) -> None:
    add(path, "A", "B")
    opened(path)
    change(
        path,
        "DELETE FROM stored_events WHERE originator_version = 2",
        "DELETE FROM chain WHERE position = 2",
        'DELETE FROM commands WHERE "first" = 2',
    )
    (said,) = opened(path)
    assert "event 2 was there then" in said
    assert opened(path) == []  # once is enough


def test_an_older_copy_that_went_on_differently_is_said_to_be_another(path: Path) -> None:
    old = path.with_name("old.veikart")
    shutil.copy(path, old)
    add(path, "A", "B")
    opened(path)
    add(old, "X", "Y", "Z")
    old.replace(path)
    assert "another one" in opened(path)[0]


def test_a_copy_beside_it_is_an_engagement_of_its_own(path: Path, verified: list[int]) -> None:
    add(path, "A")
    opened(path)
    copy = path.with_name("copy.veikart")
    shutil.copy(path, copy)
    assert opened(copy) == []
    assert verified == [-1, -1]


@pytest.mark.parametrize("memory", [b"", b"{", b"[]", b'{"position": "x", "digest": "zz"}'])
def test_a_memory_that_cannot_be_read_is_as_good_as_none(
    path: Path, state: Path, memory: bytes, verified: list[int]
) -> None:
    opened(path)
    (file,) = (state / "verified").iterdir()
    file.write_bytes(memory)
    assert opened(path) == []
    assert verified == [-1, -1]


def test_a_machine_that_cannot_remember_verifies_all(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").write_text("")
    monkeypatch.setenv("VEIKART_STATE", str(tmp_path / "a file" / "state"))
    assert opened(path) == []


def test_the_memory_holds_no_name(path: Path, state: Path) -> None:
    add(path, "Kanarifugl")
    opened(path)
    raw = b"".join(file.read_bytes() for file in state.rglob("*") if file.is_file())
    assert b"Kanari" not in raw
    assert b"fjord" not in raw
