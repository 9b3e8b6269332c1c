"""What the check finds in ids, titles, fields of forms, and keys."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from pydantic import Field
from tests.testing.checking.making import event, loaded

from veikart.api import Command, Params, Pick, Text, View
from veikart.plugins import Plugins
from veikart.testing.checking.asked import problems_in_what_is_asked
from veikart.testing.checking.naming import problems_in_names
from veikart_events.base import Name


def named(plugins: Plugins, name: str = "mentors") -> str:
    return " ".join(map(str, problems_in_names(plugins, name)))


def view(identity: str) -> View:
    return View(identity, "Pairs", lambda picture, selection: [Text("x")], screen="Mentors")


def test_ids_begin_with_the_name_of_the_plugin() -> None:
    assert named(loaded(views=[view("mentors.list"), view("mentors")])) == ""
    assert "Call it mentors.list" in named(loaded(views=[view("pairs.list")]))
    assert "does not begin" in named(loaded(views=[view("mentorship.list")]))
    assert named(loaded(views=[view("my_mentors.list")]), "my_mentors") == ""


@pytest.mark.parametrize("word", ["paired", "talk_held", "plan_agreed", "written", "set", "left"])
def test_topics_in_the_past_tense_are_right(word: str) -> None:
    assert named(loaded(events=[event(f"mentors.{word}", kind=(Name,))])) == ""


@pytest.mark.parametrize("word", ["pair", "pairing", "pairs", "talk", "paired_now"])
def test_topics_in_another_tense_are_found(word: str) -> None:
    assert "past tense" in named(loaded(events=[event(f"mentors.{word}", kind=(Name,))]))


def asked(command: Command) -> str:
    return " ".join(map(str, problems_in_what_is_asked(loaded(commands=[command]))))


def command(key: str = "", **fields: Any) -> Command:
    space = {name: value[1] for name, value in fields.items() if len(value) > 1}
    notes = {name: value[0] for name, value in fields.items()}
    params = type("Given", (Params,), {**space, "__annotations__": notes, "__module__": __name__})
    return Command("mentors.pair", "Pair", params, lambda given, setting: [], key=key)


def test_what_a_form_can_ask_is_right() -> None:
    person = Annotated[str, Pick("person")]
    assert asked(command(person=(person,), several=(tuple[person, ...],), hours=(float, 1.0))) == ""
    assert asked(command(x=(int, Field(1, title="Times")))) == ""


def test_what_no_form_can_ask_is_found() -> None:
    assert "No form can ask for table" in asked(command(table=(dict[str, int],)))
    assert "'X'" in asked(command(x=(int,)))
    assert "no 'partner' to pick from" in asked(command(whom=(Annotated[str, Pick("partner")],)))


@pytest.mark.parametrize("key", ["y", "shift+y", "f10", "comma", ""])
def test_keys_of_every_nordic_keyboard_are_right(key: str) -> None:
    assert asked(command(key)) == ""


@pytest.mark.parametrize("key", ["at", "left_square_bracket", "ctrl+h", "backslash", "7"])
def test_other_keys_are_found(key: str) -> None:
    assert "Nordic keyboard" in asked(command(key))
