"""check, backup, restore, copy and passphrase, as they are typed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import polars as pl
import pytest
from tests.tui.small import tell_small

from veikart.cli import main
from veikart.journal import Journal
from veikart.journal.vault import lock


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.veikart"
    tell_small(path)
    return path


@pytest.fixture(autouse=True)
def _cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "COST", 2**10)
    monkeypatch.delenv("VEIKART_PASSPHRASE", raising=False)


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """Exit code, what was said, and what went to standard error."""
    code = main([str(word) for word in words])
    said = capsys.readouterr()
    return code, said.out, said.err


def spoilt(path: Path) -> None:
    connection = sqlite3.connect(path)
    guard = "stored_events_keeps_UPDATE"
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (guard,)).fetchone()
    connection.execute(f"DROP TRIGGER {guard}")
    connection.execute("UPDATE stored_events SET topic = 'x' WHERE originator_version = 9")
    connection.execute(sql)
    connection.commit()
    connection.close()


def test_a_whole_engagement_is_said_to_be_whole(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = run(capsys, "check", small)
    journal = Journal(small)
    assert code == 0
    assert f"{journal.head() + 1} events" in said
    assert journal.digest_at(journal.head()) in said
    journal.close()


def test_a_damaged_one_is_refused_everywhere_with_a_way_out(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt(small)
    code, said, _ = run(capsys, "check", small)
    assert code == 3
    assert "was changed, or lost" in said
    assert "copy --rescue" in said
    code, _, complaint = run(capsys, "show", "overview", small)
    assert code == 3
    assert "is damaged" in complaint
    assert "veikart restore" in complaint
    assert run(capsys, "copy", small, tmp_path / "no.veikart")[0] == 3
    code, said, _ = run(capsys, "copy", "--rescue", small, tmp_path / "saved.veikart")
    assert code == 0
    assert "stayed behind" in said
    assert run(capsys, "check", tmp_path / "saved.veikart")[0] == 0


def test_a_backup_is_taken_and_brought_back(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept.veikart"
    assert run(capsys, "backup", small, kept)[0] == 0
    before = run(capsys, "show", "map", small)[1]
    assert run(capsys, "restore", kept, small)[0] == 3
    code, said, _ = run(capsys, "restore", "--replace", kept, small)
    assert code == 0
    assert "small.before-restore-1.veikart" in said
    assert run(capsys, "show", "map", small)[1] == before


def test_a_passphrase_is_set_needed_and_taken_away(
    small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, _, complaint = run(capsys, "passphrase", small)
    assert code == 3
    assert "VEIKART_PASSPHRASE" in complaint  # nobody is here to type it
    monkeypatch.setenv("VEIKART_PASSPHRASE", "blåbær")
    assert run(capsys, "passphrase", small)[0] == 0
    assert "Åse Berg" in run(capsys, "show", "map", small)[1]
    monkeypatch.setenv("VEIKART_PASSPHRASE", "bringebær")
    code, said, complaint = run(capsys, "show", "map", small)
    assert (code, said) == (3, "")
    assert "not the passphrase" in complaint
    monkeypatch.setenv("VEIKART_PASSPHRASE", "blåbær")
    assert run(capsys, "passphrase", small, "--remove")[0] == 0
    monkeypatch.delenv("VEIKART_PASSPHRASE")
    assert run(capsys, "show", "map", small)[0] == 0


def test_a_new_engagement_may_begin_with_a_passphrase(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VEIKART_PASSPHRASE", "blåbær")
    assert run(capsys, "new", tmp_path / "new.veikart", "--passphrase")[0] == 0
    monkeypatch.delenv("VEIKART_PASSPHRASE")
    assert run(capsys, "show", "overview", tmp_path / "new.veikart")[0] == 3


def test_an_engagement_moves_to_a_server_and_is_worked_on_there(
    small: Path, postgres_database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said, _ = run(capsys, "copy", small, postgres_database)
    assert code == 0
    place = said.split()[0]
    assert "?engagement=" in place
    assert run(capsys, "show", "map", place)[1] == run(capsys, "show", "map", small)[1]
    assert run(capsys, "check", place)[0] == 0


def test_names_are_fictional_on_demand(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    true, fictional = (run(capsys, "show", "map", small, *more)[1] for more in ((), ("--pseudonyms",)))
    assert "Åse Berg" in true
    assert not any(name in fictional for name in ("Åse", "Berg", "Ødegård", "Ängström"))
    assert len(fictional.splitlines()) == len(true.splitlines())


def test_no_name_goes_out_with_an_export_of_fictional_ones(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "export", small, tmp_path / "out", "--pseudonyms")[0] == 0
    tables = [pl.read_parquet(file) for file in sorted((tmp_path / "out").glob("*.parquet"))]
    told = "\n".join(str(value) for table in tables for row in table.rows() for value in row)
    assert len(tables) > 20
    assert "High-voltage switching" in told
    assert not any(name in told for name in ("Åse", "Berg", "Bjørn", "Ødegård", "Ängström", "Nordmann"))
