"""`veikart do`: commands for scripts, with options made from their parameters."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import Field as Told
from tests.rooms import furnished

from veikart.cli import main
from veikart.commands.catalogue import CORE_COMMANDS
from veikart.commands.declaration import Command, Params, Setting
from veikart.commands.fields import Pick
from veikart.journal import Proposed
from veikart.plugins import Plugins
from veikart.session import Session
from veikart_events.vocabulary.workshop import DecisionNoted


class Meet(Params):
    people: tuple[Annotated[str, Pick("person")], ...] = Told(min_length=1, description="100 % of them")
    hours: float = 2
    needed_by: date | None = None
    open: bool = True


def _meet(params: Meet, setting: Setting) -> list[Proposed]:
    told = f"{params.hours:g} {params.needed_by} {params.open}"
    return [
        Proposed(DecisionNoted(decision=setting.new_id(), text=f"{person}: {told}"))
        for person in params.people
    ]


MEET = Command("team.meet", "Meet", Meet, _meet, summary="[/] \x1b[2J")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An engagement, and a plugin's command beside those of core."""
    session, _ = furnished(tmp_path / "client.veikart")
    session.close()
    monkeypatch.setattr(Plugins, "commands", lambda plugins: (MEET,))
    return str(tmp_path / "client.veikart")


Run = tuple[int, str, str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Any]:
    def runs(*words: str) -> Run:
        try:
            code = main(["do", *words])
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return runs


def decisions(file: str) -> list[str]:
    with Session.open(file, safe=True) as session:
        return sorted(session.picture().decisions["text"].to_list())


def test_a_skill_is_parked_by_its_name(run: Any, file: str) -> None:
    code, out, err = run("skill.park", file, "--skill", "weld", "--why", "Not this year")
    assert (code, out) == (0, "Welding parked: Not this year\n")
    assert err.startswith("Written as event ")
    with Session.open(file, safe=True) as session:
        parked = session.picture().skills.filter("parked")
        assert parked.select("skill", "parked_why").rows() == [("welding", "Not this year")]


def test_options_of_a_plugins_command_are_made_from_its_fields(run: Any, file: str) -> None:
    code, out, _ = run(
        *("team.meet", "--people", "kari", file, "--people", "Ola", "--needed-by", "2026-06-01"),
        *("--no-open", "--hours", "4,5"),
    )
    assert (code, out) == (0, "Decision: kari: 4.5 2026-06-01 False and 1 more\n")
    assert decisions(file) == ["kari: 4.5 2026-06-01 False", "ola: 4.5 2026-06-01 False"]


def test_help_tells_of_every_field_and_lets_nothing_act(run: Any, file: str) -> None:
    code, out, _ = run("team.meet", "--help")
    assert code == 0
    for words in (
        "--people NAME",
        "100 % of them; by name, reference or id; several: give it again; required",
    ):
        assert words in " ".join(out.split())
    assert "--open, --no-open" in out
    assert "\x1b" not in out
    for command in CORE_COMMANDS:
        assert run(command.id, "--help")[0] == 0


def test_a_dry_run_says_what_would_be_written_and_writes_nothing(run: Any, file: str) -> None:
    code, out, _ = run("team.meet", file, "--people", "Ola", "--dry-run")
    assert (code, out) == (0, "Nothing was written. It would be:\n  Decision: ola: 2 None True\n")
    assert decisions(file) == []


def test_for_programs_it_says_what_was_written_where(run: Any, file: str) -> None:
    code, out, _ = run("team.meet", file, "--people", "Ola", "--json")
    told = json.loads(out)
    first = told["written"]["first"]
    assert code == 0
    assert told == {
        "command": "team.meet",
        "written": {"first": first, "last": first},
        "events": [{"position": first, "topic": "decision.noted", "told": "Decision: ola: 2 None True"}],
    }


def test_what_does_not_fit_is_told_by_the_option(run: Any, file: str) -> None:
    code, out, err = run("skill.prioritise", file, "--skill", "sql", "--priority", "0", "--needed-by", "soon")
    assert (code, out) == (2, "")
    assert "--priority: Write a whole number from 1 to 99." in err
    assert "--needed-by: Write a day, such as" in err
    code, out, err = run("skill.park", file, "--skill", "sql", "--json")
    assert code == 2
    assert json.loads(out)["error"]["fields"] == {"why": "Write something here."}


def test_a_rule_refuses_with_its_sentence(run: Any, file: str) -> None:
    assert run("workshop.end", file) == (1, "", "veikart: No workshop is going on. Start one first.\n")
    code, out, _ = run("workshop.end", file, "--json")
    assert code == 1
    assert json.loads(out) == {
        "command": "workshop.end",
        "written": None,
        "events": [],
        "error": {"message": "No workshop is going on. Start one first."},
    }


def test_where_several_may_be_meant_they_are_listed(run: Any, file: str) -> None:
    code, _, err = run("skill.park", file, "--skill", "l", "--why", "x")
    assert code == 2
    assert "'l' may mean several" in err
    assert "welding  Welding" in err


@pytest.mark.parametrize("where", ["file", "standard input"])
def test_fields_come_from_json_and_options_go_before_them(
    run: Any, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    text = json.dumps({"people": ["KARI"], "hours": 3, "needed_by": "1.6.2026"})
    path = tmp_path / "meet.json"
    path.write_text(text)
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    given = "-" if where == "standard input" else str(path)
    assert run("team.meet", file, "--params", given, "--hours", "5")[0] == 0
    assert decisions(file) == ["kari: 5 2026-06-01 True"]


@pytest.mark.parametrize("text", ["[]", "{", "7", ""])
def test_what_is_no_json_object_is_refused(run: Any, file: str, tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.json"
    path.write_text(text)
    code, _, err = run("skill.park", file, "--params", str(path))
    assert code == 2
    assert "holds no JSON object" in err
    assert run("skill.park", file, "--params", str(tmp_path / "none.json"))[0] == 2


def test_commands_are_listed_with_why_they_cannot_be_run_now(run: Any, file: str) -> None:
    code, out, _ = run("--list", file)
    assert code == 0
    assert "skill.park" in out
    assert "End the workshop  (not now: No workshop is going on. Start one first.)" in out
    told = {each["command"]: each for each in json.loads(run("--list", "--json")[1])}
    assert told["skill.park"]["fields"][0] == {
        "name": "skill",
        "title": "Skill",
        "kind": "pick",
        "several": False,
        "required": True,
    }
    assert "team.meet" in told


def test_an_unknown_command_names_those_there_are(run: Any, file: str) -> None:
    code, _, err = run("no.such", file)
    assert code == 2
    assert "There is no command 'no.such'. There are: skill.assess, " in err
    assert run("--dry-run")[0] == 2
    assert run()[0] == 0


def test_a_field_called_like_an_option_of_veikart_has_another_name() -> None:
    from veikart.cli.options import option_of

    assert option_of("json", ("--json",)) == "--field-json"
    assert option_of("needed_by", ("--json",)) == "--needed-by"
