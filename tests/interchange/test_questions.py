"""The questions of docs/scale.md, as they stand there, get from both exports what the picture says."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from benchmarks.generating import generate
from tests.cli.test_storage import run
from tests.interchange.datasets import exported
from tests.interchange.waterworks import plugins

from veikart.moment import Moment
from veikart.session import Session

PAGE = (Path(__file__).parents[2] / "docs" / "scale.md").read_text("utf-8")
DAY, SINCE, KNOWN = date(2026, 3, 1), date(2024, 6, 1), date(2026, 1, 15)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


OF_DATASET, OF_FILE, MACRO, *QUESTIONS = blocks("sql")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an engagement, its dataset and its level history."""
    folder = tmp_path_factory.mktemp("questions")
    generate(folder / "g.veikart", 8_000, people=100, skills=10)
    exported(folder / "g.veikart", folder / "dataset")
    words = ["export", str(folder / "g.veikart"), str(folder / "levels.parquet"), "--as", "levels", "--safe"]
    from veikart.cli import main

    assert main(words) == 0
    return folder


@pytest.fixture(scope="module")
def session(place: Path) -> Iterator[Session]:
    with Session.open(place / "g.veikart", plugins=plugins()) as session:
        yield session


@pytest.fixture(scope="module")
def skill(session: Session) -> str:
    return str(session.picture().skills["skill"][0])


@pytest.fixture(params=[OF_DATASET, OF_FILE], ids=["dataset", "file"])
def duck(request: pytest.FixtureRequest, place: Path, skill: str) -> Iterator[duckdb.DuckDBPyConnection]:
    before = Path.cwd()
    os.chdir(place)
    with duckdb.connect() as connection:
        for statement in (request.param, MACRO):
            connection.execute(statement)
        for name, value in {"day": DAY, "since": SINCE, "known": KNOWN}.items():
            connection.execute(f"SET VARIABLE {name} = DATE '{value}'")
        connection.execute(f"SET VARIABLE skill = '{skill}'")
        yield connection
    os.chdir(before)


def answer(duck: duckdb.DuckDBPyConnection, number: int) -> list[tuple[Any, ...]]:
    return duck.execute(QUESTIONS[number - 1]).fetchall()


def levels(session: Session, day: date, known: date | None) -> dict[tuple[str, str], tuple[Any, ...]]:
    """Person and skill → level and scale it was given on, stale; as the picture has it."""
    given = ("person", "skill", "raw_level", "raw_scale", "stale")
    rows = session.picture(Moment(day, known)).levels.select(given)
    return {(person, skill): tuple(said) for person, skill, *said in rows.rows()}


def by_level(counts: Counter[Any]) -> list[tuple[Any, int]]:
    return sorted(counts.items(), key=lambda pair: (pair[0] is None, pair[0] or 0))


def test_there_are_five() -> None:
    assert len(QUESTIONS) == 5


def test_how_well_we_master_a_skill(duck: duckdb.DuckDBPyConnection, session: Session, skill: str) -> None:
    counts = Counter(said[0] for (_, of), said in levels(session, DAY, KNOWN).items() if of == skill)
    assert answer(duck, 1) == by_level(counts)
    assert counts.total() > 50


def test_how_that_has_come_about(duck: duckdb.DuckDBPyConnection, session: Session, skill: str) -> None:
    told = answer(duck, 2)
    quarters = sorted({quarter for quarter, _, _ in told})
    assert len(quarters) > 12
    for quarter in quarters[::5]:
        of_day = levels(session, quarter, None).items()
        counts = Counter(said[0] for (_, of), said in of_day if of == skill)
        assert [(level, people) for day, level, people in told if day == quarter] == by_level(counts)


def test_where_people_have_grown(duck: duckdb.DuckDBPyConnection, session: Session) -> None:
    before, now = levels(session, SINCE, KNOWN), levels(session, DAY, KNOWN)
    both = [(cell[1], before[cell], now[cell]) for cell in before.keys() & now.keys()]
    told = {of: counts for of, *counts in answer(duck, 3)}
    for of in {of for of, _, _ in both}:
        pairs = [(a[0], b[0]) for skill, a, b in both if skill == of and a[1] == b[1]]
        known = [(a, b) for a, b in pairs if a is not None and b is not None]
        assert told[of] == [sum(b > a for a, b in known), sum(b < a for a, b in known), len(pairs)]
    assert sum(grown for grown, _, _ in told.values()) > 20


def test_what_the_board_saw(duck: duckdb.DuckDBPyConnection, session: Session) -> None:
    seen, today = levels(session, DAY, KNOWN), levels(session, DAY, None)
    otherwise: Counter[str] = Counter()
    for cell in seen.keys() | today.keys():
        otherwise[cell[1]] += seen.get(cell, (None, None))[:2] != today.get(cell, (None, None))[:2]
    assert {of: count for of, count, _ in answer(duck, 4)} == dict(+otherwise)
    assert otherwise.total() > 10


def test_what_is_stale(duck: duckdb.DuckDBPyConnection, session: Session) -> None:
    rows = levels(session, DAY, KNOWN)
    for of, rated, stale in answer(duck, 5):
        mine = [said for (_, skill), said in rows.items() if skill == of]
        assert (rated, stale) == (len(mine), sum(said[2] for said in mine))


def test_polars_says_the_same(place: Path, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    said: dict[str, Any] = {}
    exec(blocks("python")[0], said)
    found = said["level_on"].select("person", "skill", "level", "scale").rows()
    expected = levels(session, said["day"], said["known"])
    assert {(person, skill): rest for person, skill, *rest in found} == {
        cell: list(values[:2]) for cell, values in expected.items()
    }


def test_the_level_history_ends_at_the_moment_it_is_asked_for(
    place: Path, session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("export", place / "g.veikart", tmp_path / "then", "--as", "levels", "--safe")
    code, told, _ = run(capsys, *words, "--on", SINCE, "--known-on", SINCE)
    assert code == 0
    assert "then.parquet is written" in "".join(told.split("\n"))
    then = pl.read_parquet(tmp_path / "then.parquet")
    whole = pl.read_parquet(place / "levels.parquet")
    assert whole.height == session.facts.many["levels"].height > then.height > 0
    assert then["recorded"].dt.date().max() <= SINCE  # type: ignore[operator]
    assert then["effective"].max() <= SINCE  # type: ignore[operator]
    back = then["reverted_on"].drop_nulls()
    assert back.len() < whole["reverted"].sum()
    assert (back.dt.date() <= SINCE).all()


def test_there_is_no_name_in_the_level_history(place: Path, session: Session) -> None:
    content = (place / "levels.parquet").read_bytes()
    assert not [name for name in session.picture().people["name"] if name.encode() in content]
