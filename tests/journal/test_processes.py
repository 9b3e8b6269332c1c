"""Several processes at one file: one wins, the others learn why, and a dead one leaves nothing behind."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.journal.conftest import Unprivileged, noon
from tests.journal.processes import running

from veikart.errors import CannotWrite, JournalBusy
from veikart.journal import Journal, Proposed, Written
from veikart.journal.sqlite.layout import open_reader
from veikart.rules import CoreRulebook
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.organisation import PersonJoined, UnitCreated

A_UNIT = [Proposed(UnitCreated(unit="late", name="Late"))]


def race(path: Path, first: tuple[str, str, str], second: tuple[str, str, str]) -> list[str]:
    """What two processes say that create a unit each, as nearly at once as can be."""
    with running("create_unit", path, *first) as one, running("create_unit", path, *second) as two:
        assert (one.hear(), two.hear()) == ("ready", "ready")
        one.tell()
        two.tell()
        return sorted([one.hear(), two.hear()])


def test_of_two_processes_that_take_one_name_one_wins(path: Path) -> None:
    refused, written = race(path, ("a", "Sales", "c1"), ("b", "sales", "c2"))
    assert written == "written"
    assert refused.startswith("RuleBroken: There is a unit called")
    assert Journal(path).head() == 1


def test_of_two_processes_with_one_command_one_writes(path: Path) -> None:
    assert race(path, ("a", "Sales", "same"), ("a", "Sales", "same")) == ["repeated 1", "written"]
    assert Journal(path).head() == 1


def test_a_writer_waits_its_turn_and_then_says_who_is_in_the_way(path: Path, rulebook: CoreRulebook) -> None:
    with running("hold_the_turn", path) as other:
        assert other.hear() == "holding"
        journal = Journal(path, noon, lock_timeout=0)
        with pytest.raises(JournalBusy, match="another program"):
            journal.write(A_UNIT, rulebook, by="kari")
        assert journal.head() == 0
        other.kill()
        assert journal.write(A_UNIT, rulebook, by="kari") == Written(1, 1)
        journal.close()


def test_a_turn_stays_exclusive_when_the_file_is_opened_again_beside_it(path: Path) -> None:
    """A process that closes a file loses its locks on it, whoever they were for."""
    journal = Journal(path, noon)
    with journal.engine.turn():
        Journal(path, noon).close()
        with running("ask_for_the_turn", path) as other:
            assert other.hear() == "JournalBusy"
    with running("ask_for_the_turn", path) as other:
        assert other.hear() == "in"
    journal.close()


def test_reading_goes_on_while_another_process_writes(path: Path) -> None:
    with running("hold_the_turn", path) as other:
        assert other.hear() == "holding"
        assert [row.topic for row in Journal(path, lock_timeout=0).read()] == ["engagement.opened"]


def kill_in_the_middle(path: Path, people: int, bytes_written: int) -> bool:
    """Kills an import once its file has grown by so much; says whether it had been within its transaction."""
    goal = path.stat().st_size + bytes_written
    with running("import_people", path, str(people)) as child:
        assert child.hear() == "ready"
        deadline = time.monotonic() + 60
        while path.stat().st_size < goal and child.process.poll() is None:
            assert time.monotonic() < deadline, "the import never reached the file"
        child.kill()
    remains = Path(f"{path}-journal")
    return remains.exists() and remains.stat().st_size > 0


def kills(path: Path, times: int, people: int, seed: int) -> None:
    source = random.Random(seed)
    rulebook = CoreRulebook(core_registry())
    in_the_middle = 0
    for n in range(times):
        in_the_middle += kill_in_the_middle(path, people, source.randrange(people * 160))
        journal = Journal(path, noon)
        assert journal.head() == n, "something of a killed import is visible"
        assert not any(row.topic == "person.joined" for row in journal.read())
        assert open_reader(path).execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        journal.write([Proposed(UnitCreated(unit=f"u{n}", name=f"Unit {n}"))], rulebook, by="kari")
        journal.close()
    assert in_the_middle > times // 2, "the kills came too early or too late to show anything"


@pytest.mark.slow
def test_a_killed_import_leaves_nothing_and_the_journal_goes_on(path: Path) -> None:
    kills(path, times=5, people=20_000, seed=11)


@pytest.mark.slow
def test_a_hundred_killed_imports_of_100_000_events_leave_nothing(path: Path) -> None:
    kills(path, times=100, people=100_000, seed=12)


@pytest.mark.slow
def test_100_000_events_are_imported_as_one(path: Path) -> None:
    with running("import_people", path, "100000") as child:
        assert (child.hear(), child.hear()) == ("ready", "written")
    journal = Journal(path)
    assert list(journal.commands()) == [(1, 100_000), (0, 0)]


def test_an_open_journal_goes_on_after_another_process_was_killed(path: Path, rulebook: CoreRulebook) -> None:
    journal = Journal(path, noon)
    assert kill_in_the_middle(path, 20_000, 1_000_000)
    assert [row.position for row in journal.read()] == [0]
    assert journal.write(A_UNIT, rulebook, by="kari") == Written(1, 1)
    journal.close()


def test_an_unfinished_change_in_a_read_only_file_says_what_to_do(
    path: Path, unprivileged: Unprivileged
) -> None:
    assert kill_in_the_middle(path, 20_000, 1_000_000)
    path.chmod(0o444)
    Path(f"{path}-journal").chmod(0o444)
    with unprivileged(), pytest.raises(CannotWrite, match="-journal"):
        Journal(path)
    path.chmod(0o644)
    assert Journal(path).head() == 0


@pytest.mark.parametrize("words", ["head()", "commands()", "read()", "at([0])", "batches(-1, 0)"])
def test_reading_loads_neither_pydantic_nor_eventsourcing(path: Path, words: str) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom veikart.journal import Journal\n"
        f"journal = Journal(Path({str(path)!r}))\nprint(journal.{words})\n"
        "print([m for m in ('pydantic', 'eventsourcing', 'textual', 'polars') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "[]"


def test_the_first_write_loads_them() -> None:
    """Or the test above would hold for the wrong reason."""
    script = "import sys, veikart.journal.sqlite.ledger\nprint('eventsourcing' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "True"


def test_a_child_of_a_fork_can_read(path: Path) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("this system does not fork")
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            f"from pathlib import Path\nfrom veikart.journal import Journal\n"
            f"print(Journal(Path({str(path)!r})).head())",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "0"


def test_a_person_can_be_added_after_a_killed_import(path: Path, rulebook: CoreRulebook) -> None:
    """None of its names and references are taken."""
    kill_in_the_middle(path, 20_000, 2_000_000)
    journal = Journal(path, noon)
    body = PersonJoined(person="p0", name="Person 0", ref="0")
    assert journal.write([Proposed(body)], rulebook, by="kari", command="import") == Written(1, 1)
    journal.close()
