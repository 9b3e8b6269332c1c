"""`veikart doctor` prints what should be looked at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.rooms import furnished

from veikart.cli import main
from veikart.journal import Proposed
from veikart_events.vocabulary.strategy import GoalSet


@pytest.fixture
def file(tmp_path: Path) -> str:
    session, _ = furnished(tmp_path / "doctor.veikart")
    session.write([Proposed(GoalSet(goal="new", name="New markets"), session.today)])
    session.close()
    return str(tmp_path / "doctor.veikart")


def test_what_is_found_is_told_with_what_to_do(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", file, "--width", "120"]) == 4
    told = capsys.readouterr().out
    assert "Goals without a capability (1)" in told
    assert "The goal New markets has no capability." in told
    assert "Nothing to say of: Capabilities without a skill" in told


def test_programs_get_json(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", file, "--json"]) == 4
    found = json.loads(capsys.readouterr().out)
    assert {
        "check": "thread.goals",
        "text": "The goal New markets has no capability.",
        "advice": "Identify what the organisation must be able to do for it.",
        "severity": "warning",
        "subject": "goal:new",
    } in found


def test_a_day_before_the_break_is_well(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["doctor", file, "--json", "--on", "2024-01-01"])
    assert [each for each in json.loads(capsys.readouterr().out) if each["check"] == "thread.goals"] == []
