"""What plugins add to an export, and what happens when they are not there or do not work."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import polars as pl
import pyarrow.parquet as pq
import pytest
from tests.interchange.waterworks import TODAY, SetClock, build, day, plugins, said

from veikart.api import Analysis, Exporter, Holds, Picture, Projection, Reads, Selection, hook
from veikart.interchange.exporting import ExportReport, export
from veikart.interchange.partitioned.exporting import export_partitioned
from veikart.moment import Moment
from veikart.session import Session
from veikart_events.base import EventBody, Id, Name
from veikart_events.registry import EventType


class MeasureAgreed(EventBody):
    topic: ClassVar[str] = "course.measure_agreed"
    holds = (Holds("person", "fact", "To know who takes which course."),)

    measure: Id
    name: Name
    person: Id


class MeasureOfLater(MeasureAgreed):
    version: ClassVar[int] = 2

    hours: int = 4


MEASURES = Projection(
    "course.measures",
    key=("measure",),
    columns={"measure": "id", "name": "text", "person": "id"},
    topics={MeasureAgreed.topic: Reads({"measure": "measure", "name": "name", "person": "person"})},
    title="Measures agreed",
)


def module(name: str, **answers: Sequence[object]) -> ModuleType:
    """A plugin whose hooks give what is said: `analyses=[…]` answers `veikart_analyses`."""
    made = ModuleType(name)
    for kind, records in answers.items():

        def answer(records: Sequence[object] = records) -> Sequence[object]:
            return records

        setattr(made, f"veikart_{kind}", hook(answer))
    return made


COURSES = module("courses", events=[EventType(MeasureAgreed)], projections=[MEASURES])
LATER = module("courses", events=[EventType(MeasureOfLater, {1: dict})])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    build(tmp_path / "water.veikart")
    return tmp_path / "water.veikart"


def exported(file: Path, *extra: object, moment: Moment | None = None) -> ExportReport:
    with Session.open(file, clock=SetClock(TODAY), plugins=plugins(*extra)) as session:
        return export(session, file.with_name("out"), moment=moment)


def agree(file: Path, body: EventBody, plugin: ModuleType) -> None:
    with Session.open(file, clock=SetClock(TODAY), plugins=plugins(plugin)) as session:
        session.write(said("2026-03-01", body))


def table(report: ExportReport, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(report.folder / f"{name}.parquet").to_pylist()
    return rows


def resource(report: ExportReport, name: str) -> dict[str, Any]:
    package = json.loads((report.folder / "datapackage.json").read_bytes())
    [found] = [each for each in package["resources"] if each["name"] == name]
    return dict(found)


def test_projections_of_plugins_are_exported_with_names_and_keys(file: Path) -> None:
    agree(file, MeasureAgreed(measure="m1", name="Course", person="kari"), COURSES)
    report = exported(file, COURSES, moment=Moment(TODAY))
    [row] = table(report, "course_measures")
    assert (row["measure_name"], row["person_name"]) == ("Course", "Kari Nordmann")
    schema = resource(report, "course_measures")["schema"]
    assert schema["primaryKey"] == ["measure"]
    assert {"fields": ["person"], "reference": {"resource": "people", "fields": ["person"]}} in schema[
        "foreignKeys"
    ]
    assert "unknown_events" not in report.tables


@pytest.mark.parametrize("moment", [None, Moment(TODAY)])
def test_a_table_that_is_withheld_is_in_no_export(file: Path, moment: Moment | None) -> None:
    kept = replace(MEASURES, withheld=True)
    courses = module("courses", events=[EventType(MeasureAgreed)], projections=[kept])
    agree(file, MeasureAgreed(measure="m1", name="Course", person="kari"), courses)
    report = exported(file, courses, moment=moment)
    assert "course_measures" not in report.tables
    assert not report.failures
    with Session.open(file, clock=SetClock(TODAY), plugins=plugins(courses)) as session:
        assert session.picture().table("course.measures").height == 1
    with Session.open(file, plugins=plugins(courses), read=False) as session:
        export_partitioned(session, file.with_name("dataset"))
    assert not [path for path in file.with_name("dataset").rglob("*") if "measures" in path.name]
    assert list(file.with_name("dataset").rglob("*people*"))


@pytest.mark.parametrize("moment", [None, Moment(TODAY)])
def test_events_of_absent_plugins_are_exported_word_for_word(file: Path, moment: Moment | None) -> None:
    agree(file, MeasureAgreed(measure="m1", name="=cmd()", person="kari"), COURSES)
    report = exported(file, moment=moment)
    [row] = table(report, "unknown_events")
    with Session.open(file, plugins=plugins()) as session:
        [stored] = session.journal.at([32])
    assert (row["position"], row["topic"]) == (32, "course.measure_agreed")
    assert row["state"].encode() == stored.state
    assert json.loads(row["state"])["d"]["name"] == "=cmd()"
    [state] = [f for f in resource(report, "unknown_events")["schema"]["fields"] if f["name"] == "state"]
    assert state["veikart:personal"] is True


def test_events_of_a_newer_version_are_exported_word_for_word_too(file: Path) -> None:
    agree(file, MeasureAgreed(measure="m1", name="Old", person="kari"), COURSES)
    agree(file, MeasureOfLater(measure="m2", name="New", person="ola"), LATER)
    report = exported(file, COURSES)
    assert [json.loads(row["state"])["d"]["measure"] for row in table(report, "unknown_events")] == ["m2"]
    assert [row["measure"] for row in table(report, "course_measures")] == ["m1"]


def test_unknown_events_that_were_not_known_then_are_left_out(file: Path) -> None:
    agree(file, MeasureAgreed(measure="m1", name="Course", person="kari"), COURSES)
    report = exported(file, moment=Moment(TODAY, day("2026-02-15")))
    assert "unknown_events" not in report.tables


def below(picture: Picture, selection: Selection) -> pl.DataFrame:
    return picture.cells.filter(pl.col("state") == "below").select("person", "skill", "gap")


def test_analyses_become_tables_described_by_the_plugin(file: Path) -> None:
    said_of = {"gap": "level steps missing"}
    plugin = module("more", analyses=[Analysis("more.below", "Below", below, said_of, "Our own")])
    report = exported(file, plugin)
    [row] = table(report, "more_below")
    assert (row["person_name"], row["skill_label"], row["gap"]) == ("Kari Nordmann", "Sveising", 2.0)
    described = resource(report, "more_below")
    assert (described["title"], described["description"]) == ("Below", "Our own")
    fields = {field["name"]: field for field in described["schema"]["fields"]}
    assert fields["gap"]["description"] == "level steps missing"
    assert fields["person_name"]["veikart:personal"] is True


def fails(picture: Picture, *rest: object) -> pl.DataFrame:
    raise ZeroDivisionError("division by zero")


def of_objects(picture: Picture, selection: Selection) -> pl.DataFrame:
    return pl.DataFrame({"thing": pl.Series([object()], dtype=pl.Object)})


def of_nothing(picture: Picture, selection: Selection) -> pl.DataFrame:
    return pl.DataFrame()


@pytest.mark.parametrize(
    ("compute", "reason"),
    [(fails, "ZeroDivisionError"), (of_objects, "holds objects"), (of_nothing, "no columns")],
)
def test_a_failing_analysis_is_reported_and_the_rest_is_written(
    file: Path, compute: Any, reason: str
) -> None:
    analyses = [Analysis("bad.one", "The bad one", compute), Analysis("good.one", "The good one", below)]
    report = exported(file, module("mixed", analyses=analyses))
    [failure] = report.failures
    assert failure.startswith("The bad one")
    assert reason in failure
    assert "bad_one" not in report.tables
    assert not (report.folder / "bad_one.parquet").exists()
    assert report.tables["good_one"] == 1
    assert report.tables["cells"] == 3
    assert any("The bad one" in str(block) for block in report.blocks())


def test_no_plugin_takes_the_place_of_a_table(file: Path) -> None:
    report = exported(file, module("greedy", analyses=[Analysis("cells", "My cells", below)]))
    [failure] = report.failures
    assert "My cells" in failure
    assert len(table(report, "cells")) == 3
    assert "state" in table(report, "cells")[0]


def writes(picture: Picture, path: Path) -> None:
    path.write_text(picture.engagement.name, encoding="utf-8")


def half(picture: Picture, path: Path) -> None:
    path.write_text("half", encoding="utf-8")
    raise ValueError("the other half is missing")


def forgets(picture: Picture, path: Path) -> None:
    return None


def test_exporters_write_their_files_and_failing_ones_leave_none(file: Path) -> None:
    exporters = [
        Exporter("more.names", "Names", ".txt", writes),
        Exporter("more.half", "Half", ".txt", half),
        Exporter("more.nothing", "Nothing", ".txt", forgets),
        Exporter("levels", "Levels", ".parquet", writes),
    ]
    report = exported(file, module("files", exporters=exporters))
    assert report.files == ("more_names.txt",)
    assert (report.folder / "more_names.txt").read_text(encoding="utf-8") == "Vannverket"
    assert [failure.split()[0].rstrip(":") for failure in report.failures] == ["Half", "Nothing", "Levels"]
    assert not (report.folder / "more_half.txt").exists()
    assert resource(report, "more_names")["bytes"] == len("Vannverket")
    assert report.tables["levels"] == 5
