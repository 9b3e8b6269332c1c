"""Assessments, matrices and requirements from tables."""

from __future__ import annotations

from datetime import date

import pytest
from tests.interchange.desk import FOUR, ImportDesk

from veikart.errors import BadInput

PEOPLE = "name,id\nKari,1\nOla,2\n"


@pytest.fixture
def staffed(desk: ImportDesk) -> ImportDesk:
    """Two people and two skills on a scale of four."""
    desk.text(PEOPLE, "people", since="2024-01-01")
    desk.text("name,id\nWelding,S1\nPumps,S2\n", "skills", levels=FOUR, since="2024-01-01")
    return desk


def test_levels_are_read_by_word_number_and_decimal_comma(staffed: ImportDesk) -> None:
    report = staffed.text("Ansatt;Ferdighet;Nivå\nKari;Welding;expert\nOla;Welding;2,0\n", "assessments")
    assert (report.accepted, report.rejected) == (2, 0)
    assert staffed.levels() == {("Kari", "Welding"): 4.0, ("Ola", "Welding"): 2.0}


def test_people_and_skills_are_found_by_id_or_name_in_one_column(staffed: ImportDesk) -> None:
    report = staffed.text("person,skill,level\n1,S1,3\nOla,Pumps,1\n", "assessments")
    assert report.accepted == 2


def test_missing_levels_and_not_relevant_are_two_things(staffed: ImportDesk) -> None:
    report = staffed.text("person,skill,level\nKari,Welding,\nKari,Pumps,ikke relevant\n", "assessments")
    assert (report.accepted, report.rejected) == (1, 1)
    assert "missing" in report.faults[0].reason
    assert staffed.levels() == {("Kari", "Pumps"): None}


def test_unknown_people_and_skills_are_rejected_unless_they_may_be_made(staffed: ImportDesk) -> None:
    table = "person,skill,level\nSiri,Welding,2\nKari,Flying,2\n"
    report = staffed.text(table, "assessments")
    assert [fault.value for fault in report.faults] == ["Siri", "Flying"]
    assert all("--create" in fault.advice for fault in report.faults)
    made = staffed.text(table, "assessments", create=True)
    assert made.changes == {"person.joined": 1, "skill.assessed": 2, "skill.defined": 1}


def test_statements_keep_their_day_method_assessor_and_confidence(staffed: ImportDesk) -> None:
    table = (
        "person,skill,level,date,method,assessor,confidence\n"
        "Kari,Welding,3,1.2.2025,egenvurdering,Ola,høy\n"
        "Ola,Welding,3,2025-02-01,astrology,,\n"
        "Ola,Pumps,3,2027-02-01,,,\n"
    )
    report = staffed.text(table, "assessments")
    assert [fault.line for fault in report.faults] == [3, 4]
    assert "lies ahead" in report.faults[1].reason
    picture = staffed.picture()
    row = picture.levels.row(0, named=True)
    assert (row["effective"], row["method"], row["confidence"]) == (date(2025, 2, 1), "self", "high")
    assert picture.name("person", row["assessor"]) == "Ola"


def test_a_statement_without_a_day_is_news_only_when_it_differs(staffed: ImportDesk) -> None:
    table = "person,skill,level\nKari,Welding,3\n"
    staffed.text(table, "assessments")
    staffed.clock.move(date(2026, 4, 1))
    assert staffed.text(table, "assessments").unchanged == 1
    assert staffed.text("person,skill,level\nKari,Welding,4\n", "assessments").accepted == 1
    assert staffed.text(table, "assessments").accepted == 1


def test_a_statement_with_a_day_of_its_own_is_news_though_the_level_is_the_same(staffed: ImportDesk) -> None:
    table = "person,skill,level,date\nKari,Welding,3,2025-01-01\nKari,Welding,3,2025-06-01\n"
    assert staffed.text(table, "assessments").accepted == 2
    assert staffed.text(table, "assessments").unchanged == 2


def test_a_file_that_contradicts_itself_is_held_to_its_first_word_every_time(staffed: ImportDesk) -> None:
    table = "person,skill,level,date\nKari,Welding,3,2025-01-01\nKari,Welding,2,2025-01-01\n"
    for _ in range(2):
        report = staffed.text(table, "assessments")
        assert (report.rejected, report.faults[0].line) == (1, 3)
    assert staffed.levels() == {("Kari", "Welding"): 3.0}


def test_words_on_no_scale_are_listed_with_the_option_that_helps(staffed: ImportDesk) -> None:
    with pytest.raises(BadInput) as error:
        staffed.text("person,skill,level\nKari,Welding,Novice\nOla,Welding,Master\n", "assessments")
    assert "'Novice', 'Master'" in str(error.value)
    assert '--levels "Novice,Master"' in str(error.value)


def test_a_misspelt_word_is_never_guessed(staffed: ImportDesk) -> None:
    table = "person,skill,level\nKari,Welding,Expret\nOla,Welding,Expert\n"
    with pytest.raises(BadInput, match="Only 'Expret' is missing"):
        staffed.text(table, "assessments")
    report = staffed.text(table, "assessments", scale="Beginner–Expert")
    assert (report.accepted, report.rejected, report.faults[0].value) == (1, 1, "Expret")


def test_skills_on_different_scales_are_read_each_on_its_own(staffed: ImportDesk) -> None:
    staffed.text("name\nNorwegian\n", "skills", levels="A1,A2,B1", scale="Language")
    table = "person,skill,level\nKari,Norwegian,B1\nKari,Welding,Expert\n"
    assert staffed.text(table, "assessments").accepted == 2


def test_filters_leave_rows_out_and_count_them(staffed: ImportDesk) -> None:
    table = "person,skill,level,kind,note\nKari,Welding,3,LV,\nKari,Pumps,2,IM,\nOla,Pumps,2,LV,Y\n"
    report = staffed.text(table, "assessments", where=["kind=lv", "note!=Y"])
    assert (report.rows, report.accepted, report.filtered) == (3, 1, 2)


def test_a_matrix_makes_people_skills_and_groups(desk: ImportDesk) -> None:
    table = (
        'ID-id,ID-name,craft-Welding,craft-"x",soft-Talking - long,"soft-Writing, reading"\n1,Kari,1,0,x,\n'
    )
    report = desk.text(table, "matrix", levels="0/1")
    assert report.changes == {
        "scale.defined": 1,
        "person.joined": 1,
        "skill.defined": 3,
        "skill.assessed": 3,
    }
    assert report.tally == {"empty cells": 1}
    assert desk.table("skills", "name", "group") == [
        ('"x"', "craft"),
        ("Talking - long", "soft"),
        ("Welding", "craft"),
    ]
    assert desk.text(table, "matrix", levels="0/1").unchanged == 1


def test_a_matrix_tells_units_and_roles_from_skills(desk: ImportDesk) -> None:
    report = desk.text("Navn;Avdeling;Rolle;Sveising\nKari;Vest;Montør;1\n", "matrix", levels="0/1")
    assert report.changes["unit.created"] == report.changes["role.assigned"] == 1
    assert desk.table("skills", "name") == [("Sveising",)]


def test_a_hyphen_in_a_few_headers_is_no_group(desk: ImportDesk) -> None:
    desk.text("name,Problem-solving,Welding\nKari,1,1\n", "matrix", levels="0/1")
    assert desk.table("skills", "name", "group") == [("Problem-solving", None), ("Welding", None)]


def test_a_bad_cell_of_a_matrix_costs_the_cell_only(staffed: ImportDesk) -> None:
    report = staffed.text("id,name,Welding,Pumps\n1,Kari,Expret,2\n", "matrix", scale="Beginner–Expert")
    assert (report.accepted, report.rejected) == (1, 0)
    assert [(f.line, f.column, f.value, f.rejects) for f in report.faults] == [
        (2, "Welding", "Expret", False)
    ]
    assert staffed.levels() == {("Kari", "Pumps"): 2.0}


def test_two_columns_about_one_skill_are_told(staffed: ImportDesk) -> None:
    report = staffed.text("name,a-Welding,b-welding,a-Pumps,b-x\nKari,1,2,1,1\n", "matrix", levels=FOUR)
    assert [fault.column for fault in report.faults] == ["b-welding"]
    assert staffed.levels()["Kari", "Welding"] == 1.0


def test_a_matrix_dates_its_statements(staffed: ImportDesk) -> None:
    staffed.text("name,Welding\nKari,3\n", "matrix", date="2025-05-01", method="self")
    row = staffed.picture().levels.row(0, named=True)
    assert (row["effective"], row["method"]) == (date(2025, 5, 1), "self")


def test_requirements_make_roles_and_skills(desk: ImportDesk) -> None:
    table = "role;skill;level;upto;from\nFitter;Welding;Advanced;Expert;\nFitter;Pumps;Beginner;;2026-06-01\n"
    report = desk.text(table, "requirements", levels=FOUR)
    assert report.changes == {
        "scale.defined": 1,
        "role.defined": 1,
        "skill.defined": 2,
        "level.required": 2,
    }
    assert desk.table("requirements", "level", "upto") == [(3.0, 4.0)]
    assert desk.picture(date(2026, 6, 1)).requirements.height == 2
    desk.clock.move(date(2026, 3, 3))
    assert desk.text(table, "requirements").unchanged == 2


def test_requirements_step_over_time(desk: ImportDesk) -> None:
    table = "role,skill,level,from\nFitter,Welding,4,2027-01-01\nFitter,Welding,2,2026-01-01\n"
    assert desk.text(table, "requirements", levels="1,2,3,4").accepted == 2
    assert desk.text(table, "requirements").unchanged == 2
    assert desk.picture(date(2026, 6, 1)).requirements["level"].to_list() == [2.0]
    assert desk.picture(date(2027, 6, 1)).requirements["level"].to_list() == [4.0]


def test_a_range_that_falls_is_rejected_with_its_row(desk: ImportDesk) -> None:
    report = desk.text("role,skill,level,upto\nFitter,Welding,3,2\n", "requirements", levels="1,2,3")
    assert (report.rejected, report.written) == (1, None)
    assert "must rise" in report.faults[0].reason


def test_not_relevant_withdraws_a_requirement_and_is_else_only_counted(desk: ImportDesk) -> None:
    desk.text("role,skill,level\nFitter,Welding,3\n", "requirements", levels="1,2,3")
    table = "role,skill,level,Not Relevant\nFitter,Welding,3,Y\nFitter,Pumps,2,Y\n"
    report = desk.text(table, "requirements")
    assert report.changes == {"requirement.withdrawn": 1}
    assert report.tally == {"not a requirement": 2}
    assert desk.table("requirements", "level") == []
    again = desk.text(table, "requirements")
    assert (again.unchanged, again.written) == (2, None)


def test_a_target_picture_that_contradicts_itself_is_held_to_its_first_word(desk: ImportDesk) -> None:
    table = "role,skill,level\nFitter,Welding,2\nFitter,Welding,3\nFitter,Welding,2\n"
    report = desk.text(table, "requirements", levels="1,2,3")
    assert (report.accepted, report.unchanged, report.rejected) == (1, 1, 1)
    assert "line 2" in report.faults[0].reason
