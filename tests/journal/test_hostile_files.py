"""Files from strangers: each is refused, or harmless, within a second; nothing in them is imported or run."""

from __future__ import annotations

import random
import shutil
import sqlite3
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from tests.journal.conftest import noon
from tests.journal.hostile import beside, bytes, events, rows, schemas
from tests.journal.hostile.changing import Change

from veikart.blocks import Text
from veikart.cli import main
from veikart.errors import DamagedJournal, JournalError, NotFound, VeikartError
from veikart.journal import Journal, Proposed
from veikart.journal.sqlite.connection import Counted
from veikart.rules import CoreRulebook
from veikart.session import Session
from veikart.typeset import lay_out, to_text
from veikart_events.envelope import Unknown
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.organisation import PersonJoined, UnitCreated

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pipes and links in the file system")
SECOND = 1.0
AT_THE_GATE = {**schemas.ADDED, **schemas.CHANGED, **bytes.HEADERS, **beside.REFUSED}
READING_IN = {
    **{f"opening: {name}": change for name, change in rows.OPENINGS.items()},
    **{f"row: {name}": change for name, change in rows.ROWS.items()},
    **{f"page: {name}": change for name, change in bytes.PAGES.items()},
}
HARMLESS = {**bytes.HARMLESS, **beside.HARMLESS}
EVERYTHING = {
    **AT_THE_GATE,
    **READING_IN,
    **{f"vault: {name}": change for name, change in rows.VAULT.items()},
    **{f"event: {name}": change for name, change in events.UNKNOWN.items()},
    **{f"damaged event: {name}": change for name, change in events.DAMAGED.items()},
    **HARMLESS,
}


def files(changes: Mapping[str, Change]) -> list[ParameterSet]:
    """All of them; the quick run takes every seventh."""
    return [
        pytest.param(change, id=name, marks=pytest.mark.slow if place % 7 else ())
        for place, (name, change) in enumerate(changes.items())
    ]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small engagement, with everything imported that opening and writing import."""
    path = tmp_path_factory.mktemp("model") / "fjord.veikart"
    journal = Journal.create(path, "Fjord", clock=noon, source=random.Random(1))
    rulebook = CoreRulebook(core_registry())
    for n in range(3):
        people = [Proposed(PersonJoined(person=f"p{n}{k}", name=f"Person {n} {k}")) for k in range(n)]
        journal.write([Proposed(UnitCreated(unit=f"u{n}", name=f"Unit {n}")), *people], rulebook, by="kari")
    journal.close()
    with Session.open(path, safe=True) as session:
        session.state()
        assert session.picture().units.height == 3  # loads what Polars loads with its first array
        to_text(lay_out([*session.blocks("journal"), Text("日本 ü")], 100))
    main(["check", str(path)])
    return path


@pytest.fixture
def file(model: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(model, tmp_path / "fjord.veikart"))


def there(folder: Path) -> dict[str, object]:
    """Everything in a folder, with what is in it."""
    found: dict[str, object] = {}
    for each in folder.iterdir():
        kind = each.lstat().st_mode
        found[each.name] = each.read_bytes() if stat.S_ISREG(kind) else stat.S_IFMT(kind)
    return found


@contextmanager
def harmless(path: Path) -> Iterator[None]:
    """It takes no second, imports nothing, and leaves everything as it was."""
    before, known, begun = there(path.parent), set(sys.modules), time.perf_counter()
    yield
    took = time.perf_counter() - begun
    assert [name for name in set(sys.modules) - known if not name.startswith("encodings.")] == []
    assert there(path.parent) == before
    assert took < SECOND


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What SQLite is asked, statement by statement."""
    statements: list[str] = []

    class Overheard(Counted):
        def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
            statements.append(statement)
            return super().execute(statement, *values)

    monkeypatch.setattr("veikart.journal.sqlite.layout.Counted", Overheard)
    return statements


@pytest.mark.parametrize("change", files(AT_THE_GATE))
def test_what_is_not_exactly_ours_is_refused_before_the_first_query(
    file: Path, change: Change, asked: list[str]
) -> None:
    change(file)
    with harmless(file), pytest.raises(JournalError) as refused:
        Journal(file)
    assert len(str(refused.value)) > 40
    queries = [statement for statement in asked if not statement.startswith("PRAGMA")]
    assert all("FROM sqlite_master" in query for query in queries), queries


@pytest.mark.parametrize("change", files(READING_IN))
def test_what_is_not_as_it_was_written_is_refused_while_it_is_read_in(file: Path, change: Change) -> None:
    change(file)
    with harmless(file), pytest.raises(JournalError) as refused:
        Session.open(file, safe=True)
    assert len(str(refused.value)) > 40


@pytest.mark.parametrize("change", files(rows.OPENINGS))
def test_an_opening_that_is_none_is_damage(file: Path, change: Change) -> None:
    change(file)
    with harmless(file), pytest.raises(DamagedJournal):
        Journal(file)


@pytest.mark.parametrize("change", files(rows.VAULT))
def test_keys_that_are_none_are_refused_or_open_nothing(file: Path, change: Change) -> None:
    change(file)
    with harmless(file):
        try:
            session = Session.open(file, safe=True)
        except JournalError:
            return
        shown = session.picture().people["name"].to_list()
        session.close()
    assert len(shown) == 3
    assert [name for name in shown if name.startswith("Forgotten")]


@pytest.mark.parametrize("change", files(events.UNKNOWN))
def test_what_is_not_known_is_kept_and_shown_as_unknown(file: Path, change: Change) -> None:
    change(file)
    with harmless(file), Session.open(file, safe=True) as session:
        (odd,) = session.journal.read(session.facts.head - 1)
        assert isinstance(core_registry().decode(*odd).body, Unknown)
        assert session.state().all("unit")  # the rules follow it
        printed = to_text(lay_out(session.blocks("journal"), 100))
        assert all(line.isprintable() for line in printed.splitlines())


@pytest.mark.parametrize("change", files(events.DAMAGED))
def test_an_event_that_makes_no_sense_is_named_or_does_no_harm(file: Path, change: Change) -> None:
    change(file)
    with harmless(file), suppress(VeikartError), Session.open(file, safe=True) as session:
        session.state()
        session.picture()


@pytest.mark.parametrize("change", files(HARMLESS))
def test_what_does_no_harm_does_not_keep_a_file_from_being_read(file: Path, change: Change) -> None:
    change(file)
    with harmless(file), Session.open(file, safe=True) as session:
        assert session.picture().units.height == 3


@pytest.mark.parametrize("change", files(beside.INSTEAD))
def test_what_is_no_file_is_refused_without_waiting(
    file: Path, change: Change, tmp_path: Path, asked: list[str]
) -> None:
    change(file)
    with harmless(file), pytest.raises((JournalError, NotFound)):
        Journal(file)
    assert asked == []


@pytest.mark.parametrize("change", files(EVERYTHING))
@pytest.mark.parametrize("verb", ["check", "show"])
def test_no_file_is_too_much_for_the_command_line(
    file: Path, change: Change, verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(file)
    words = {"check": ["check", str(file)], "show": ["show", "--safe", "journal", str(file)]}
    with harmless(file):
        assert main(words[verb]) in (0, JournalError.exit_code)
    said = capsys.readouterr()
    assert all(line.isprintable() for line in (said.out + said.err).splitlines())


def test_these_are_some_hundred_files() -> None:
    assert len(AT_THE_GATE) > 100
    assert len(EVERYTHING) > 200


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_a_write_beside_what_does_no_harm_is_taken_or_refused(
    file: Path, change: Change, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VEIKART_STATE", str(tmp_path / "state"))
    change(file)
    begun = time.perf_counter()
    with Session.open(file, safe=True) as session:
        head = session.facts.head
        try:
            session.write([Proposed(UnitCreated(unit="late", name="Late"))])
        except JournalError:
            assert session.journal.head() == head
        else:
            session.forget("p10")
            assert "Person 1 0" not in session.picture().people["name"].to_list()
    assert time.perf_counter() - begun < SECOND
