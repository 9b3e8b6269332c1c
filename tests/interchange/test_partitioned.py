"""A dataset brought up to date bit by bit is the one that is written at once, and little of it is touched."""

from __future__ import annotations

import json
import random
from pathlib import Path

import duckdb
import jsonschema
import polars as pl
import pytest
from benchmarks import telling
from tests.interchange.datasets import Growing, asked, changed, contents, exported, growing, stamps, table
from tests.interchange.waterworks import FORMULA, build, day, plugins, rated, said

from veikart.interchange.exporting import export
from veikart.interchange.partitioned import layout
from veikart.moment import Moment
from veikart.session import Session


@pytest.fixture
def water(tmp_path: Path) -> Path:
    build(tmp_path / "water.veikart")
    return tmp_path / "water.veikart"


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "BLOCK", 400)
    monkeypatch.setattr(telling, "_SLIP", 150)  # many are taken back, some of them from an earlier block


@pytest.mark.usefixtures("small_blocks")
def test_bit_by_bit_gives_the_same_bytes_as_at_once(tmp_path: Path) -> None:
    with growing(tmp_path / "g.veikart", 2_400) as history:
        share = len(history.commands) // 3
        for step in (share, 1, len(history.commands)):
            _goes_on_by(step, history, tmp_path)
        assert len({path.rpartition("/")[2] for path in contents(tmp_path / "once")}) > 5  # blocks
        assert table(tmp_path / "once", "levels")["reverted"].sum() > 10


@pytest.mark.slow
@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("seed", range(20))
def test_wherever_it_is_cut(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    with growing(tmp_path / "g.veikart", 3_000) as history:
        while history.commands:
            _goes_on_by(rng.choice((1, 2, 40, 400)), history, tmp_path)


def _goes_on_by(commands: int, history: Growing, place: Path) -> None:
    history.grow(commands)
    exported(history.path, place / "bits")
    exported(history.path, place / "once", whole=True)
    assert contents(place / "bits") == contents(place / "once")


@pytest.mark.usefixtures("small_blocks")
def test_every_statement_is_in_it_as_in_the_plain_export(tmp_path: Path) -> None:
    with growing(tmp_path / "g.veikart", 1_500) as history:
        history.grow(len(history.commands))
    exported(tmp_path / "g.veikart", tmp_path / "dataset")
    with Session.open(tmp_path / "g.veikart", plugins=plugins()) as session:
        report = export(session, tmp_path / "plain", moment=None)
    for name in ("levels", "people", "assignments", "requirements", "skill_labels", "goals", "journal"):
        plain = pl.read_parquet(tmp_path / "plain" / f"{name}.parquet")
        parts = table(tmp_path / "dataset", name)
        both = [column for column in parts.columns if column in plain.columns]
        assert {"position", "effective", "recorded", "reverted"} <= set(both)
        assert parts.height == report.tables[name]
        assert parts.select(both).sort(both).equals(plain.select(both).sort(both))


def test_a_new_rating_touches_the_month_it_was_recorded_in_and_nothing_else(
    water: Path, tmp_path: Path
) -> None:
    exported(water, tmp_path / "out")
    before = stamps(tmp_path / "out")
    with Session.open(water, plugins=plugins()) as session:
        session.write(said("2026-01-08", rated("kari", "welding", 3.0)))
        today = session.today
    report = exported(water, tmp_path / "out")
    month = f"year={today.year}/month={today.month}/part-00000.parquet"
    expected = {f"levels/{month}", f"journal/{month}", "datapackage.json"}
    assert changed(before, stamps(tmp_path / "out")) == expected
    assert report.written == 2
    told = " ".join(block.text for block in report.blocks() if hasattr(block, "text"))
    assert f"goes on from event {report.before}: 2 files were written" in told


def test_what_is_up_to_date_is_left_alone(water: Path, tmp_path: Path) -> None:
    exported(water, tmp_path / "out")
    before = stamps(tmp_path / "out")
    report = exported(water, tmp_path / "out")
    assert stamps(tmp_path / "out") == before
    assert report.written == 0


def test_taking_back_rewrites_the_month_that_it_is_about_and_putting_back_too(
    water: Path, tmp_path: Path
) -> None:
    with Session.open(water, plugins=plugins()) as session:
        session.undo()  # the decision of March
        exported(water, tmp_path / "out")
        told = table(tmp_path / "out", "decisions").select("month", "reverted").rows()
        assert told == [(3, True)]
        as_it_was = contents(tmp_path / "out")
        before = stamps(tmp_path / "out")
        session.redo()
    exported(water, tmp_path / "out")
    assert not table(tmp_path / "out", "decisions")["reverted"].any()
    touched = {path for path in changed(before, stamps(tmp_path / "out")) if path in as_it_was}
    march = "year=2026/month=3/part-00000.parquet"
    assert {f"decisions/{march}", f"journal/{march}", "reverts/all.parquet"} <= touched
    assert not any("month=1/" in path or "month=2/" in path for path in touched)


def test_it_says_when_something_was_taken_back(water: Path, tmp_path: Path) -> None:
    exported(water, tmp_path / "out")
    rows = table(tmp_path / "out", "units").filter("reverted").select("name", "reverted_on").rows()
    assert [(name, at.date()) for name, at in rows] == [("Made by mistake", day("2026-02-01"))]
    assert table(tmp_path / "out", "reverts").height == 1


def test_a_file_that_was_lost_is_made_again(water: Path, tmp_path: Path) -> None:
    exported(water, tmp_path / "out")
    whole = contents(tmp_path / "out")
    lost = tmp_path / "out/levels/year=2026/month=1/part-00000.parquet"
    lost.unlink()
    assert exported(water, tmp_path / "out").written == 1
    lost.write_bytes(b"cut")
    exported(water, tmp_path / "out")
    assert contents(tmp_path / "out") == whole


def test_who_is_forgotten_is_in_no_file_any_more(
    water: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VEIKART_STATE", str(tmp_path / "state"))  # another test's engagement has the same id
    exported(water, tmp_path / "out")
    assert "Kari Nordmann" in table(tmp_path / "out", "people")["name"].to_list()
    with Session.open(water, plugins=plugins()) as session:
        session.forget("kari")
    exported(water, tmp_path / "out")
    names = table(tmp_path / "out", "people")["name"].drop_nulls().to_list()
    assert "Kari Nordmann" not in names
    assert "E-1" not in table(tmp_path / "out", "people")["ref"].to_list()
    assert not any(b"Kari Nordmann" in content for content in contents(tmp_path / "out").values())
    exported(water, tmp_path / "whole")
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_with_pseudonyms_nobody_bears_their_own_name(water: Path, tmp_path: Path) -> None:
    exported(water, tmp_path / "out", pseudonyms=True)
    people = table(tmp_path / "out", "people")
    assert people["name"].drop_nulls().len() == 4
    assert not {"Kari Nordmann", "Ola Berg", "Åse Dahl"} & set(people["name"])


def test_duckdb_and_polars_see_the_months_as_columns_and_the_letters_as_they_are(
    water: Path, tmp_path: Path
) -> None:
    exported(water, tmp_path / "ut på fjorden")
    folder = tmp_path / "ut på fjorden"
    assert asked(folder, "SELECT name, year, month FROM people ORDER BY position")[-2:] == [
        (FORMULA, 2026, 2),
        (None, 2026, 2),
    ]
    by_month = table(folder, "levels").group_by("year", "month").len().sort("month")
    assert by_month.rows() == [(2026, 1, 4), (2026, 3, 1)]


def test_the_description_keeps_to_the_standard_and_lists_every_file(
    water: Path, tmp_path: Path, shared_data: Path
) -> None:
    exported(water, tmp_path / "out")
    described = json.loads((tmp_path / "out" / "datapackage.json").read_bytes())
    profiles = shared_data / "frictionless-profiles"
    package, schema = (
        json.loads((profiles / f"{n}-2.0.json").read_bytes()) for n in ("datapackage", "tableschema")
    )
    jsonschema.validate(described, package, format_checker=jsonschema.FormatChecker())
    listed = {path for resource in described["resources"] for path in resource["path"]}
    assert listed | {"datapackage.json"} == set(contents(tmp_path / "out"))
    for resource in described["resources"]:
        jsonschema.validate(resource["schema"], schema)
        columns = pl.read_parquet_schema(tmp_path / "out" / resource["path"][0])
        assert [field["name"] for field in resource["schema"]["fields"]] == list(columns)
        assert not [field["name"] for field in resource["schema"]["fields"] if "description" not in field]


def test_the_level_that_held_is_the_same_as_in_the_picture_by_both_clocks(
    water: Path, tmp_path: Path
) -> None:
    exported(water, tmp_path / "out")
    question = """
        SELECT arg_max(level, (effective, position)) FROM levels
        WHERE person = 'kari' AND skill = 'welding' AND effective <= DATE '{day}'
        AND recorded < DATE '{known}' + 1 AND (reverted_on IS NULL OR reverted_on >= DATE '{known}' + 1)
    """
    with Session.open(water, plugins=plugins()) as session:
        for known in ("2026-01-20", "2026-03-05"):
            picture = session.picture(Moment(day("2026-03-05"), day(known)))
            [level] = picture.levels.filter(person="kari", skill="welding")["level"]
            assert asked(tmp_path / "out", question.format(day="2026-03-05", known=known)) == [(level,)]


def test_an_empty_engagement_has_a_dataset_too(tmp_path: Path) -> None:
    with growing(tmp_path / "g.veikart", 2_000) as history:
        exported(history.path, tmp_path / "out")
    assert table(tmp_path / "out", "journal").height == 1
    with duckdb.connect() as connection:
        reverts = connection.sql(f"SELECT count(*) FROM '{tmp_path}/out/reverts/*.parquet'")
        assert reverts.fetchall() == [(0,)]
