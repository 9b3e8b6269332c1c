"""Whether whatever a plugin asks for can be asked in a form, and whether its keys can be pressed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from veikart.commands.choosing import PICKED
from veikart.commands.fields import fields_of
from veikart.plugins import Plugins
from veikart.testing.checking.problem import Problem

if TYPE_CHECKING:
    from veikart.commands.fields import Field

_KEY = re.compile(r"(shift\+)?[a-z]|f\d{1,2}|comma|full_stop")
_SHORTEST_NAME = 3  # letters; of a field that has no title


def problems_in_what_is_asked(plugins: Plugins) -> Iterator[Problem]:
    """What is amiss in the parameters of commands, importers and subcommands, in settings, and in keys."""
    models: list[tuple[str, Any]] = [
        *((f"command {each.id}", each.params) for each in plugins.commands()),
        *((f"importer {each.id}", each.params) for each in plugins.importers()),
        *((f"subcommand {each.id}", each.params) for each in plugins.subcommands()),
        *((f"settings {each.id}", each.model) for each in plugins.settings()),
    ]
    for what, model in models:
        for field in fields_of(model):
            yield from _field(what, field, titled=bool(model.model_fields[field.name].title))
    for command in plugins.commands():
        if command.key and not _KEY.fullmatch(command.key):
            yield Problem(
                f"command {command.id}",
                f"Its key {command.key!r} is not on every Nordic keyboard, or is not free to give.",
                'Take a letter, with shift or without: "y", "shift+y".',
            )


def _field(what: str, field: Field, *, titled: bool) -> Iterator[Problem]:
    if field.kind == "other":
        yield Problem(
            what,
            f"No form can ask for {field.name}: of its type nothing is known but JSON.",
            "Take texts, numbers, days, yes or no, Literal, Enum or Pick(…), or a tuple of one of these.",
        )
    if not titled and len(field.name.replace("_", "")) < _SHORTEST_NAME:
        yield Problem(
            what,
            f"The form would call its field {field.title!r}.",
            f"Give {field.name} a title: Field(title=…).",
        )
    if field.pick is not None and field.pick.choices is None and field.pick.kind not in PICKED:
        yield Problem(
            what,
            f"There is no {field.pick.kind!r} to pick from for {field.name}.",
            f"There are {', '.join(PICKED)}; for anything else give Pick(choices=…).",
        )
