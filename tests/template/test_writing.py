"""The package that `veikart plugin new` writes: complete and tidy. `tests/guide` runs its tests."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from pathlib import Path

import pytest
from tests.template.conftest import AUTHOR
from tests.template.running import run

from veikart.cli import main

LONGEST = 120
"""Lines of a file that somebody is to learn from."""


def test_it_is_tidy(package: Path) -> None:
    run(package, "ruff", "check", "--no-cache", ".")
    run(package, "ruff", "format", "--no-cache", "--check", ".")


def test_nothing_is_left_to_fill_in(package: Path) -> None:
    texts = {path: path.read_text("utf-8") for path in package.rglob("*") if path.is_file()}
    assert [path for path in texts if path.suffix == ".jinja"] == []
    assert [path for path, text in texts.items() if "{{" in text.replace("{{ 7 }}", "")] == []
    assert [path for path, text in texts.items() if len(text.splitlines()) > LONGEST] == []


def test_it_uses_nothing_but_the_public_door(package: Path) -> None:
    door = re.compile(r"^\s*(?:from|import) (veikart(?!_shift)[\w.]*)", re.MULTILINE)
    imported = {
        (path.parent.name, name)
        for path in package.rglob("*.py")
        for name in door.findall(path.read_text("utf-8"))
    }
    assert imported == {
        ("veikart_shift_plans", "veikart.api"),
        ("tests", "veikart.api"),
        ("tests", "veikart.testing"),
    }


def test_it_can_be_found_and_published(package: Path) -> None:
    project = tomllib.loads((package / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["name"] == "veikart-shift-plans"
    assert project["entry-points"]["veikart"] == {"shift_plans": "veikart_shift_plans"}
    assert project["authors"] == [{"name": AUTHOR}]
    assert project["dependencies"][0].startswith("veikart>=")
    assert (package / project["readme"]).is_file()
    assert f"(c) 2026 {AUTHOR}" in (package / "LICENSE").read_text("utf-8")


def test_the_command_line_writes_it_and_says_how_to_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plugin", "new", "Rescue gear", "--into", str(tmp_path / "new")]) == 0
    assert "veikart plugin check rescue_gear" in capsys.readouterr().out
    made = tmp_path / "new" / "veikart-rescue-gear"
    assert (made / "src" / "veikart_rescue_gear" / "py.typed").is_file()
    assert "The authors of veikart-rescue-gear" in (made / "LICENSE").read_text("utf-8")


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = tmp_path / "veikart-shift-plans"
    there.mkdir()
    assert main(["plugin", "new", "shift-plans", "--into", str(tmp_path)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert list(there.iterdir()) == []


@pytest.mark.parametrize("name", ["gap", "skill", "settings", "workshop"])
def test_names_of_other_plugins_and_words_of_veikart_are_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plugin", "new", name, "--into", str(tmp_path)]) == 2
    assert "is the name of something else" in capsys.readouterr().err


def test_without_copier_it_is_said_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "copier", None)
    assert main(["plugin", "new", "shift-plans", "--into", str(tmp_path)]) == 2
    assert "pip install 'veikart[author]'" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_strict_types_hold_in_it(package: Path) -> None:
    assert "no issues found" in run(package, "mypy", "--strict", "--cache-dir", os.devnull, "src")
