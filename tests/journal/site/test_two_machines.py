"""A journal that another machine has open is read as ever, and written to only when it was taken over."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.journal.conftest import noon
from tests.journal.processes import running

from veikart.cli import main
from veikart.errors import CannotWrite
from veikart.journal import Journal, Proposed, Written
from veikart.journal.site import presence
from veikart.journal.site.programs import Program
from veikart.rules import CoreRulebook
from veikart.session import Session
from veikart_events.vocabulary.organisation import UnitCreated

A_UNIT = [Proposed(UnitCreated(unit="n", name="North"))]
KARI = Program("KARI-PC", "a" * 32, 4_000_000, 1.0)


@pytest.fixture
def opened_by_kari(path: Path) -> Path:
    """The mark of a machine that has the engagement open."""
    return presence._put(path, KARI, noon())


def beside(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir()} - {path.name}


def test_it_is_read_but_not_written(path: Path, opened_by_kari: Path, rulebook: CoreRulebook) -> None:
    before = path.read_bytes()
    journal = Journal(path, noon)
    with pytest.raises(CannotWrite, match="open on KARI-PC"):
        journal.write(A_UNIT, rulebook, by="ola")
    assert [row.topic for row in journal.read()] == ["engagement.opened"]
    journal.follow(rulebook)
    journal.close()
    assert path.read_bytes() == before
    assert beside(path) == {opened_by_kari.name}


def test_it_is_written_once_it_is_closed_there(
    path: Path, opened_by_kari: Path, rulebook: CoreRulebook
) -> None:
    journal = Journal(path, noon)
    with pytest.raises(CannotWrite):
        journal.write(A_UNIT, rulebook, by="ola")
    opened_by_kari.unlink()
    assert journal.write(A_UNIT, rulebook, by="ola") == Written(1, 1)
    journal.close()
    assert beside(path) == set()


def test_every_way_of_writing_asks_first(path: Path, opened_by_kari: Path) -> None:
    engine = Journal(path, noon).engine
    before = (engine.wrapped_keys(), engine.lock())
    for write in (
        lambda turn: turn.add_keys({"p": b"k"}),
        lambda turn: turn.rewrap({"p": b"k"}),
        lambda turn: turn.drop_keys(["p"]),
        lambda turn: turn.set_lock(b"{}"),
    ):
        with pytest.raises(CannotWrite, match="KARI-PC"), engine.turn() as turn:
            write(turn)
    assert (engine.wrapped_keys(), engine.lock()) == before
    engine.close()


def test_only_what_writes_leaves_a_mark_and_only_while_it_is_open(path: Path, rulebook: CoreRulebook) -> None:
    journal = Journal(path, noon)
    list(journal.read())
    journal.follow(rulebook)
    assert presence.elsewhere(path, KARI) == []
    journal.write(A_UNIT, rulebook, by="kari")
    (mark,) = beside(path) - {f"{path.name}-journal"}
    assert mark.startswith(f".{path.name}.open-")
    journal.close()
    assert beside(path) == set()


def test_a_write_that_was_refused_by_a_rule_leaves_nothing(path: Path, rulebook: CoreRulebook) -> None:
    journal = Journal(path, noon)
    with pytest.raises(ZeroDivisionError):
        journal.write(lambda: [][1 // 0], rulebook, by="kari")
    journal.close()
    assert beside(path) == set()


def test_two_processes_of_one_machine_write_side_by_side(path: Path) -> None:
    with (
        running("create_unit", path, "a", "North", "c1") as one,
        running("create_unit", path, "b", "South", "c2") as two,
    ):
        for child in (one, two):
            assert child.hear() == "ready"
        for child in (one, two):
            child.tell()
            assert child.hear() == "written"


def test_what_a_killed_process_left_hinders_nobody_here_and_goes_with_the_next(
    path: Path, rulebook: CoreRulebook
) -> None:
    with running("write_and_wait", path) as child:
        assert child.hear() == "written"
        child.kill()
    assert [name for name in beside(path) if name.startswith(f".{path.name}.open-")]
    journal = Journal(path, noon)
    assert journal.write(A_UNIT, rulebook, by="kari") == Written(2, 2)
    journal.close()
    assert beside(path) == set()


def test_taking_over_lets_this_machine_write_and_the_other_no_more(
    path: Path, rulebook: CoreRulebook, capsys: pytest.CaptureFixture[str]
) -> None:
    kari = presence.Presence(path, noon, lambda: KARI)
    kari.claim()
    assert main(["take-over", str(path)]) == 0
    assert f"{path} was open on KARI-PC since" in capsys.readouterr().out
    journal = Journal(path, noon)
    assert journal.write(A_UNIT, rulebook, by="ola") == Written(1, 1)
    with pytest.raises(CannotWrite, match="taken over"):
        kari.claim()
    journal.close()


def test_a_reader_is_told_at_the_opening(path: Path, opened_by_kari: Path) -> None:
    with Session.open(path) as session:
        (notice,) = session.notices
    assert notice.startswith(f"{path.name} is open on KARI-PC since ")
    assert f"veikart take-over {path}" in notice
    opened_by_kari.unlink()
    with Session.open(path) as session:
        assert session.notices == []


def test_there_may_be_nothing_to_take_over(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["take-over", str(path)]) == 0
    assert "No other machine has" in capsys.readouterr().out
    assert main(["take-over", str(path.with_name("none"))]) == 2
