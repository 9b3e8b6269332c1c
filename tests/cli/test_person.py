"""`veikart person show`, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.privacy.village import KARI, village

from veikart.cli import main


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("village") / "village.veikart"
    village(path)
    return path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """Exit code, what was said, and what went to standard error."""
    code = main([str(word) for word in words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_everything_about_one_person_is_printed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = run(capsys, "person", "show", "kari nordmann", file, "--safe", "--width", 80)
    assert code == 0
    assert said.startswith("What is held about Kari Nordmann ───")
    assert max(map(len, said.splitlines())) == 80
    assert "Works beside Ola." in said


def test_what_is_about_others_too_is_pointed_out_to_whoever_hands_it_over(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, said, noted = run(capsys, "person", "show", KARI, file, "--safe")
    assert "is about others, too. Look at it before you hand it over: 19.\n" in noted
    assert "hand it over" not in said


def test_a_page_and_a_file_for_programs_are_written(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, data = tmp_path / "kari.html", tmp_path / "kari.json"
    code, said, _ = run(capsys, "person", "show", KARI, file, "--safe", "--html", page, "--json", data)
    assert code == 0
    assert said.count("Written to ") == 2
    assert "<h1>What is held about Kari Nordmann</h1>" in page.read_text("utf-8")
    assert json.loads(data.read_text("utf-8"))["person"]["name"] == "Kari Nordmann"


def test_programs_read_it_from_standard_output(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, said, _ = run(capsys, "person", "show", KARI, file, "--safe", "--json", "-")
    told = json.loads(said)
    assert sorted(told) == [
        "as_of",
        "engagement",
        "held",
        "named_in",
        "named_in_texts_about_others",
        "person",
        "picture",
        "recorded_by_them",
    ]
    assert sorted(told["person"]) == [
        *("id", "joined", "left", "name", "other_names", "references", "roles", "unit", "whereabouts"),
    ]
    judged = next(each for each in told["held"] if each["category"] == "judgement by others")
    assert judged == judged | {
        "topic": "skill.assessed",
        "plugin": None,
        "as": "person",
        "what": "SQL: 1 Aware (manager)",
        "texts": {"note": "Works beside Ola."},
        "holds_from": "2025-03-04",
        "recorded": "2025-03-10T12:00:00.000000Z",
        "by": "consultant",
        "workshop": None,
        "undone": False,
        "in_part": False,
    }
    assert judged["rating"] == {
        "skill": "SQL",
        "level": "1 Aware",
        "scale": "Four steps",
        "method": "manager",
        "confidence": None,
        "assessor": "Ola Hansen",
    }
    assert told["picture"] == [
        {"skill": "SQL", "role": "Engineer", "required": "3 Skilled", "level": "1 Aware"}
        | {"method": "manager", "state": "below", "gap": 2.0}
    ]


def test_nobody_of_that_name_is_said_with_those_that_come_near(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said, error = run(capsys, "person", "show", "nordmann", file, "--safe")
    assert (code, said) == (2, "")
    assert f"{KARI}  Kari Nordmann, earlier Kari Berg" in error


def test_where_the_page_cannot_be_written_that_is_said(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "nowhere" / "kari.html"
    code, _, error = run(capsys, "person", "show", KARI, file, "--safe", "--html", page)
    assert code == 3
    assert "cannot be written" in error
