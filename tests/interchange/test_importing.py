"""The import as a whole: one write or none, a report that accounts for every row."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from tests.interchange.desk import ImportDesk

from veikart.blocks import Figures, Table, Text
from veikart.errors import BadInput, NotFound
from veikart.interchange.importing import import_file, plan
from veikart.interchange.options import KINDS

TABLE = "name,id,joined\nKari,1,2024-01-01\nOla,2,next week\n\n,,\n,3,\nLiv,4,\nPer,5,,too,many\n"


def test_an_import_is_one_command_between_its_two_marks(desk: ImportDesk) -> None:
    report = desk.text(TABLE, "people")
    assert desk.topics() == [
        "engagement.opened",
        "import.started",
        "person.joined",
        "person.joined",
        "import.committed",
    ]
    assert report.written is not None
    assert next(desk.session.journal.commands()) == (report.written.first, report.written.last)


def test_the_marks_say_which_file_it_was_and_what_became_of_it(desk: ImportDesk) -> None:
    report = desk.text(TABLE, "people")
    bodies = [json.loads(stored.state)["d"] for stored in desk.session.journal.read()]
    digest = hashlib.sha256(TABLE.encode()).hexdigest()
    assert bodies[1] == {"file": "people.csv", "kind": "people", "digest": digest}
    assert bodies[-1] == {"rows": 5, "accepted": 2, "unchanged": 0, "rejected": 3}
    assert report.digest == digest


def test_every_row_is_accounted_for_with_line_column_and_reason(desk: ImportDesk) -> None:
    report = desk.text(TABLE, "people")
    assert (report.rows, report.accepted, report.rejected, report.blank) == (5, 2, 3, 1)
    assert [(fault.line, fault.column, fault.value) for fault in report.faults] == [
        (3, "joined", "next week"),
        (6, "name", "3"),
        (8, "", ""),
    ]
    assert all(fault.reason and fault.advice for fault in report.faults)


def test_a_trial_run_tells_the_same_and_writes_nothing(desk: ImportDesk) -> None:
    source = desk.folder / "people.csv"
    source.write_text(TABLE, encoding="utf-8")
    told = plan(desk.session, source, "people")
    assert desk.topics() == ["engagement.opened"]
    done = import_file(desk.session, source, "people")
    assert told.dry_run
    assert (told.accepted, told.faults, told.changes) == (done.accepted, done.faults, done.changes)
    assert (told.written, done.written is None) == (None, False)


def test_an_import_is_undone_in_one_step_and_may_be_repeated(desk: ImportDesk) -> None:
    desk.text(TABLE, "people")
    desk.session.undo()
    assert desk.table("people", "name") == []
    assert desk.text(TABLE, "people").accepted == 2


def test_what_ends_an_import_midway_leaves_nothing(desk: ImportDesk) -> None:
    source = desk.folder / "people.csv"
    source.write_text("name\nKari\nOla\n", encoding="utf-8")

    def stop(done: int, rows: int) -> None:
        if done == rows:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_file(desk.session, source, "people", progress=stop)
    assert desk.topics() == ["engagement.opened"]


def test_progress_is_told_up_to_the_last_row(desk: ImportDesk) -> None:
    source = desk.folder / "people.csv"
    source.write_text("name\n" + "".join(f"Person {i}\n" for i in range(2500)), encoding="utf-8")
    seen: list[tuple[int, int]] = []
    import_file(desk.session, source, "people", progress=lambda done, rows: seen.append((done, rows)))
    assert seen == [(0, 2500), (1000, 2500), (2000, 2500), (2500, 2500)]


def test_a_file_that_is_not_there_is_told(desk: ImportDesk) -> None:
    with pytest.raises(NotFound, match="Check the name"):
        import_file(desk.session, Path("nowhere.csv"), "people")
    with pytest.raises(BadInput):
        import_file(desk.session, desk.folder, "people")


@pytest.mark.parametrize("kind", KINDS)
def test_a_header_without_rows_is_an_empty_import_of_any_kind(desk: ImportDesk, kind: str) -> None:
    headers = "name,goal,role,person,unit,skill,level,kpi,value\n"
    report = desk.text(headers, kind)
    assert (report.rows, report.written) == (0, None)


def test_the_report_is_made_of_blocks(desk: ImportDesk) -> None:
    blocks = desk.text(TABLE, "people").blocks()
    figures = next(block for block in blocks if isinstance(block, Figures))
    assert {figure.label: figure.value for figure in figures.figures} == {
        "rows": "5",
        "accepted": "2",
        "unchanged": "0",
        "rejected": "3",
    }
    words = " ".join(block.text for block in blocks if isinstance(block, Text))
    assert "UTF-8" in words
    assert "2 people joined" in words
    table = next(block for block in blocks if isinstance(block, Table))
    assert [row.cells[0] for row in table.rows] == ["3", "6", "8"]


def test_many_faults_are_shown_in_part_and_summed_up(desk: ImportDesk) -> None:
    report = desk.text("name,joined\n" + "".join(f"P{i},soon\n" for i in range(100)), "people")
    *_, table, rest, _heading, advice = report.blocks(most_faults=10)
    assert isinstance(table, Table)
    assert len(table.rows) == 10
    assert isinstance(rest, Text)
    assert rest.text == "and 90 more."
    assert isinstance(advice, Text)
    assert advice.text.startswith("100 × Write it as 2026-03-01")


def test_columns_that_were_not_read_are_listed(desk: ImportDesk) -> None:
    report = desk.text("name,shoe size,,id\nKari,42,x,1\n", "people", ignore=["id"])
    assert report.ignored == ("id", "shoe size", "column 3")
    assert report.mapped == {"name": "name"}
