"""What is wrong with a file, from end to end: `veikart show` and a write say it, and what to do about it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.journal.conftest import Unprivileged
from tests.journal.processes import running

from veikart.cli import main
from veikart.errors import CannotWrite, JournalBusy
from veikart.journal import Journal, Proposed
from veikart.journal.sqlite.layout import FORMAT
from veikart.rules import CoreRulebook
from veikart.session import Session
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.organisation import UnitCreated

NAME = "fjord.veikart"
LATE = [Proposed(UnitCreated(unit="late", name="Late"))]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An engagement with 400 units, made by a hundred commands."""
    path = tmp_path_factory.mktemp("told") / NAME
    journal, rulebook = Journal.create(path, "Fjord"), CoreRulebook(core_registry())
    for first in range(1, 401, 4):
        units = (UnitCreated(unit=f"u{n}", name=f"Unit {n}") for n in range(first, first + 4))
        journal.write([Proposed(unit) for unit in units], rulebook, by="kari")
    journal.close()
    with Session.open(path, safe=True) as session:
        session.state()  # imports all that is imported late: a user without rights may not read it
    return path


@pytest.fixture
def file(told: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(told, tmp_path / NAME))


def execute(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def change_an_event(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[content.index(b'"Unit 250"') + 1] ^= 0x20
    path.write_bytes(content)


def wipe_the_page_of_an_event(path: Path) -> None:
    content = bytearray(path.read_bytes())
    start = content.index(b'"Unit 250"') // 4096 * 4096
    content[start : start + 4096] = bytes(4096)
    path.write_bytes(content)


def another_database(path: Path) -> None:
    path.unlink()
    execute(path, "CREATE TABLE notes (text)")


UNREADABLE: dict[str, tuple[Callable[[Path], object], tuple[str, ...]]] = {
    "newer": (
        lambda path: execute(path, f"PRAGMA user_version={FORMAT + 1}"),
        ("was written by a newer veikart", "Update veikart"),
    ),
    "a table": (
        lambda path: path.write_text("name;unit\nKari;North\n" * 9, "utf-8"),
        ("is not a veikart engagement", "veikart import ENGAGEMENT"),
    ),
    "another program's": (another_database, ("database of another program", "veikart new")),
    "changed": (
        lambda path: execute(path, "CREATE TABLE extra (x)"),
        ("inner structure", "Restore a backup, or ask"),
    ),
    "empty": (lambda path: path.write_bytes(b""), ("is empty", "Copy it again", "veikart new")),
    "cut off": (
        lambda path: os.truncate(path, 50_000),
        ("is cut off: only the first 50,000 of ", "veikart restore BACKUP"),
    ),
    "nearly nothing left": (
        lambda path: os.truncate(path, 60),
        ("is cut off: only the first 60 bytes", "veikart restore BACKUP"),
    ),
    "an event changed": (
        change_an_event,
        (
            "the events 249 to 252 was changed",
            "Events 0 to 248 of 400 are as they were written",
            "copy --rescue",
        ),
    ),
    "a page lost": (
        wipe_the_page_of_an_event,
        ("cannot be read any more. Events 0 to ", " of 400 are as they were written", "copy --rescue"),
    ),
}


@pytest.mark.parametrize(("spoil", "words"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_used_says_why_and_what_to_do(
    file: Path, spoil: Callable[[Path], object], words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(file)
    before = file.read_bytes()
    assert main(["show", "overview", str(file)]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("veikart: ")
    assert said.err.count("\n") == 1
    assert str(file) in said.err
    for each in words:
        assert each in said.err
    assert file.read_bytes() == before


def test_all_but_a_hundred_events_are_known_to_be_good_when_a_page_is_lost(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wipe_the_page_of_an_event(file)
    main(["show", "overview", str(file)])
    good = int(capsys.readouterr().err.split("Events 0 to ")[1].split(" ")[0])
    assert 100 < good < 251


def test_a_file_that_is_not_there_can_be_made(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.unlink()
    assert main(["show", "overview", str(file)]) == 2
    assert f"veikart new {file}" in capsys.readouterr().err


def refused(file: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What a write says when it is refused, while reading goes on before and after."""
    assert main(["show", "overview", str(file)]) == 0
    assert "Fjord" in capsys.readouterr().out
    with Session.open(file, safe=True) as session:
        with pytest.raises((CannotWrite, JournalBusy)) as caught:
            session.write(LATE)
        assert session.facts.head == session.journal.head() == 400
    return str(caught.value)


def test_a_read_only_file(file: Path, unprivileged: Unprivileged, capsys: pytest.CaptureFixture[str]) -> None:
    file.chmod(0o444)
    file.parent.chmod(0o777)
    with unprivileged():
        assert refused(file, capsys) == f"{file} is read-only. Copy it to a place where you may write."
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_a_read_only_folder(
    file: Path, unprivileged: Unprivileged, capsys: pytest.CaptureFixture[str]
) -> None:
    file.chmod(0o666)
    file.parent.chmod(0o555)
    try:
        with unprivileged():
            said = refused(file, capsys)
    finally:
        file.parent.chmod(0o755)
    assert said == f"The folder of {file} is read-only. Copy the file to a place where you may write."


def test_a_file_that_another_program_writes_to(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with running("hold_the_turn", file) as other:
        assert other.hear() == "holding"
        assert main(["show", "overview", str(file)]) == 0
        session = Session.open(file, safe=True)
        session.journal.engine._lock_timeout = 0  # type: ignore[attr-defined]
        with pytest.raises(
            JournalBusy, match=r"Wait until it is done, or close it there; then do it again\."
        ):
            session.write(LATE)
        session.close()
    assert "Fjord" in capsys.readouterr().out


def test_a_synced_folder_is_told_of_where_an_engagement_is_made_and_where_it_is_opened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "OneDrive - Fjord").mkdir()
    file = tmp_path / "OneDrive - Fjord" / NAME
    for words in (["new", str(file)], ["show", "overview", str(file)]):
        assert main(words) == 0
        said = capsys.readouterr()
        assert said.err.startswith(f"Note: {NAME} lies in a folder that OneDrive copies to other machines.")
        assert "veikart backup" in said.err
        assert "Note" not in said.out
