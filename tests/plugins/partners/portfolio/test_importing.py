"""A portfolio from a table: every row is accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from veikart.api import BadInput
from veikart.testing import Engagement
from veikart_partners.portfolio.standing import partners_at

TABLE = """\
Name;Kind;Phase;Languages;Regions;Skills;Day rate;Currency
Nordvind;company;delivery;nb, en;West;SQL: 3; 12 500,50;NOK
Åker;Internal academy;;;;Welding;;
Tinker;;;;;SQL;100;NOK
Nordvind;company;;;;;;
;company;;;;;;
Bad;shop;;;;;;
Rate;;;;;;many;NOK
Money;;;;;;100;
"""


def test_every_row_is_taken_or_says_what_is_wrong(room: Engagement, tmp_path: Path) -> None:
    file = tmp_path / "partners.csv"
    file.write_text(TABLE.replace("SQL: 3; 12", "SQL: 3;12"), encoding="utf-8")
    report = room.bring("partners", file, phase="selection")
    brought = report.brought
    assert (brought.rows, brought.accepted, brought.unchanged, report.rejected) == (8, 3, 0, 5)
    assert [(fault.line, fault.column) for fault in brought.faults] == [
        (5, "name"),
        (6, "name"),
        (7, "kind"),
        (8, "day_rate"),
        (9, "currency"),
    ]
    assert all(fault.advice for fault in brought.faults)
    found = {each.name: each for each in partners_at(room.picture())}
    assert list(found) == ["Tinker", "Åker", "Nordvind"]
    assert (found["Nordvind"].day_rate, found["Nordvind"].phase) == (12500.5, "delivery")
    assert found["Nordvind"].covers["sql"].level == 3
    assert (found["Åker"].kind, found["Åker"].phase) == ("academy", "selection")
    room.undo()
    assert partners_at(room.picture()) == ()


def test_what_holds_already_changes_nothing_and_what_is_empty_stays(room: Engagement, tmp_path: Path) -> None:
    file = tmp_path / "partners.csv"
    file.write_text("name;languages;skills\nNordvind;nb;SQL\n", encoding="utf-8")
    room.bring("partners", file)
    assert room.bring("partners", file).brought.unchanged == 1
    file.write_text(
        "name,languages,skills,regions\nnordvind,,Juggling;Welding: 9;SQL,West\n", encoding="utf-8"
    )
    report = room.bring("partners", file)
    assert (report.brought.accepted, report.rejected) == (1, 0)
    assert [(fault.value, fault.rejects) for fault in report.brought.faults] == [
        ("Juggling", False),
        ("Welding: 9", False),
    ]
    [partner] = partners_at(room.picture())
    assert (partner.name, partner.languages, partner.regions) == ("Nordvind", ("nb",), ("West",))
    assert partner.phase is None
    assert room.findings("partners.portfolio")[0].text.startswith("Nobody said where the work")


def test_what_is_no_portfolio_is_refused(room: Engagement, tmp_path: Path) -> None:
    file = tmp_path / "partners.csv"
    file.write_text("a;b\n1;2\n", encoding="utf-8")
    with pytest.raises(BadInput, match="no column of names"):
        room.bring("partners", file)
    file.write_bytes("name\nÅker\n".encode("cp1252"))
    with pytest.raises(BadInput, match="Save it as CSV in UTF-8"):
        room.bring("partners", file)
