"""What a command asks for is read off its parameters."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field as Told

from veikart.commands.catalogue import CORE_COMMANDS
from veikart.commands.declaration import Params
from veikart.commands.fields import Bounds, Choice, Field, Lines, Pick, fields_of


class Colour(Enum):
    RED = "red"
    NIGHT_BLUE = "night_blue"


def all_measures(picture: Any) -> list[Choice]:
    return [Choice("m1", "Course")]


Percent = Annotated[int, Told(ge=0, le=100)]


class Many(Params):
    person: Annotated[str, Pick("person")]
    unit: Annotated[str, Pick("unit")] | None = None
    measures: tuple[Annotated[str, Pick(choices=all_measures)], ...] = ()
    mentors: list[Annotated[str, Pick("person")]] = Told(min_length=1, max_length=3)
    why: Annotated[str, Lines()] = Told(min_length=1, title="Reason", description="it is kept")
    note: Annotated[str, Lines()] | None = None
    share: Percent = 50
    hours: float | None = Told(None, gt=0, lt=40)
    either: int | float = 1
    open: bool = False
    by: date | None = None
    at: datetime | None = None
    method: Literal["self", "agreed_by_all"] = "self"
    methods: tuple[Literal["self", "peer"], ...] = ()
    colour: Colour | None = None
    tags: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    pair: tuple[int, str] | None = None
    odd: dict[str, int] = Told(default_factory=dict)


MANY = {each.name: each for each in fields_of(Many)}


@pytest.mark.parametrize(
    ("name", "kind", "several", "must"),
    [
        ("person", "pick", False, True),
        ("unit", "pick", False, False),
        ("measures", "pick", True, False),
        ("mentors", "pick", True, True),
        ("why", "lines", False, True),
        ("note", "lines", False, False),
        ("share", "whole", False, False),
        ("hours", "number", False, False),
        ("either", "number", False, False),
        ("open", "flag", False, False),
        ("by", "day", False, False),
        ("at", "other", False, False),
        ("method", "choice", False, False),
        ("methods", "choice", True, False),
        ("colour", "choice", False, False),
        ("tags", "text", True, False),
        ("groups", "other", False, False),
        ("pair", "other", False, False),
        ("odd", "other", False, False),
    ],
)
def test_the_kind_of_a_field_is_read_off_its_type(name: str, kind: str, several: bool, must: bool) -> None:
    field = MANY[name]
    assert (field.kind, field.several, field.must) == (kind, several, must)


def test_titles_help_and_defaults_are_those_of_the_model() -> None:
    assert (MANY["why"].title, MANY["why"].help) == ("Reason", "it is kept")
    assert MANY["either"].title == "Either"
    assert MANY["share"].default == 50
    assert MANY["odd"].default == {}
    assert [each.name for each in fields_of(Many)] == list(Many.model_fields)


def test_bounds_are_found_wherever_they_stand() -> None:
    assert MANY["share"].bounds == Bounds(least=0, most=100)
    assert MANY["hours"].bounds == Bounds(above=0, below=40)
    assert MANY["why"].bounds.shortest == 1
    assert (MANY["mentors"].bounds.shortest, MANY["mentors"].bounds.longest) == (1, 3)


def test_what_can_be_chosen_has_labels_in_words() -> None:
    assert MANY["method"].options == (("self", "self"), ("agreed_by_all", "agreed by all"))
    assert MANY["colour"].options == ((Colour.RED, "red"), (Colour.NIGHT_BLUE, "night blue"))


def test_what_is_picked_is_known_within_a_list_and_beside_none() -> None:
    assert MANY["unit"].pick == Pick("unit")
    assert MANY["measures"].pick == Pick(choices=all_measures)
    assert MANY["mentors"].pick == Pick("person")


@pytest.mark.parametrize("command", CORE_COMMANDS, ids=lambda command: command.id)
def test_the_form_knows_every_field_of_core_but_the_order_of_belief(command: Any) -> None:
    fields: tuple[Field, ...] = fields_of(command.params)
    assert [each.name for each in fields if each.kind == "other"] == (
        ["groups"] if command.id == "sources.rank" else []
    )
