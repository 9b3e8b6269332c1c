"""A table of the outside market in, with every row accounted for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.plugins.gap.engagement import MARCH, Engagement

from veikart.errors import BadInput
from veikart.interchange.plugged import PluggedReport, find_importer, import_plugged
from veikart_gap.risk.market.outlook import outlooks

TABLE = """\
Skill;Rolle;Fylke;Mangel;Kilde;Dato
Welding;;;5;Survey;2025-01-15
scheduling;;Vestland;overskudd;Survey;1.2.2025
;Planner;;hard to find;Survey;2025

Weldng;;;4;Survey;2025-01-15
SQL;;;often;Survey;2025-01-15
SQL;;;;Survey;2025-01-15
SQL;;;4;;2025-01-15
SQL;;;4;Survey;15/1
SQL;;;4;Survey;2031-01-15
;;;4;Survey;2025-01-15
Welding;;;4;Survey;2025-01-15
SQL;;;4;Survey;2025-01-15;more
"""


def brought(
    engagement: Engagement, path: Path, text: str = TABLE, *, dry_run: bool = False, **options: Any
) -> PluggedReport:
    path.write_text(text, encoding="utf-8")
    importer = find_importer(engagement.session.plugins.importers(), "gap.market", ())
    return import_plugged(engagement.session, importer, [path], options, dry_run=dry_run)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "market.csv"


@pytest.fixture
def later(small: Engagement) -> Engagement:
    small.now.at = small.now.at.replace(month=6)
    return small


def test_every_row_is_accounted_for_and_faults_say_where_and_what_to_do(
    later: Engagement, table: Path
) -> None:
    report = brought(later, table)
    told = report.brought
    assert (told.rows, told.accepted, told.unchanged, report.rejected) == (12, 3, 0, 9)
    faults = {fault.line: fault for fault in told.faults}
    assert {line: (fault.column, fault.value) for line, fault in faults.items()} == {
        6: ("Skill", "Weldng"),
        7: ("Mangel", "often"),
        8: ("Mangel", ""),
        9: ("Kilde", ""),
        10: ("Dato", "15/1"),
        11: ("Dato", "2031-01-15"),
        12: ("Skill", ""),
        13: ("Skill", "Welding"),
        14: ("", ""),
    }
    assert "5 hardly to be found" in faults[7].advice
    assert faults[13].reason == "line 2 says the same thing of the same day"
    assert all(fault.advice for fault in told.faults)


def test_what_came_in_is_known_from_its_day_for_skills_and_for_what_roles_require(
    later: Engagement, table: Path
) -> None:
    brought(later, table)
    found = outlooks(later.picture(MARCH), "")
    assert [(each.shortage, each.role) for each in found["weld"]] == [(5, None), (4, "Planner")]
    assert [each.told for each in found["sql"]] == ["as Planner: hard to find (Survey, 2025-01-01)"]
    assert [each.region for each in found["sched"]] == ["Vestland", ""]  # of the skill before that of a role
    assert [each.role for each in outlooks(later.picture(date(2025, 1, 10)), "")["weld"]] == ["Planner"]


def test_a_region_leaves_out_what_is_said_of_others(later: Engagement, table: Path) -> None:
    text = "skill;region;shortage;source\nWelding;Vestland;5;A\nWelding;Oslo;1;A\nWelding;;3;A\n"
    brought(later, table, text)
    picture = later.session.picture()
    assert [each.shortage for each in outlooks(picture, "vestland")["weld"]] == [5, 3]
    assert [each.shortage for each in outlooks(picture, "")["weld"]] == [3, 1, 5]


def test_the_same_table_again_writes_nothing_and_undo_takes_it_all_back(
    later: Engagement, table: Path
) -> None:
    brought(later, table)
    again = brought(later, table)
    assert (again.brought.accepted, again.brought.unchanged, again.written) == (0, 3, None)
    later.session.undo()
    assert outlooks(later.session.picture(), "") == {}
    later.session.redo()
    assert set(outlooks(later.session.picture(), "")) == {"weld", "sched", "sql"}


def test_a_trial_run_writes_nothing(later: Engagement, table: Path) -> None:
    before = later.session.picture().head
    assert brought(later, table, dry_run=True).brought.accepted == 3
    assert later.session.picture().head == before


def test_columns_may_be_called_otherwise_and_numbers_of_people_are_kept_as_such(
    later: Engagement, table: Path
) -> None:
    text = "aar;yrke;norge;oslo\n2024;Planner;3 600;1\n2024;Nurse;10;2\n2024;Fitter;x;\n"
    options = {"lacking": "norge", "source": "Employers", "known": True}
    told = brought(later, table, text, **options).brought
    assert (told.rows, told.accepted, told.left_out) == (3, 1, 1)
    assert [(fault.line, fault.column) for fault in told.faults] == [(4, "norge")]
    [found] = outlooks(later.session.picture(), "")["sql"]
    assert (found.lacking, found.shortage, found.hard) == (3600, None, True)
    assert found.told == "as Planner: 3 600 people lacking (Employers, 2024-01-01)"


@pytest.mark.parametrize(
    ("text", "options", "words"),
    [
        ("", {}, "market.csv is empty"),
        ("PK\x03\x04", {}, "is a workbook"),
        ("name;shortage;source\n", {}, "no column for skill or role. The columns are: name"),
        ("skill;source\n", {}, "no column for shortage or lacking"),
        ("skill;shortage\n", {}, "--set source="),
        ("skill;shortage;source\n", {"skill": "ferdighet"}, "no column 'ferdighet'"),
    ],
)
def test_a_file_that_is_something_else_is_refused_with_what_to_do(
    later: Engagement, table: Path, text: str, options: dict[str, str], words: str
) -> None:
    with pytest.raises(BadInput, match=r".*") as caught:
        brought(later, table, text, **options)
    assert words in str(caught.value)


def test_windows_text_and_commas_are_read_too(later: Engagement, tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("skill,shortage,source\nWelding,överskott,Åsa\n".encode("cp1252"))
    importer = find_importer(later.session.plugins.importers(), "gap.market", ())
    assert import_plugged(later.session, importer, [path], {}, dry_run=False).brought.accepted == 1
    assert outlooks(later.session.picture(), "")["weld"][0].source == "Åsa"
