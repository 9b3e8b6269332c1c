"""Frameworks with real levels, from the file to the distance between two roles, against a plain sum."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.plugins.gap.engagement import Engagement

from veikart.api import BadInput, Brought, Selection
from veikart.interchange.importing import import_file
from veikart.interchange.options import options_from
from veikart.interchange.plugged import find_importer, import_plugged
from veikart.interchange.report import ImportReport
from veikart_gap.reskill.transitions import transitions

FOUR = "Awareness,Working,Practitioner,Expert"
OCCUPATIONS = """\
O*NET-SOC Code	Element ID	Element Name	Scale ID	Data Value	Not Relevant	Date
11-1	2.A	Reading	IM	4.00	n/a	08/2023
11-1	2.A	Reading	LV	4.50	N	08/2023
11-1	2.B	Science	IM	1.50	n/a	08/2023
11-1	2.B	Science	LV	0.88	Y	08/2023
11-1	2.C	Repairing	IM	1.00	n/a	08/2023
11-1	2.C	Repairing	LV	1.00	N	08/2023
22-2	2.A	Reading	IM	3.00	n/a	08/2023
22-2	2.A	Reading	LV	6.00	N	08/2023
22-2	2.B	Science	IM	5.00	n/a	08/2023
22-2	2.B	Science	LV	5.00	N	08/2023
22-2	2.C	Repairing	IM	2.00	n/a	08/2023
22-2	2.C	Repairing	LV	0.50	N	08/2023
"""
FRAMEWORK = """\
Role Family,Role Level,Skill Name,Skill Level
Software,Developer,Testing,Working
Software,Developer,Design,Awareness
Software,Senior developer,Testing,Expert
Software,Senior developer,Design,Practitioner
Software,Senior developer,Coaching,
Software,Senior developer,Support,Guru
"""


def levels(engagement: Engagement, file: Path) -> ImportReport:
    """The levels of occupations, as docs/import.md brings them in."""
    mapping = ["role_id=O*NET-SOC Code", "skill_id=Element ID", "skill=Element Name", "level=Data Value"]
    options = options_from(
        mapping=mapping, where=["Scale ID=LV"], scale="O*NET level", levels="0-7", ignore=["Date"]
    )
    roles = file.with_name("roles.csv")
    codes = dict.fromkeys(line.partition("\t")[0] for line in file.read_text().splitlines()[1:])
    roles.write_text("id,name\n" + "".join(f"{code},Occupation {code}\n" for code in codes))
    import_file(engagement.session, roles, "roles", options_from())
    return import_file(engagement.session, file, "requirements", options)


def framework(engagement: Engagement, file: Path) -> ImportReport:
    """The role levels of the government's framework, as docs/import.md brings them in."""
    options = options_from(mapping=["role=Role Level", "group=Role Family"], levels=FOUR)
    return import_file(engagement.session, file, "requirements", options)


def importance(engagement: Engagement, file: Path, **options: str) -> Brought:
    importer = find_importer(engagement.session.plugins.importers(), "gap.importance", ())
    return import_plugged(engagement.session, importer, [file], options, dry_run=False).brought


def between(engagement: Engagement, source: str, target: str) -> dict[str, Any]:
    picture = engagement.picture(engagement.now().date())
    by_ref = {ref or name: role for role, name, ref in picture.roles.select("role", "name", "ref").rows()}
    table = transitions(picture, Selection())
    [row] = table.filter(source=by_ref[source], target=by_ref[target]).iter_rows(named=True)
    return row


def weigh_by(engagement: Engagement, weights: str) -> None:
    engagement.session.do("settings.gap.reskill", weights=weights)


def independent(
    source: Mapping[str, float], target: Mapping[str, float], weight: Mapping[str, float], low: float
) -> tuple[float, float]:
    """Level steps to learn and the share kept, skill by skill from the figures of the file."""
    steps, lost = 0.0, 0.0
    for skill, required in target.items():
        held = source.get(skill)
        if held is not None and held >= required:
            continue
        steps += required - (low if held is None else held)
        share = 1.0 if held is None or required <= low else (required - held) / (required - low)
        lost += weight[skill] * share
    return steps, 1 - lost / sum(weight[skill] for skill in target)


def read(rows: Iterable[Mapping[str, str]], scale: str) -> dict[str, dict[str, float]]:
    """Occupation → element → value on a scale of the file, without what is not relevant there."""
    found: dict[str, dict[str, float]] = {}
    for row in rows:
        if row["Scale ID"] == scale and row["Not Relevant"] != "Y":
            found.setdefault(row["O*NET-SOC Code"], {})[row["Element ID"]] = float(row["Data Value"])
    return found


def test_levels_and_importances_of_occupations_give_the_distance(empty: Engagement, tmp_path: Path) -> None:
    file = tmp_path / "Skills.txt"
    file.write_text(OCCUPATIONS)
    report, brought = levels(empty, file), importance(empty, file)
    assert (report.accepted, report.tally, report.filtered) == (5, {"not a requirement": 1}, 6)
    assert (brought.rows, brought.accepted, brought.left_out, brought.faults) == (12, 6, 6, ())
    weigh_by(empty, "equal")
    row = between(empty, "11-1", "22-2")
    assert (row["met"], row["raised"], row["new"]) == (1, 1, 1)
    assert (row["steps"], row["kept"]) == (1.5 + 5, pytest.approx(1 - (1.5 / 6 + 1) / 3))
    weigh_by(empty, "importance")  # Reading 3, Science 5, Repairing 2 on 1–5: 0.5, 1 and 0.25
    kept = between(empty, "11-1", "22-2")["kept"]
    assert kept == pytest.approx(1 - (0.5 * 1.5 / 6 + 1) / 1.75)


def test_importances_that_are_there_already_are_not_written_again(empty: Engagement, tmp_path: Path) -> None:
    file = tmp_path / "Skills.txt"
    file.write_text(OCCUPATIONS)
    levels(empty, file)
    importance(empty, file)
    again = importance(empty, file)
    assert (again.accepted, again.unchanged, again.left_out) == (0, 6, 6)


def test_an_importance_that_is_missing_unknown_or_of_nobody_is_reported(
    empty: Engagement, tmp_path: Path
) -> None:
    file = tmp_path / "Skills.txt"
    file.write_text(OCCUPATIONS)
    levels(empty, file)
    table = tmp_path / "weights.csv"
    table.write_text(
        "occupation;skill;weight\n11-1;Reading;\n11-1;Science;high\n99-9;Reading;3\n11-1;Reading;2,5\n"
        "11-1;Reading;4\n22-2;Welding;3\n;Reading;3\n22-2;Reading;6\n"
    )
    brought = importance(empty, table, role="occupation", skill="skill", importance="weight", only="")
    told = {fault.line: fault.reason for fault in brought.faults}
    assert brought.accepted == 1
    assert told == {
        2: "the importance is missing",
        3: "this is no importance",
        4: "no role is called so",
        6: "an earlier row says otherwise",
        7: "no skill is called so",
        8: "the role is missing",
        9: "this is no importance",
    }
    with pytest.raises(BadInput, match="no column 'weights'"):
        importance(empty, table, role="occupation", skill="skill", importance="weights", only="")
    with pytest.raises(BadInput, match="below the highest"):
        importance(empty, table, lowest="5")


def test_levels_that_are_missing_or_unknown_are_reported_and_not_guessed(
    empty: Engagement, tmp_path: Path
) -> None:
    file = tmp_path / "roles.csv"
    file.write_text(FRAMEWORK)
    report = framework(empty, file)
    assert [(fault.line, fault.value) for fault in report.faults] == [(6, ""), (7, "Guru")]
    assert "missing" in report.faults[0].reason
    row = between(empty, "Developer", "Senior developer")
    assert (row["requirements"], row["raised"], row["new"], row["steps"]) == (2, 2, 0, 4)
    assert row["kept"] == pytest.approx(1 - (2 / 3 + 2 / 2) / 2)


def test_published_occupations_are_as_far_apart_as_their_file_says(
    empty: Engagement, shared_data: Path, tmp_path: Path
) -> None:
    with (shared_data / "onet-29.2" / "Skills.txt").open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened, delimiter="\t"))
    codes = sorted({row["O*NET-SOC Code"] for row in rows})[::90]
    some = [row for row in rows if row["O*NET-SOC Code"] in codes]
    file = tmp_path / "Skills.txt"
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, list(rows[0]), delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(some)
    report, brought = levels(empty, file), importance(empty, file)
    assert report.rejected == len(brought.faults) == 0
    level, said = read(some, "LV"), read(some, "IM")
    for weights in ("equal", "importance"):
        weigh_by(empty, weights)
        picture = empty.picture(empty.now().date())
        refs = dict(picture.roles.select("role", "ref").rows())
        table = transitions(picture, Selection())
        assert table.height == len(codes) * (len(codes) - 1)
        for row in table.iter_rows(named=True):
            source, target = refs[row["source"]], refs[row["target"]]
            heavy = {skill: (value - 1) / 4 for skill, value in said[target].items()}
            weight = heavy if weights == "importance" else dict.fromkeys(level[target], 1.0)
            steps, kept = independent(level[source], level[target], weight, 0.0)
            assert (row["steps"], row["kept"]) == (pytest.approx(steps), pytest.approx(kept))


def test_a_developer_is_as_far_from_a_senior_developer_as_the_published_framework_says(
    empty: Engagement, shared_data: Path, tmp_path: Path
) -> None:
    with (shared_data / "ddat-ogl" / "roles.csv").open(encoding="utf-8-sig", newline="") as opened:
        rows = [row for row in csv.DictReader(opened) if row["Role"] == "Software developer"]
    changed = [dict(row) for row in rows]
    of_senior = [row for row in changed if row["Role Level"] == "Senior developer"]
    of_senior[0]["Skill Level"], of_senior[1]["Skill Level"] = "", "Wizard"
    file = tmp_path / "roles.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, list(rows[0]))
        writer.writeheader()
        writer.writerows(changed)
    report = framework(empty, file)
    assert sorted(fault.value for fault in report.faults) == ["", "Wizard"]
    words = FOUR.split(",")
    level = {
        name: {
            row["Skill Name"]: float(words.index(row["Skill Level"]) + 1)
            for row in changed
            if row["Role Level"] == name and row["Skill Level"] in words
        }
        for name in ("Developer", "Senior developer")
    }
    target = level["Senior developer"]
    steps, kept = independent(level["Developer"], target, dict.fromkeys(target, 1.0), 1.0)
    row = between(empty, "Developer", "Senior developer")
    assert (row["requirements"], row["steps"]) == (len(target), steps) == (8, steps)
    assert row["kept"] == pytest.approx(kept)
