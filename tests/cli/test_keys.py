"""`veikart keys` lists the keys, what does not hold of what was chosen, and makes the file to choose in."""

from __future__ import annotations

from pathlib import Path

import pytest

from veikart.cli import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VEIKART_CONFIG", str(tmp_path / "config"))
    return tmp_path / "config"


def test_every_key_is_listed_with_its_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keys", "--safe", "--width", "110"]) == 0
    said = capsys.readouterr()
    lines = {" ".join(line.split()) for line in said.out.splitlines()}
    assert "k skill.park Park a skill Strategy" in lines
    assert "shift+u redo Redo what was undone all screens" in lines
    assert "none skill.assess Rate a skill of a person all screens" in lines
    assert "veikart keys --write makes it" in said.out
    assert said.err == ""


def test_the_file_is_made_once_and_what_is_chosen_in_it_is_listed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keys", "--safe", "--write"]) == 0
    assert main(["keys", "--safe", "--write"]) == 3
    (folder / "keys.toml").write_text('"skill.park" = "ø"\n"undo" = "@"\n', "utf-8")
    capsys.readouterr()
    assert main(["keys", "--safe", "--width", "110"]) == 0
    said = capsys.readouterr()
    assert "ø skill.park Park a skill" in " ".join(said.out.split())
    assert "Note: undo: @ needs AltGr" in said.err
