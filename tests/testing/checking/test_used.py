"""What the check finds when it uses a plugin, and how it tells of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import pytest
from tests.testing.checking.making import event, plugin

import veikart_gap
from veikart.api import (
    Action,
    Analysis,
    BadInput,
    Blocks,
    Brought,
    Card,
    Check,
    Choice,
    Column,
    Command,
    Do,
    Exporter,
    Finder,
    Hit,
    Importer,
    Params,
    Pick,
    Picture,
    Promises,
    ReportSection,
    Row,
    Selection,
    Setting,
    Subcommand,
    Table,
    Text,
    TimeMarks,
    View,
    Workspace,
    hook,
)
from veikart.cli import main
from veikart.plugins import Failure
from veikart.plugins.guard import call
from veikart.testing.checking import assert_sound, check_plugin
from veikart.testing.checking import trial as trials
from veikart.testing.checking.light import problems_on_import
from veikart.testing.checking.problem import problem_of
from veikart.testing.checking.used import problems_in_use
from veikart_events.base import Name

SOURCE = """
from veikart.api import View, hook

@hook
def veikart_views():
    return [View("other.page", "Page", lambda picture, selection: [], screen="Other")]
"""


def found(**answers: Sequence[object]) -> str:
    module = plugin(**answers)
    types = answers.get("events", ())
    return "\n".join(str(each) for each in problems_in_use(module, types, "mentors"))  # type: ignore[arg-type]


def view(draw: object) -> View:
    return View("mentors.list", "Pairs", draw, screen="Mentors")  # type: ignore[arg-type]


def test_the_gap_plugin_is_sound() -> None:
    assert_sound(veikart_gap)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["plans", "partners", "culture"])
def test_the_other_built_in_plugins_are_sound(name: str) -> None:
    problems = check_plugin(import_module(f"veikart_{name}"))
    told = [str(problem) for problem in problems]
    assert [each for each in told if not each.startswith("exporter ics:")] == []  # --as ics, as one says


def test_a_view_that_cannot_do_without_people_is_found_once() -> None:
    def draw(picture: Picture, selection: Selection) -> Blocks:
        return [Text(picture.people["name"][0])]

    told = found(views=[view(draw)])
    assert told.count("view mentors.list") == 1
    assert "IndexError" in told
    assert "an empty engagement" in told


def test_the_line_of_the_plugin_is_told_where_a_library_raised_for_it() -> None:
    def careless() -> int:
        return int(Path("nowhere").read_text("utf-8"))

    failure = call("mentors", "import", careless)
    assert isinstance(failure, Failure)
    assert __file__ in problem_of(failure, "tests").advice


def first_name(picture: Picture, *_: object) -> Any:
    """What no empty engagement has."""
    return picture.people["name"][0]


FAILING: dict[str, tuple[str, object]] = {
    "overview_cards": ("card", Card("mentors.one", "One", first_name)),
    "report_sections": ("report section", ReportSection("mentors.one", "One", first_name)),
    "analyses": ("analysis", Analysis("mentors.one", "One", first_name, {"name": "text"})),
    "finders": ("finder", Finder("mentors.one", "One", first_name)),
    "time_marks": ("time marks", TimeMarks("mentors.one", "One", first_name)),
    "promises": ("promises", Promises("mentors.one", "One", first_name)),
    "checks": ("check", Check("mentors.one", "One", first_name)),
    "exporters": ("exporter", Exporter("mentors.one", "One", ".txt", first_name)),
    "commands": (
        "command",
        Command(
            "mentors.one",
            "One",
            Params,
            lambda given, setting: [],
            available=lambda setting: first_name(setting.picture),
        ),
    ),
}


@pytest.mark.parametrize("kind", FAILING)
def test_whatever_cannot_do_without_people_is_found(kind: str) -> None:
    single, record = FAILING[kind]
    told = found(**{kind: [record]})
    assert told.startswith(f"{single} mentors.one: IndexError")
    assert "an empty engagement" in told


def test_a_view_that_trusts_names_is_found() -> None:
    def draw(picture: Picture, selection: Selection) -> Blocks:
        return [Text(", ".join(name.split()[1] for name in picture.people["name"]))]

    assert "hostile names" in found(views=[view(draw)])


def test_a_view_that_cannot_be_narrowed_or_moved_in_time_is_found() -> None:
    def narrowed(picture: Picture, selection: Selection) -> Blocks:
        return [Text("all") if selection.unit is None else Text(str(1 // 0))]

    def moved(picture: Picture, selection: Selection) -> Blocks:
        return [Text(str(1 / (picture.moment.true_on.year - 2035)))]

    assert "ZeroDivisionError" in found(views=[view(narrowed)])
    assert "ZeroDivisionError" in found(views=[view(moved)])


def test_a_plugin_is_tried_on_its_own_events() -> None:
    def draw(picture: Picture, selection: Selection) -> Blocks:
        return [Text(str(1 // (picture.events["topic"] != "mentors.paired").all()))]

    assert "its own events" in found(events=[event(kind=(Name,))], views=[view(draw)])


def test_an_analysis_must_give_what_it_documents() -> None:
    def compute(picture: Picture, selection: Selection) -> object:
        return picture.people.select("person", "name")

    documented = Analysis("mentors.people", "People", compute, {"person": "id"})  # type: ignore[arg-type]
    assert "has the columns person, name; it documents person." in found(analyses=[documented])


def test_an_importer_refuses_what_it_cannot_read_in_a_sentence() -> None:
    def trusting(files: Sequence[Path], params: Params, setting: Setting) -> Brought:
        return Brought(len(files[0].read_text("utf-8")), 0, 0)

    def careful(files: Sequence[Path], params: Params, setting: Setting) -> Brought:
        raise BadInput("That is no list of mentors. Export it again.")

    told = found(importers=[Importer("mentors.csv", "Pairs", trusting, Params)])
    assert "UnicodeDecodeError" in told
    assert found(importers=[Importer("mentors.csv", "Pairs", careful, Params)]) == ""


def test_an_importer_must_account_for_every_row_and_an_exporter_must_write() -> None:
    def losing(files: Sequence[Path], params: Params, setting: Setting) -> Brought:
        return Brought(3, 1, 0)

    assert "of 3 rows it accounts for 1" in found(
        importers=[Importer("mentors.csv", "Pairs", losing, Params)]
    )
    silent = Exporter("mentors.txt", "Pairs", ".txt", lambda picture, path: None)
    assert "wrote no file" in found(exporters=[silent])


def test_a_form_whose_choices_cannot_be_had_is_found() -> None:
    class Given(Params):
        whom: Annotated[str, Pick(choices=lambda picture: [Choice(first_name(picture), "x")])]

    told = found(commands=[Command("mentors.pair", "Pair", Given, lambda given, setting: [])])
    assert "command mentors.pair: What there is to choose from" in told
    assert "IndexError" in told


def test_ways_on_that_lead_nowhere_are_found() -> None:
    def draw(picture: Picture, selection: Selection) -> Blocks:
        ways = (Do("mentors.pear"), Do("skill.assess"), Do("gap.anything"))
        return [Table((Column("Who"),), (Row("person:kari", ("Kari",), actions=ways),))]

    told = found(views=[view(draw)])
    assert "It leads to the command mentors.pear, and there is none." in told
    assert "skill.assess" not in told
    assert "gap.anything" not in told
    finder = Finder("mentors.find", "Find", lambda picture, words: [Hit(words, Action("mentors.page"))])
    assert "the view mentors.page" in found(finders=[finder])


def test_a_subcommand_is_run_where_it_can_do_without_options() -> None:
    def count(params: Params, workspace: Workspace) -> Blocks:
        return [Text(str(first_name(workspace.picture())))]

    assert "IndexError" in found(subcommands=[Subcommand("mentors.count", "Count", Params, count)])


def test_what_takes_too_long_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "_PATIENCE", -1.0)
    assert "takes more than" in found(views=[view(lambda picture, selection: [Text("well")])])


def test_a_notification_that_fails_is_found() -> None:
    module = plugin(views=[view(lambda picture, selection: [Text("well")])])

    def veikart_opened(workspace: object) -> None:
        raise LookupError("nobody is told")

    module.veikart_opened = hook(veikart_opened)  # type: ignore[attr-defined]
    assert "nobody is told" in " ".join(str(each) for each in problems_in_use(module, (), "mentors"))


def test_a_plugin_that_is_left_out_in_part_is_told_at_once() -> None:
    nowhere = View("mentors.list", "Pairs", lambda picture, selection: [], screen=" ")
    [problem] = check_plugin(plugin(views=[nowhere]))
    assert str(problem) == "view mentors.list: its screen is empty."


def test_a_heavy_import_is_found() -> None:
    from tests.testing import mentors

    [problem] = problems_on_import(mentors)
    assert "loads polars and pydantic" in problem.text
    assert list(problems_on_import(veikart_gap)) == []


def test_assert_sound_tells_all_of_it() -> None:
    nowhere = View("mentors.list", "Pairs", lambda picture, selection: [], screen="")
    with pytest.raises(AssertionError, match=r"veikart_mentors is not sound:\n  view mentors.list"):
        assert_sound(plugin(views=[nowhere]))


def test_the_command_line_tells_what_there_is_to_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "veikart_kitdemo.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    assert main(["plugin", "check", "veikart_kitdemo"]) == 1
    told = capsys.readouterr().out
    assert "kitdemo has 1 thing to put right." in told
    assert "Call it kitdemo.page" in told
    assert main(["plugin", "check", "veikart_kitdemo", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)[0]["what"] == "view other.page"


def test_the_command_line_says_when_a_plugin_is_sound_or_not_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["plugin", "check", "gap"]) == 0
    assert capsys.readouterr().out == "gap is sound.\n"
    assert main(["plugin", "check", "veikart_nowhere"]) == 2
    assert "no module 'veikart_nowhere'" in capsys.readouterr().err


def test_a_module_that_cannot_be_imported_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "veikart_kitfails.py").write_text("raise SystemExit(7)\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    assert main(["plugin", "check", "veikart_kitfails"]) == 2
    assert "veikart_kitfails cannot be imported (SystemExit: 7)" in capsys.readouterr().err
