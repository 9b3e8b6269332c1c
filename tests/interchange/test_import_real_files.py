"""Real public files, every row accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.interchange.desk import FOUR, ImportDesk

from veikart.interchange.reading import read_table


def test_a_small_staff_database_comes_in_whole(desk: ImportDesk, shared_data: Path) -> None:
    folder = shared_data / "people-skills-small"
    for _ in range(2):
        reports = [
            desk.file(folder / "role.csv", "roles"),
            desk.file(folder / "employee.csv", "people"),
            desk.file(folder / "skills.csv", "skills", levels=FOUR),
            desk.file(folder / "employee_skills.csv", "assessments", levels=FOUR),
        ]
    assert [(r.rows, r.unchanged) for r in reports] == [(4, 4), (5, 5), (20, 20), (32, 32)]
    levels = desk.levels()
    assert len(levels) == 32
    assert levels["Subodh bhave", "Java"] == 4.0
    assert ("Subodh bhave", "Engineering") in desk.table("people", "name", "unit_name")


@pytest.mark.parametrize(
    ("name", "people", "skills"), [("Zuppatech_Skill_Matrix.csv", 25, 84), ("skill_matrix.csv", 44, 127)]
)
def test_wide_matrices_tell_people_apart_by_id(
    desk: ImportDesk, shared_data: Path, name: str, people: int, skills: int
) -> None:
    source = shared_data / "skill-matrix-wide" / name
    report = desk.file(source, "matrix", levels="0/1")
    assert report.changes == {
        "scale.defined": 1,
        "person.joined": people,
        "skill.defined": skills,
        "skill.assessed": people * skills,
    }
    assert report.faults == ()
    assert desk.file(source, "matrix", levels="0/1").unchanged == people
    assert "work activities" in {row[0] for row in desk.table("skills", "group")}


def test_government_role_requirements_are_all_accounted_for(desk: ImportDesk, shared_data: Path) -> None:
    source = shared_data / "ddat-ogl" / "roles.csv"
    levels = "Awareness,Working,Practitioner,Expert"
    mapping = ["role=Role Level", "role_description=Role Level Description", "group=Role Family"]
    report = desk.file(source, "requirements", levels=levels, mapping=mapping)
    # Six rows repeat a requirement of another row word for word.
    assert (report.rows, report.accepted, report.unchanged, report.rejected) == (674, 668, 6, 0)
    assert (report.changes["role.defined"], report.changes["skill.defined"]) == (82, 76)
    assert desk.file(source, "requirements", levels=levels, mapping=mapping).unchanged == 674


def test_reading_the_wrong_column_as_the_role_shows_as_contradictions(
    desk: ImportDesk, shared_data: Path
) -> None:
    source = shared_data / "ddat-ogl" / "roles.csv"
    report = desk.file(source, "requirements", levels="Awareness,Working,Practitioner,Expert")
    assert report.rejected > 400
    assert all("says otherwise" in fault.reason and "--map" in fault.advice for fault in report.faults)


def test_occupational_levels_stay_on_their_own_scale(desk: ImportDesk, shared_data: Path) -> None:
    folder = shared_data / "onet-29.2"
    roles = desk.file(folder / "Occupation Data.txt", "roles", mapping=["id=O*NET-SOC Code"])
    assert (roles.rows, roles.accepted, roles.separator) == (1016, 1016, "tab")
    report = desk.file(
        folder / "Skills.txt",
        "requirements",
        mapping=[
            "role_id=O*NET-SOC Code",
            "skill_id=Element ID",
            "skill=Element Name",
            "level=Data Value",
        ],
        where=["Scale ID=LV"],
        scale="O*NET level",
        levels="0-7",
        ignore=["Date"],
    )
    assert (report.rows, report.filtered, report.rejected) == (61530, 30765, 0)
    assert report.tally == {"not a requirement": 3302}
    assert report.accepted == 30765 - 3302
    picture = desk.picture()
    row = picture.requirements.filter(
        picture.requirements["role"] == picture.roles.filter(picture.roles["ref"] == "11-1011.00")["role"][0],
        picture.requirements["skill"]
        == picture.skills.filter(picture.skills["uri"] == "2.A.1.a")["skill"][0],
    )
    assert row["raw_level"].to_list() == [4.62]


def test_a_skill_framework_with_line_feeds_and_hard_spaces_in_cells(
    desk: ImportDesk, shared_data: Path
) -> None:
    source = shared_data / "esco-1.2.0" / "digitalSkillsCollection_en.csv"
    data = source.read_bytes()
    assert b"\xc2\xa0" in data
    report = desk.file(source, "skills", levels="1,2,3,4,5")
    assert (report.rows, report.accepted, report.line_ends) == (1284, 1284, "CRLF")
    assert desk.file(source, "skills", levels="1,2,3,4,5").unchanged == 1284
    descriptions = desk.picture().skills["description"].to_list()
    assert any("\n" in text for text in descriptions)
    names = desk.picture().skills["name"].to_list()
    assert "Haskell" in names
    assert all(name == name.strip() and "\xa0" not in name for name in names)


def test_one_published_table_saved_two_ways_is_one_table(shared_data: Path) -> None:
    plain = read_table((shared_data / "nav-nb" / "dataset.csv").read_bytes())
    quoted = read_table((shared_data / "nav-nb" / "dataset.original.csv").read_bytes())
    assert (plain.encoding, plain.line_ends) == ("UTF-8 with BOM", "LF")
    assert (quoted.encoding, quoted.line_ends) == ("UTF-8", "CRLF")
    assert plain.header.cells == quoted.header.cells
    assert [r.cells for r in plain.records] == [r.cells for r in quoted.records]
    assert len(plain.records) == 136


def test_a_file_that_knows_no_quoting_keeps_its_quotes(shared_data: Path) -> None:
    table = read_table((shared_data / "onet-29.2" / "Level Scale Anchors.txt").read_bytes())
    assert len(table.records) == 483
    assert any('"please"' in record.cells[-1] for record in table.records)
