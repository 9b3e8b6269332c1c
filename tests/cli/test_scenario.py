"""`veikart scenario`, and the verbs that look into one, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copyfile

import pytest
from tests.tui.small import tell_small

from veikart.cli import main

HIRED = "If we hire two"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small engagement, in which two hires are supposed from a day long ago."""
    path = tmp_path_factory.mktemp("small") / "small.veikart"
    tell_small(path)
    assert main(["scenario", "new", str(path), HIRED, "--from", "2026-02-01", "--safe"]) == 0
    hires = ["--role", "analyst", "--unit", "grid", "--count", "2"]
    assert main(["do", "suppose.hires", str(path), "--scenario", HIRED, *hires, "--safe"]) == 0
    return path


@pytest.fixture
def file(told: Path, tmp_path: Path) -> Path:
    return Path(copyfile(told, tmp_path / "own.veikart"))


def typed(capsys: pytest.CaptureFixture[str], *words: str | Path, code: int = 0) -> str:
    capsys.readouterr()
    assert main([*map(str, words), "--safe"]) == code
    caught = capsys.readouterr()
    return caught.out + caught.err


def test_the_list_says_what_each_would_change(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for out in (typed(capsys, "scenario", "list", file), typed(capsys, "show", "scenarios", file)):
        [row] = [line for line in out.splitlines() if line.startswith(HIRED)]
        assert "6 → 8" in row
        assert row.rstrip().endswith("open")


def test_a_view_of_a_scenario_says_that_it_is_not_real(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inside = ["show", "people", file, "--scenario", HIRED]
    out = typed(capsys, *inside)
    assert f"SCENARIO “{HIRED}”, not real" in out
    assert "New Analyst 2" in out
    assert "New Analyst" not in typed(capsys, "show", "people", file)
    against = typed(capsys, *inside, "--compare-scenario", "reality")
    assert "compared with reality" in against.splitlines()[0]


def test_what_is_the_same_cannot_be_compared(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inside = ["show", "people", file, "--scenario", HIRED, "--compare-scenario", HIRED]
    assert "the very moment that is looked at" in typed(capsys, *inside, code=2)


def test_adopting_is_shown_and_done(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dry = typed(capsys, "scenario", "adopt", file, HIRED, "--dry-run")
    assert "8 events would be written" in dry
    assert "Nothing was written." in dry
    assert "8 events would be written" in typed(capsys, "scenario", "show", file, HIRED)
    assert f"Scenario “{HIRED}” adopted: 8 events" in typed(capsys, "scenario", "adopt", file, HIRED)
    assert "New Analyst 2" in typed(capsys, "show", "people", file)


def test_what_was_discarded_cannot_be_opened(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "discarded" in typed(capsys, "scenario", "discard", file, HIRED, "--why", "Too dear")
    refused = typed(capsys, "show", "people", file, "--scenario", HIRED, code=2)
    assert f"Scenario: nothing is called '{HIRED}'" in refused


def test_a_report_of_a_scenario_says_so_in_its_title(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = typed(capsys, "report", file, "--scenario", HIRED, "-o", "-", "--sections", "overview")
    [title] = [line for line in out.splitlines() if line.startswith("# ")]
    assert title == f"# SCENARIO “{HIRED}”, not real: Competence report: Fjordkraft"
    assert "not what is known" in out


def test_an_export_of_a_scenario_says_that_it_is_hypothetical(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out"
    assert "not real" in typed(capsys, "export", file, folder, "--scenario", HIRED)
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert package["description"].startswith(f"Hypothetical: scenario “{HIRED}”, not real.")
    assert package["veikart:hypothetical"] is True
    assert package["veikart:head_digest"]


def test_what_is_refused_in_a_scenario_says_why(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    leave = ["do", "person.leave", file, "--scenario", HIRED, "--person", "kari", "--day", "2026-01-01"]
    assert "branches off on 2026-02-01" in typed(capsys, *leave, code=1)
