"""Verbs that plugins bring."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from tests.rooms import furnished

from veikart.cli import main

GREETING = """
    from typing import Annotated

    from pydantic import Field

    from veikart.api import Params, Pick, Proposed, RuleBroken, Subcommand, Text, hook

    class Options(Params):
        person: Annotated[str, Pick("person")]
        times: int = Field(1, ge=1, le=3)
        quietly: bool = False

    def greet(options, workspace):
        picture = workspace.picture()
        if options.quietly:
            raise RuleBroken("Greetings are loud.")
        workspace.do("decision.note", text=f"Greeted {options.times} times")
        return [Text(f"Hello, {picture.name('person', options.person)} of {workspace.name}!")] * options.times

    @hook
    def veikart_subcommands():
        return [Subcommand("greeting.say", "Greet somebody", Options, greet)]
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An engagement, and the plugin installed beside it."""
    (tmp_path / "plug_greeting.py").write_text(dedent(GREETING), encoding="utf-8")
    record = tmp_path / "veikart_greeting-1.0.dist-info"
    record.mkdir()
    (record / "METADATA").write_text("Metadata-Version: 2.1\nName: veikart-greeting\nVersion: 1.0\n")
    (record / "entry_points.txt").write_text("[veikart]\ngreeting = plug_greeting\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    furnished(tmp_path / "greeting.veikart")[0].close()
    yield str(tmp_path / "greeting.veikart")
    sys.modules.pop("plug_greeting", None)


def test_its_options_are_the_fields_of_its_params(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["greeting.say", file, "--person", "Kari", "--times", "2"]) == 0
    assert capsys.readouterr().out.count("Hello, Kari of Fjordkraft!") == 2
    main(["show", "journal", file])
    assert "Greeted 2 times" in capsys.readouterr().out


def test_its_help_tells_them(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["greeting.say", "--help"])
    told = capsys.readouterr().out
    assert "Greet somebody" in told
    assert "--person" in told


def test_a_refusal_of_the_plugin_is_told_as_it_is(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["greeting.say", file, "--person", "Kari", "--quietly"]) == 1
    assert "Greetings are loud." in capsys.readouterr().err


def test_an_option_that_does_not_fit_is_refused(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["greeting.say", file, "--person", "Kari", "--times", "9"]) == 2
    assert "Write a whole number from 1 to 3" in capsys.readouterr().err


def test_a_verb_that_nobody_brings_is_told_with_those_there_are(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["greeting.shout", file]) == 2
    told = capsys.readouterr().err
    assert "neither a file nor a verb called 'greeting.shout'" in told
    assert "greeting.say" in told


def test_a_file_that_is_missing_is_still_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([str(tmp_path / "client.veikart")]) != 0
    assert "verb" not in capsys.readouterr().err
