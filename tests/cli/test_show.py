"""`veikart show`, as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.small import tell_small

from veikart.cli import main


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "small.veikart"
    tell_small(path)
    return path


def shown(capsys: pytest.CaptureFixture[str], file: Path, view: str, words: str) -> str:
    assert main(["show", view, str(file), "--safe", "--search", words, "--on", "2026-03-02"]) == 0
    return capsys.readouterr().out


def test_words_are_looked_for_in_the_rows_of_any_view(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = shown(capsys, file, "people", "odegard wind")
    assert "Lars Ødegård" in people
    assert "Kari" not in people
    thread = shown(capsys, file, "strategy", "python")
    assert "Fewer unplanned stops" in thread  # the branch that leads there
    assert "High-voltage" not in thread
    assert "▾" not in thread


def test_a_view_that_looks_itself_looks_further_than_its_rows(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "events match “rescue”" in shown(capsys, file, "journal", "rescue")


def test_where_no_row_holds_the_words_that_is_said(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "No row here holds “nobody-like-this”." in shown(capsys, file, "people", "nobody-like-this")


def test_a_view_is_compared_with_another_day_and_with_what_was_known(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    on = ["show", "overview", str(file), "--safe", "--on", "2026-03-02", "--width", "120"]
    assert main([*on, "--compare", "2025-03-10"]) == 0
    out = capsys.readouterr().out
    assert "Overview · 2 March 2026, compared with 10 March 2025\n" in out
    assert "▲ 30 points from 50" in out
    assert main([*on, "--compare-known-on", "2025-03-10"]) == 0
    assert "compared with 2 March 2026 as known on 10 March 2025\n" in capsys.readouterr().out
    assert main([*on, "--compare", "2026-03-02"]) == 2
    assert "2 March 2026 is the very moment that is looked at" in capsys.readouterr().err


def test_a_trend_is_that_of_the_skill_that_is_named(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ["show", "trend", str(file), "--safe", "--on", "2026-03-02", "--skill"]
    assert main([*said, "high-voltage switching"]) == 0
    out = capsys.readouterr().out
    assert "High-voltage switching: 67 % met on 2 March 2026" in out
    assert "Levels at the end of each quarter" in out
    assert main([*said, "knitting"]) == 2
    assert "There is no skill called 'knitting'. There are: " in capsys.readouterr().err


def test_a_view_is_narrowed_to_a_person_by_name(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ["show", "people", str(file), "--safe", "--on", "2026-03-02", "--person"]
    assert main([*said, "lars ødegård"]) == 0
    out = capsys.readouterr().out
    assert "Lars Ødegård" in out
    assert "Kari" not in out
    assert main([*said, "nobody-like-this"]) == 2
    assert "--person: nothing is called 'nobody-like-this'" in capsys.readouterr().err
