"""`veikart report`, as it is typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from veikart.cli import main
from veikart.demo import build

DAYS = ("--on", "2026-06-15")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "demo.veikart"
    build(path, people=30, until=date(2026, 6, 15))
    return path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """Exit code, what was said, and what went to standard error."""
    code = main([str(word) for word in words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_page_is_written_and_what_to_know_of_it_is_said(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "report.html"
    code, said, noted = run(capsys, "report", file, *DAYS, "--compare", "2025-06-15", "-o", to)
    assert (code, said) == (0, f"{to} is ready: 7 chapters.\n")
    assert "Note: Changes are those since 15 June 2025" in noted
    assert "<h1>Competence report: Havlyng Kraft (fictional)</h1>" in to.read_text("utf-8")
    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]


def test_the_ending_says_the_format_and_a_dash_prints_markdown(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = (*DAYS, "--sections", "gap.goals, overview", "--title", "Styret", "--language", "nb")
    run(capsys, "report", file, *options, "-o", tmp_path / "report.md")
    _, printed, _ = run(capsys, "report", file, *options, "-o", "-")
    assert printed == (tmp_path / "report.md").read_text("utf-8")
    lines = printed.splitlines()
    assert lines[2] == "# Styret"
    assert "| Gjelder per | 15. juni 2026 |" in lines
    assert [line for line in lines if line.startswith("## ")][:2] == ["## 1. Gap: By goal", "## 2. Overview"]


def test_a_report_takes_the_place_of_a_report_and_of_nothing_else(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to, other = tmp_path / "report.html", tmp_path / "letter.html"
    other.write_text("<p>Dear board</p>")
    for _ in range(2):
        assert run(capsys, "report", file, *DAYS, "--sections", "overview", "-o", to)[0] == 0
    code, said, noted = run(capsys, "report", file, *DAYS, "-o", other)
    assert (code, said) == (2, "")
    assert "is there already and is no report of veikart, so it is left alone" in noted
    assert other.read_text() == "<p>Dear board</p>"
    assert run(capsys, "report", file, *DAYS, "-o", other, "--replace", "--sections", "overview")[0] == 0
    assert other.read_text("utf-8").startswith("<!doctype html>")


def test_what_cannot_be_written_leaves_what_was_there(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plain").write_text("a file, no folder")
    code, _, noted = run(capsys, "report", file, *DAYS, "-o", tmp_path / "plain" / "report.html")
    assert code == 3
    assert "cannot be written" in noted


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("-o", "report.pdf"), "End it with .html for a browser and for paper"),
        (
            ("-o", "r.md", "--compare", "2026-06-15"),
            "15 June 2026 is the very moment that is looked at",
        ),
        (
            ("-o", "r.md", "--compare", "2026-06-16"),
            "2026-06-16 is not before 2026-06-15, the day of the report",
        ),
        (("-o", "r.md", "--compare", "June"), "'June' is not a date"),
        (("-o", "r.md", "--unit", "Nowhere"), "There is no unit called 'Nowhere'. There are: "),
    ],
)
def test_mistakes_are_told_with_what_to_do(
    file: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], words: str
) -> None:
    code, said, noted = run(capsys, "report", file, *DAYS, *options)
    assert (code, said) == (2, "")
    assert words in noted
    assert not Path(options[1]).exists()


def test_small_groups_are_shown_only_when_that_is_asked_for(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = (*DAYS, "--sections", "overview,gap.units", "-o", "-")
    hiding = run(capsys, "report", file, *options)[1]
    showing = run(capsys, "report", file, *options, "--smallest-group", 1)[1]
    assert "| × |" in hiding
    assert "Small groups are shown: nothing is withheld in this report." in showing
    assert "| × |" not in showing
