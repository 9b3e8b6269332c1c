"""People, units and roles from tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.interchange.desk import ImportDesk


@pytest.mark.parametrize("name", ["utf8-lf-comma.csv", "windows1252-cr-semicolon.csv", "unquoted-tabs.txt"])
def test_people_bring_their_units_and_roles_along(desk: ImportDesk, samples: Path, name: str) -> None:
    report = desk.file(samples / name, "people")
    assert (report.rows, report.accepted, report.rejected) == (3, 3, 0)
    assert report.changes == {
        "unit.created": 4,
        "person.joined": 3,
        "role.defined": 3,
        "role.assigned": 4,
    }
    assert {row[0] for row in desk.table("units", "path")} == {
        "Drift",
        "Drift / Vest",
        "Drift / Øst",
        "Kundeservice",
    }
    assert ("Åse Bjørnstad", "007", "Vest") in desk.table("people", "name", "ref", "unit_name")
    assert report.ignored == ("Nivå",)


def test_repeating_an_import_writes_nothing_the_next_day_either(desk: ImportDesk, samples: Path) -> None:
    desk.file(samples / "utf8-lf-comma.csv", "people")
    before = desk.topics()
    for day in (date(2026, 3, 2), date(2026, 3, 3)):
        desk.clock.move(day)
        report = desk.file(samples / "windows1252-crlf-quoted.csv", "people")
        assert (report.accepted, report.unchanged) == (0, 3)
        assert report.written is None
    assert desk.topics() == before


def test_what_changed_since_is_written_and_nothing_else(desk: ImportDesk) -> None:
    desk.text("name,id,unit,role\nKari Berg,1,North,Fitter\nOla Dahl,2,North,Fitter\n", "people")
    report = desk.text("name,id,unit,role\nKari Lie,1,South,Lead\nOla Dahl,2,North,Fitter\n", "people")
    assert (report.accepted, report.unchanged) == (1, 1)
    assert report.changes == {
        "unit.created": 1,
        "person.renamed": 1,
        "person.moved": 1,
        "role.defined": 1,
        "role.assigned": 1,
        "role.unassigned": 1,
    }


def test_rows_of_one_person_add_up_to_all_their_roles(desk: ImportDesk) -> None:
    table = "name,id,role\nKari,1,Fitter\nKari,1,Lead\n"
    report = desk.text(table, "people")
    assert report.changes["role.assigned"] == 2
    assert "role.unassigned" not in desk.text(table, "people").changes


def test_two_people_of_one_name_are_told_apart_by_their_ids(desk: ImportDesk) -> None:
    desk.text("name,id\nKari Berg,1\nKari Berg,2\n", "people")
    assert desk.table("people", "name", "ref") == [("Kari Berg", "1"), ("Kari Berg", "2")]


def test_two_people_of_one_name_without_ids_are_not_merged(desk: ImportDesk) -> None:
    report = desk.text("name,unit\nKari Berg,North\nOla Dahl,North\nKARI  BERG,South\n", "people")
    assert (report.accepted, report.rejected) == (1, 2)
    assert [fault.line for fault in report.faults] == [2, 4]
    assert "id for each person" in report.faults[0].advice


def test_a_name_that_several_bear_already_is_ambiguous(desk: ImportDesk) -> None:
    desk.text("name,id\nKari Berg,1\nKari Berg,2\n", "people")
    report = desk.text("name,unit\nKari Berg,North\n", "people")
    assert report.rejected == 1
    assert "2 people are called this" in report.faults[0].reason


def test_an_id_for_a_name_that_is_there_without_one_is_not_taken_for_the_same(desk: ImportDesk) -> None:
    desk.text("name\nKari Berg\n", "people")
    report = desk.text("name,id\nKari Berg,1\n", "people")
    assert (report.rejected, report.faults[0].column) == (1, "name")


def test_accents_tell_people_apart(desk: ImportDesk) -> None:
    assert desk.text("name\nKåre Dahl\nKare Dahl\n", "people").accepted == 2


def test_a_file_that_says_two_things_of_one_person_is_held_to_the_first(desk: ImportDesk) -> None:
    table = "name,id,unit\nKari,1,North\nKari,1,South\n"
    assert [fault.line for fault in desk.text(table, "people").faults] == [3]
    again = desk.text(table, "people")
    assert (again.accepted, again.unchanged, again.rejected) == (0, 1, 1)


def test_joined_and_left_are_dates_of_their_own(desk: ImportDesk) -> None:
    table = "name,id,joined,left\nKari,1,1.8.2023,\nOla,2,2022-01-15,31.12.2024\n"
    assert desk.text(table, "people").accepted == 2
    assert desk.table("people", "name") == [("Kari",)]
    assert [*desk.picture(date(2024, 6, 1)).people["name"]] == ["Kari", "Ola"]
    assert desk.text(table, "people").unchanged == 2


def test_someone_who_left_returns_only_with_a_day(desk: ImportDesk) -> None:
    desk.text("name,id,joined,left\nOla,2,2022-01-15,2024-12-31\n", "people")
    refused = desk.text("name,id\nOla,2\n", "people")
    assert "left on 2024-12-31" in refused.faults[0].reason
    assert desk.text("name,id,joined\nOla,2,2026-01-01\n", "people").accepted == 1
    assert desk.table("people", "name") == [("Ola",)]


def test_units_of_people_hold_from_the_earliest_day_in_the_file(desk: ImportDesk) -> None:
    desk.text("name,unit,joined\nKari,North,2024-05-01\nOla,North,2021-02-01\n", "people")
    assert desk.picture(date(2021, 2, 1)).units["name"].to_list() == ["North"]


def test_since_is_the_day_for_people_without_one(desk: ImportDesk) -> None:
    desk.text("name,unit\nKari,North\n", "people", since="2020-01-01")
    assert desk.picture(date(2020, 1, 1)).people["unit_name"].to_list() == ["North"]


def test_a_unit_name_that_stands_in_several_places_needs_its_path(desk: ImportDesk) -> None:
    desk.text("name,parent\nNorth,\nSouth,\nSales,North\nSales,South\n", "units")
    report = desk.text("name,unit\nKari,Sales\nOla,South / Sales\n", "people")
    assert (report.accepted, report.rejected) == (1, 1)
    assert "whole path" in report.faults[0].advice


def test_first_and_last_names_are_put_together(desk: ImportDesk) -> None:
    desk.text("Etternavn,Fornavn\nBerg,Kari\n", "people")
    assert desk.table("people", "name") == [("Kari Berg",)]


def test_without_create_nobody_is_made(desk: ImportDesk) -> None:
    report = desk.text("name\nKari\n", "people", create=False)
    assert (report.rejected, report.written) == (1, None)


def test_units_may_stand_in_any_order_and_name_parents_by_id(desk: ImportDesk) -> None:
    table = "name;id;parent\nVest;12;1\nDrift;1;\nVest;13;2\nKunde;2;\n"
    assert desk.text(table, "units").accepted == 4
    assert [row[0] for row in desk.table("units", "path")] == [
        "Drift",
        "Drift / Vest",
        "Kunde",
        "Kunde / Vest",
    ]
    assert desk.text(table, "units").unchanged == 4


def test_units_by_id_are_renamed_and_moved(desk: ImportDesk) -> None:
    desk.text("name,id,parent\nNorth,1,\nSouth,2,\nSales,3,1\n", "units")
    report = desk.text("name,id,parent\nNorth,1,\nSouth,2,\nSelling,3,2\n", "units")
    assert report.changes == {"unit.moved": 1, "unit.renamed": 1}


def test_units_in_a_circle_are_rejected_by_the_rules(desk: ImportDesk) -> None:
    desk.text("name,id,parent\nA,1,\nB,2,1\n", "units")
    report = desk.text("name,id,parent\nA,1,2\nB,2,1\n", "units")
    assert report.rejected == 1
    assert "below itself" in report.faults[0].reason


def test_an_unknown_parent_in_a_file_with_ids_is_rejected(desk: ImportDesk) -> None:
    report = desk.text("name,id,parent\nVest,12,99\n", "units")
    assert (report.rejected, report.faults[0].value) == (1, "99")


def test_roles_are_renamed_by_id(desk: ImportDesk) -> None:
    desk.text("id,name,description\nR1,Fitter,Fits pipes\n", "roles")
    report = desk.text("id,name\nR1,Pipe fitter\n", "roles")
    assert report.changes == {"role.renamed": 1}
    assert desk.table("roles", "name", "ref") == [("Pipe fitter", "R1")]


def test_people_name_roles_by_their_ids(desk: ImportDesk) -> None:
    desk.text("id,name\nR1,Fitter\n", "roles")
    report = desk.text("name,role\nKari,R1\n", "people")
    assert report.changes == {"person.joined": 1, "role.assigned": 1}
