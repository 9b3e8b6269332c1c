"""What is assumed of units, from tables."""

from __future__ import annotations

from datetime import date

import pytest
from tests.interchange.desk import FOUR, ImportDesk


@pytest.fixture
def staffed(desk: ImportDesk) -> ImportDesk:
    """Two units, one in the other, and two skills on a scale of four."""
    desk.text("name,parent,id\nWorks,,W\nShop,Works,S\n", "units", since="2024-01-01")
    desk.text("name,id\nWelding,S1\nPumps,S2\n", "skills", levels=FOUR, since="2024-01-01")
    return desk


def assumed(desk: ImportDesk) -> list[tuple[str, str, float]]:
    picture = desk.picture()
    rows = picture.assumptions.select("unit", "skill", "level").rows()
    return sorted((picture.name("unit", u), picture.name("skill", s), level) for u, s, level in rows)


def test_units_are_found_by_name_id_or_path_and_levels_read_by_word_or_number(staffed: ImportDesk) -> None:
    table = "Enhet;Ferdighet;Antatt nivå\nWorks;Welding;expert\nS;Pumps;2\nWorks / Shop;S1;1,0\n"
    report = staffed.text(table, "assumptions")
    assert (report.accepted, report.rejected, report.changes) == (3, 0, {"skill.assumed": 3})
    assert assumed(staffed) == [("Shop", "Pumps", 2.0), ("Shop", "Welding", 1.0), ("Works", "Welding", 4.0)]
    assert staffed.levels() == {}


def test_the_same_file_again_writes_nothing_and_another_day_or_level_is_news(staffed: ImportDesk) -> None:
    table = "unit,skill,level,date\nWorks,Welding,3,2025-01-01\nShop,Welding,2,\n"
    assert staffed.text(table, "assumptions").accepted == 2
    assert staffed.text(table, "assumptions").unchanged == 2
    assert staffed.text("unit,skill,level\nWorks,Welding,3\n", "assumptions").unchanged == 1
    later = staffed.text("unit,skill,level,date\nWorks,Welding,3,2025-06-01\n", "assumptions")
    assert later.accepted == 1
    assert staffed.text("unit,skill,level\nWorks,Welding,2\n", "assumptions").accepted == 1
    assert assumed(staffed) == [("Shop", "Welding", 2.0), ("Works", "Welding", 2.0)]
    then = staffed.picture(date(2025, 3, 1)).assumptions
    assert then["level"].to_list() == [3.0]


def test_every_row_that_cannot_be_taken_says_what_to_do(staffed: ImportDesk) -> None:
    report = staffed.text(
        "unit,skill,level,date\n"
        "Works,Welding,2,\n"
        "Works,Welding,3,\n"
        "Nowhere,Welding,2,\n"
        "Works,Flying,2,\n"
        ",Welding,2,\n"
        "Works,,2,\n"
        "Works,Pumps,,\n"
        "Works,Pumps,n/a,\n"
        "Works,Pumps,2,2025-13-01\n"
        "Works,Pumps,2,2027-01-01\n",
        "assumptions",
    )
    assert (report.accepted, report.rejected) == (1, 9)
    assert [(fault.line, fault.reason) for fault in report.faults] == [
        (3, "line 2 says otherwise about the same unit, skill and day"),
        (4, "there is no unit like this"),
        (5, "there is no skill like this"),
        (6, "the unit is missing"),
        (7, "the skill is missing"),
        (8, "the level is missing"),
        (9, "a skill cannot be assumed to be not relevant"),
        (10, "this is not a date"),
        (11, "2027-01-01 lies ahead"),
    ]
    assert all(fault.advice for fault in report.faults)


def test_with_leave_units_and_skills_are_made(staffed: ImportDesk) -> None:
    report = staffed.text("unit,skill,level\nNorth,Flying,2\n", "assumptions", create=True)
    assert report.changes == {"unit.created": 1, "skill.defined": 1, "skill.assumed": 1}
    assert assumed(staffed) == [("North", "Flying", 2.0)]
