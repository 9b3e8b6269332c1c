"""Files of any survey of one scale."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from veikart.api import BadInput
from veikart.testing import Engagement

DATA = Path(__file__).parents[5] / "shared" / "data"
BFI = DATA / "likert-bfi" / "bfi.csv"
BFI_KEYS = (
    "agree=-A1,A2,A3,A4,A5; conscientious=C1,C2,C3,-C4,-C5; extraversion=-E1,-E2,E3,E4,E5; "
    "neuroticism=N1,N2,N3,N4,N5; openness=O1,-O2,O3,O4,-O5"
)


def written(folder: Path, *lines: str) -> Path:
    file = folder / "spring.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_questions_are_found_by_id_and_by_wording(pulse: Engagement, tmp_path: Path) -> None:
    file = written(
        tmp_path, "Name;Enhet;T1;learning is dropped;R1", "Kari;East;4;2;5", "Ola;East;;1;", "Per;;3;3;3"
    )
    report = pulse.bring("culture.pulse", file)
    assert (report.brought.rows, report.brought.accepted) == (3, 3)
    bodies = [event.body for event in pulse.events("culture.pulse_answered")]
    values = sorted((body["unit"] or "", sorted(body["values"].items())) for body in bodies)
    assert values == [
        ("", [("r1", 3), ("t1", 3), ("t2", 3)]),
        ("east", [("r1", 5), ("t1", 4), ("t2", 2)]),
        ("east", [("t2", 1)]),
    ]
    assert "Kari" not in str([event.body for event in pulse.events()][-6:])
    assert any("Name" in getattr(block, "text", "") for block in report.blocks())
    assert pulse.events("culture.round_closed")
    pulse.undo()
    assert pulse.picture().table("culture.answers").height == 0


def test_every_row_is_accounted_for(pulse: Engagement, tmp_path: Path) -> None:
    file = written(
        tmp_path, "unit,t1,r1", "East,4,5", "Nowhere,3,3", "East,,", "East,9,2", "East,x,y", "East,1,2,3,4"
    )
    brought = pulse.bring("culture.pulse", file).brought
    assert (brought.rows, brought.accepted) == (6, 2)
    told = sorted((fault.line, fault.rejects) for fault in brought.faults)
    assert told == [(3, True), (4, True), (5, False), (6, True), (7, True)]


def test_a_file_is_not_brought_in_twice(pulse: Engagement, tmp_path: Path) -> None:
    file = written(tmp_path, "unit,t1", "East,4")
    pulse.bring("culture.pulse", file)
    with pytest.raises(BadInput, match="is closed"):
        pulse.bring("culture.pulse", file)


def test_more_answers_come_to_a_round_that_is_kept_open(pulse: Engagement, tmp_path: Path) -> None:
    file = written(tmp_path, "unit,t1", "East,4")
    pulse.bring("culture.pulse", file, close=False)
    pulse.bring("culture.pulse", file)
    assert len(pulse.events("culture.round_opened")) == 1
    assert pulse.picture().table("culture.answers").height == 2


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, "no column with a question"),
        ({"themes": "Time"}, "names no theme"),
        ({"themes": "Time=Q9"}, "no column 'Q9'"),
        ({"themes": "Time=Q1,-Q1"}, "two places"),
        ({"unit": "Sted"}, "no column 'Sted'"),
    ],
)
def test_what_cannot_be_understood_says_what_to_do(
    pulse: Engagement, tmp_path: Path, options: dict[str, str], words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        pulse.bring("culture.pulse", written(tmp_path, "unit,Q1", "East,4"), **options)


def test_new_questions_come_with_their_theme_and_keys(pulse: Engagement, tmp_path: Path) -> None:
    file = written(tmp_path, "unit,-Q1,Q2", "East,4,7", "East,1,2")
    pulse.bring("culture.pulse", file, themes="Pace=-Q1,-Q2", most=7)
    asked = {event.body["labels"]["en"]: event.body for event in pulse.events("culture.question_set")[-2:]}
    assert (asked["-Q1"]["reverse"], asked["Q2"]["reverse"], asked["Q2"]["most"]) == (False, True, 7)


@pytest.mark.skipif(not BFI.exists(), reason="the test data are not here")
def test_reliability_and_answers_of_a_known_survey_are_those_of_another_calculation(bare: Engagement) -> None:
    """Published alphas of these five scales are about .70, .73, .76, .81 and .60."""
    brought = bare.bring("culture.pulse", BFI, themes=BFI_KEYS, most=6, round="BFI").brought
    assert brought.rows == 2800
    found = dict(bare.analysis("culture.reliability").select("theme", "alpha").rows())
    with BFI.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    for part in BFI_KEYS.split(";"):
        theme, _, items = part.strip().partition("=")
        assert found[theme] == pytest.approx(_alpha(rows, items.split(",")), abs=1e-9)
    published = {
        "agree": 0.70,
        "conscientious": 0.73,
        "extraversion": 0.76,
        "neuroticism": 0.81,
        "openness": 0.60,
    }
    assert {theme: round(found[theme], 2) for theme in published} == pytest.approx(published, abs=0.011)
    answers = bare.analysis("culture.answers_by_unit").filter(label="A1")
    assert dict(answers.select("answer", "answers").rows()) == {
        value: sum(row["A1"] == str(value) for row in rows) for value in range(1, 7)
    }


def _alpha(rows: list[dict[str, str]], items: list[str]) -> float:
    """From the correlation of everybody's sum with itself, item by item."""
    names = [item.lstrip("-") for item in items]
    whole = [row for row in rows if all(row[name] for name in names)]
    signs = np.array([-1 if item.startswith("-") else 1 for item in items])
    table = np.array([[int(row[name]) for name in names] for row in whole]) * signs
    covariances = np.cov(table, rowvar=False)
    count = len(items)
    return float(count / (count - 1) * (1 - np.trace(covariances) / covariances.sum()))
