"""What was given for the fields of a model, in texts, as the values that the model takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from veikart.commands.choosing import choices_of, meant
from veikart.commands.fields import Field
from veikart.commands.typed import value_of
from veikart.errors import BadInput

if TYPE_CHECKING:
    from veikart.picture import Picture


def values_given(
    fields: Sequence[Field], texts: Iterable[tuple[str, str]], picture: Picture, today: date
) -> dict[str, Any]:
    """Name → value, of names and texts; what is given several times makes several where a field takes them.

    What is picked is meant by id, reference or name; an empty text is none where that is an answer. Raises
    `BadInput` for a name there is not, for a field given twice that takes one, and where several may be
    meant; `NotFound` where none is.
    """
    known = {field.name: field for field in fields}
    values: dict[str, Any] = {}
    for given, text in texts:
        name = given.strip().replace("-", "_")
        if name not in known:
            there = ", ".join(known) or "none"
            raise BadInput(f"There is no option {given!r} here. There are: {there}.")
        field = known[name]
        value = _value(field, text, picture, today)
        if field.several:
            values.setdefault(name, []).append(value)
        elif name in values:
            raise BadInput(f"{given} was given twice, and takes one value.")
        else:
            values[name] = value
    return values


def _value(field: Field, text: str, picture: Picture, today: date) -> Any:
    if field.nullable and not text.strip():
        return None
    if field.kind == "pick":
        return meant(choices_of(field, picture), text, field.title).id
    return value_of(field, text, today)


def split(pair: str) -> tuple[str, str]:
    """Name and text of "name=text". Raises `BadInput`."""
    name, sign, text = pair.partition("=")
    if not sign or not name.strip():
        raise BadInput(f"{pair!r} is not name=value. Write it such as language=nb.")
    return name, text
