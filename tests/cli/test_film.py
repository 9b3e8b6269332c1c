"""`veikart film`, as it is typed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.tui.small import tell_small

from veikart.cli import main

DAYS = ("--from", "2025-02-28", "--to", "2025-09-30")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("film") / "small.veikart"
    tell_small(path)
    return path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """Exit code, what was said, and what went to standard error."""
    code = main([str(word) for word in words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_without_a_file_every_step_is_told_in_words(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = run(capsys, "film", file, *DAYS, "--width", 60)
    lines = said.splitlines()
    assert code == 0
    assert lines == [
        "28 February 2025",
        "  here it begins",
        "31 March 2025",
        "  workshop Quick scan, 2 ratings",
        "30 June 2025",
        "  nothing changed",
        "30 September 2025",
        "  nothing changed",
    ]


def test_a_page_and_a_cast_are_written_and_what_to_know_of_them_is_said(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, cast = tmp_path / "film.html", tmp_path / "film.cast"
    code, said, noted = run(capsys, "film", file, *DAYS, "--view", "map", "--rows", "units", "-o", page)
    assert code == 0
    assert re.fullmatch(rf"{page} is ready: 4 frames, \d+ kB.\n", said)
    assert "Note: " in noted
    assert "<h1>Fjordkraft: Map</h1>" in page.read_text("utf-8")
    options = ("--by", "marks", "--size", "80x24", "--speed", "2.0")
    assert run(capsys, "film", file, *DAYS, *options, "-o", cast)[0] == 0
    header, *events = map(json.loads, cast.read_text("utf-8").splitlines())
    assert (header["width"], header["height"]) == (80, 24)
    assert events[2][0] == 1.25


def test_a_film_takes_the_place_of_a_film_and_of_nothing_else(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.html"
    assert run(capsys, "report", file, "--on", "2026-03-02", "--sections", "overview", "-o", report)[0] == 0
    whole = report.read_bytes()
    code, _, said = run(capsys, "film", file, *DAYS, "-o", report)
    assert (code, report.read_bytes()) == (2, whole)
    assert "is no film of veikart, so it is left alone" in said
    for _ in range(2):
        assert run(capsys, "film", file, *DAYS, "-o", tmp_path / "film.cast")[0] == 0
    assert run(capsys, "film", file, *DAYS, "-o", report, "--replace")[0] == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-o", "film.mp4"), "End it with .html for a page that plays in any browser"),
        (("--size", "wide"), "'wide' is no size of a terminal"),
        (("-o", "film.cast", "--size", "20x5"), "40x12 is the least"),
        (("--as-known-then", "--known-on", "2026-01-01"), "Leave one of them out"),
        (("--from", "2025-10-01"), "Choose a day before the last as the first"),
        (("--scenario", "Kari leaves"), "nothing is called 'Kari leaves'"),
        (("-o", "film.html", "--view", "maps"), "There is no view 'maps'"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    placed = [str(tmp_path / word) if word.startswith("film.") else word for word in words]
    code, _, said = run(capsys, "film", file, *DAYS, *placed)
    assert code in (1, 2)
    assert told in said
    assert list(tmp_path.iterdir()) == []


def test_names_are_fictional_where_that_is_asked(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own, veiled = tmp_path / "own.html", tmp_path / "veiled.html"
    run(capsys, "film", file, *DAYS, "--view", "map", "-o", own)
    run(capsys, "film", file, *DAYS, "--view", "map", "--pseudonyms", "-o", veiled)
    assert "Kari Nordmann" in own.read_text("utf-8")
    assert "Kari Nordmann" not in veiled.read_text("utf-8")
