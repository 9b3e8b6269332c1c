"""datapackage.json: whether it keeps to the standard, and whether it tells the truth about the tables."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import polars as pl
import pytest
from tests.interchange.waterworks import TODAY, build, day, plugins

from veikart import __version__
from veikart.interchange.exporting import export
from veikart.moment import Moment
from veikart.session import Session

AS_KNOWN = Moment(TODAY, day("2026-02-15"))


@pytest.fixture(scope="module", params=[None, Moment(TODAY)], ids=["history", "moment"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("package")
    clock = build(place / "water.veikart")
    with Session.open(place / "water.veikart", clock=clock, plugins=plugins()) as session:
        export(session, place / "out", moment=request.param)
        export(session, place / "known", moment=AS_KNOWN)
    return place / "out"


def described(folder: Path) -> dict[str, Any]:
    package: dict[str, Any] = json.loads((folder / "datapackage.json").read_bytes())
    return package


def resource(folder: Path, name: str) -> dict[str, Any]:
    [found] = [each for each in described(folder)["resources"] if each["name"] == name]
    return dict(found)


def fields(folder: Path, name: str) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in resource(folder, name)["schema"]["fields"]}


def test_the_package_and_its_schemas_keep_to_the_profiles(folder: Path, shared_data: Path) -> None:
    profiles = shared_data / "frictionless-profiles"
    package, table = (
        json.loads((profiles / f"{n}-2.0.json").read_bytes()) for n in ("datapackage", "tableschema")
    )
    checker = jsonschema.FormatChecker()
    jsonschema.validate(described(folder), package, format_checker=checker)
    for each in described(folder)["resources"]:
        jsonschema.validate(each["schema"], table, format_checker=checker)


def test_every_file_is_described_with_its_size_and_digest(folder: Path) -> None:
    resources = described(folder)["resources"]
    assert {each["path"] for each in resources} | {"datapackage.json"} == {f.name for f in folder.iterdir()}
    for each in resources:
        content = (folder / each["path"]).read_bytes()
        assert each["bytes"] == len(content)
        assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_fields_are_the_columns_with_their_types(folder: Path) -> None:
    expected = {
        pl.String(): "string",
        pl.Int64(): "integer",
        pl.Float64(): "number",
        pl.Boolean(): "boolean",
        pl.Date(): "date",
        pl.Datetime("us", "UTC"): "datetime",
    }
    for each in described(folder)["resources"]:
        frame = pl.read_parquet(folder / each["path"])
        told = {field["name"]: field["type"] for field in each["schema"]["fields"]}
        assert told == {name: expected[dtype] for name, dtype in frame.schema.items()}
        assert each["veikart:rows"] == frame.height


def test_every_field_of_core_says_what_it_holds(folder: Path) -> None:
    plain = {"text", "description", "client", "language", "label", "started", "ended"}
    for each in described(folder)["resources"]:
        assert each["title"]
        assert each["description"]
        silent = {field["name"] for field in each["schema"]["fields"] if "description" not in field}
        assert silent <= plain, each["name"]


def test_the_documentation_names_every_table(folder: Path) -> None:
    told = (Path(__file__).parents[2] / "docs" / "data.md").read_text(encoding="utf-8")
    assert [each["name"] for each in described(folder)["resources"] if f"`{each['name']}`" not in told] == []


def test_primary_keys_tell_rows_apart_and_required_columns_are_full(folder: Path) -> None:
    for each in described(folder)["resources"]:
        frame = pl.read_parquet(folder / each["path"])
        key = each["schema"]["primaryKey"]
        assert frame.select(key).n_unique() == frame.height or not frame.height
        for field in each["schema"]["fields"]:
            if field.get("constraints", {}).get("required"):
                assert not frame[field["name"]].has_nulls()


def test_foreign_keys_hold(folder: Path) -> None:
    count = 0
    for each in described(folder)["resources"]:
        frame = pl.read_parquet(folder / each["path"])
        for key in each["schema"].get("foreignKeys", ()):
            target = resource(folder, key["reference"].get("resource", each["name"]))
            known = set(pl.read_parquet(folder / target["path"])[key["reference"]["fields"][0]])
            assert set(frame[key["fields"][0]].drop_nulls()) - {""} <= known
            count += 1
    assert count > 20


def test_people_who_left_are_no_foreign_key_of_a_moment(folder: Path) -> None:
    keys = resource(folder, "levels")["schema"]["foreignKeys"]
    to_people = {"fields": ["person"], "reference": {"resource": "people", "fields": ["person"]}}
    at_a_moment = described(folder)["veikart:contents"] == "moment"
    assert (to_people in keys) is not at_a_moment  # Ola has a rating and is gone
    assert to_people in resource(folder, "cells")["schema"]["foreignKeys"]


def test_words_of_one_scale_are_ordered_categories(folder: Path) -> None:
    steps = ["Ny", "Øvet", "Kompetent", "Kyndig", "Ekspert"]
    for table, column in (("cells", "level_name"), ("cells", "required_name"), ("requirements", "upto_name")):
        field = fields(folder, table)[column]
        assert (field["categories"], field["categoriesOrdered"]) == (steps, True)
    assert fields(folder, "cells")["level"]["constraints"] == {"minimum": 1.0, "maximum": 5.0}


def test_words_of_two_scales_are_not(folder: Path) -> None:
    assert "categories" not in fields(folder, "levels")["level_name"]
    assert "constraints" not in fields(folder, "levels")["level"]


def test_personal_columns_are_marked(folder: Path) -> None:
    marked = {
        (each["name"], field["name"])
        for each in described(folder)["resources"]
        for field in each["schema"]["fields"]
        if field.get("veikart:personal")
    }
    assert {
        ("people", "name"),
        ("people", "ref"),
        ("people", "person_name"),
        ("cells", "person_name"),
    } <= marked
    assert {("levels", "assessor_name"), ("journal", "by"), ("journal", "note")} <= marked
    assert ("units", "name") not in marked


def test_the_package_says_what_it_is_of(folder: Path) -> None:
    package = described(folder)
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["title"] == "Vannverket"
    assert package["veikart:version"] == __version__
    assert package["veikart:true_on"] == "2026-03-10"
    assert package["veikart:known_on"] is None
    assert package["veikart:head"] == 31
    assert package["created"] == "2026-03-10T12:00:00.000000Z"


def test_a_moment_of_knowledge_ends_with_the_last_event_known(folder: Path) -> None:
    package = described(folder.with_name("known"))
    assert package["veikart:known_on"] == "2026-02-15"
    assert package["veikart:head"] == 28
    assert package["created"] == "2026-02-01T12:00:00.000000Z"
    assert package["id"] != described(folder)["id"]
