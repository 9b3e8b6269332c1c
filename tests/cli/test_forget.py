"""`veikart person forget`, as it is typed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.privacy.village import KARI, village

from veikart.cli import main, people
from veikart.cli.saying import cells
from veikart.errors import BadInput
from veikart.journal.vault import lock


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("village") / "village.veikart"
    village(path)
    return path


@pytest.fixture
def file(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A village of one's own, on a machine of its own."""
    monkeypatch.setenv("VEIKART_STATE", str(tmp_path / "state"))
    monkeypatch.setattr(lock, "COST", 2**10)
    return Path(shutil.copy(built, tmp_path))


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """Exit code, what was said, and what went to standard error."""
    code = main([str(word) for word in words])
    said = capsys.readouterr()
    return code, said.out, said.err


def bytes_of(file: Path) -> bytes:
    return file.read_bytes()


def test_without_yes_it_is_only_told_what_it_would_come_to(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = bytes_of(file)
    code, said, _ = run(capsys, "person", "forget", "Kari Nordmann", file, "--safe", "--width", 80)
    assert code == 0
    assert "Nothing has been changed yet." in said
    assert bytes_of(file) == before
    assert not file.with_name(f"{file.name}.forgotten").exists()


def test_the_command_to_do_it_has_the_id_and_the_choices_and_no_name(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spaced = file.rename(file.with_name("our client.veikart"))
    choice = ("--keep", "19", "--also", "21", "a1")
    _, said, _ = run(capsys, "person", "forget", "K-1042", spaced, *choice, "--safe", "--width", 200)
    command = f"veikart person forget {KARI} '{spaced}' --yes --keep 19 --also 21 a1"
    assert command in " ".join(said.split())


def test_with_yes_it_is_done_and_the_receipt_printed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said, error = run(capsys, "person", "forget", "Kari Nordmann", file, "--yes", "--safe")
    assert (code, error) == (0, "")
    assert said.startswith("Receipt: a person was forgotten ")
    assert "The history is whole" in said
    assert [name for name in ("Kari", "Nordmann", "1042") if name in said] == []
    assert run(capsys, "check", file)[0] == 0


def test_whoever_was_forgotten_is_not_found_by_name_nor_forgotten_again(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "person", "forget", KARI, file, "--yes", "--safe")
    code, _, error = run(capsys, "person", "forget", KARI, file, "--yes", "--safe")
    assert code == 1
    assert "Forgotten 7h2k was forgotten already" in error
    assert run(capsys, "person", "show", "Kari Nordmann", file, "--safe")[0] == 2
    assert "Whereabouts: forgotten" in run(capsys, "person", "show", KARI, file, "--safe")[1]


@pytest.mark.parametrize("ending", [".txt", ".json", ".html"])
def test_the_receipt_is_written_as_its_name_says(
    file: Path, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    receipt = tmp_path / f"receipt{ending}"
    code, said, _ = run(capsys, "person", "forget", KARI, file, "--yes", "--safe", "--receipt", receipt)
    assert code == 0
    assert said == f"Forgotten. The receipt is in {receipt}; it names nobody.\n"
    text = receipt.read_text("utf-8")
    beginning = {".txt": "Receipt: a person", ".json": "{", ".html": "<!doctype html>"}[ending]
    assert text.startswith(beginning)
    assert KARI in text
    assert "Nordmann" not in text
    if ending == ".json":
        assert json.loads(text)["seals"] == 6


def test_nobody_is_forgotten_where_the_receipt_cannot_be_written(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "receipt.txt"
    taken.write_text("another")
    before = bytes_of(file)
    for place in (taken, tmp_path / "nowhere" / "receipt.txt"):
        code, _, error = run(capsys, "person", "forget", KARI, file, "--yes", "--safe", "--receipt", place)
        assert code == 3
        assert "Nobody was forgotten" in error
    assert bytes_of(file) == before
    assert taken.read_text() == "another"


def test_an_empty_receipt_is_not_left_behind_where_it_is_refused(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from veikart.privacy import erasure

    def refuse(*_: object) -> None:
        raise BadInput("No.")

    monkeypatch.setattr(erasure, "forget", refuse)
    receipt = tmp_path / "receipt.txt"
    assert run(capsys, "person", "forget", KARI, file, "--yes", "--safe", "--receipt", receipt)[0] == 2
    assert not receipt.exists()


def test_a_receipt_that_finds_no_room_in_the_end_is_printed(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no device that is always full")
    from veikart.privacy.erasure import forget, plan_for
    from veikart.privacy.sources import sources_of
    from veikart.session import Session

    with Session.open(file, safe=True) as session:
        receipt = forget(session, plan_for(sources_of(session), KARI))
    people._write_receipt(full, receipt, cells(80))
    said = capsys.readouterr()
    assert "could not be written to /dev/full" in said.err
    assert said.out.startswith("Receipt: a person was forgotten")


def test_a_locked_engagement_is_opened_with_its_passphrase(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VEIKART_PASSPHRASE", "correct horse")
    assert run(capsys, "passphrase", file)[0] == 0
    monkeypatch.setenv("VEIKART_PASSPHRASE", "wrong")
    code, _, error = run(capsys, "person", "forget", KARI, file, "--yes", "--safe")
    assert code == 3
    assert "passphrase" in error
    monkeypatch.setenv("VEIKART_PASSPHRASE", "correct horse")
    assert run(capsys, "person", "forget", KARI, file, "--yes", "--safe")[0] == 0
    assert run(capsys, "check", file)[0] == 0
