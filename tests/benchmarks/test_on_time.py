"""The figures of the benchmark: that they can be taken at all, and that what was measured is what is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks import in_duckdb, moving, reading_in, taking_out
from benchmarks.generating import generate
from benchmarks.on_time import PARTS, TARGETS
from benchmarks.timing import Figure, Took, of_steps, percentile

from veikart.journal import Journal


def no_target(_: str) -> None:
    return None


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("measured") / "g.veikart"
    generate(path, 3_000, people=100, skills=10)
    return path


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "STEPS", 8)
    monkeypatch.setattr(moving, "quiet", lambda session: None)
    monkeypatch.setattr(moving, "settle", lambda: None)
    monkeypatch.setattr(reading_in, "warm_up", lambda: None)
    monkeypatch.setattr(reading_in, "NEWS", 50)
    monkeypatch.setattr(taking_out, "NEWS", 50)
    monkeypatch.setattr(reading_in, "SAMPLE", 500)


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        (moving.steps, ["time step, Map, any jump, one clock", "time step, Gap, any jump, both clocks"]),
        (moving.overview, ["coarse Overview, any date, data"]),
        (moving.ranking, ["whole ranking, skills", "whole ranking, units × skills"]),
        (reading_in.opening, ["opening with a good cache, to a live Map"]),
        (reading_in.catching_up, ["catching up 50 events, to a live Map"]),
        (reading_in.cold, ["cold rebuild from the file", "peak memory, cold"]),
        (reading_in.beside, ["DuckDB, the same rows from the same file ÷ cold rebuild"]),
        (
            taking_out.level_history,
            ["export of the level history to Parquet", "DuckDB, question 5 of docs/scale.md"],
        ),
        (taking_out.dataset, ["partitioned dataset, whole", "partitioned dataset, 50 new events"]),
    ],
    ids=["steps", "overview", "ranking", "opening", "catching", "cold", "beside", "levels", "dataset"],
)
def test_every_part_gives_its_figures(file: Path, measure: object, told: list[str]) -> None:
    assert callable(measure)
    figures = measure(file, no_target)
    assert set(told) <= {figure.what for figure in figures}
    assert all(figure.value > 0 for figure in figures)
    assert measure in [part.measure for part in PARTS.values()]


def test_measuring_leaves_the_file_and_its_folder_as_they_were(file: Path) -> None:
    before = file.read_bytes(), sorted(file.parent.iterdir())
    reading_in.catching_up(file, no_target)
    assert (file.read_bytes(), sorted(file.parent.iterdir())) == before


def test_a_figure_says_whether_it_meets_its_target() -> None:
    assert Figure("a step", 15.0, "ms", 16).line().startswith("+ a step")
    assert Figure("a step", 17.0, "ms", 16).line().startswith("- a step")
    assert Figure("a ratio", 13.0, "×", 12, at_least=True).holds
    assert not Figure("a ratio", 11.0, "×", 12, at_least=True).holds
    assert Figure("a step", 17.0, "ms").holds is None
    assert "< 16 ms" in Figure("a step", 15.0, "ms", 16).line()


def test_the_percentile_is_of_what_was_seen() -> None:
    values = [n / 1000 for n in range(1, 101)]
    assert percentile(values) == 0.096
    figure = of_steps("steps", [Took(value, value * 2) for value in values], 100)
    assert (figure.value, figure.holds) == (96.0, True)
    assert figure.more == "median 50.50, worst 100.0, of 100; cpu median 101.00, p95 192.00"


def test_there_is_a_target_for_a_million_and_for_ten_million() -> None:
    assert all(10_000_000 in sizes for sizes in TARGETS.values())


def test_duckdb_reads_every_event_of_the_file_into_a_table_of_its_topic(file: Path, tmp_path: Path) -> None:
    journal = Journal(file)
    topics = {event.topic for event in journal.read()}
    head = journal.head()
    journal.close()
    lines = in_duckdb._written(file, head + 1, tmp_path)
    assert set(lines) == topics
    assert sum(path.read_bytes().count(b"\n") for path in lines.values()) == head + 1
    took, told = in_duckdb.from_the_file(file)
    assert took.wall > 0
    assert "fetching" in told
