"""What somebody typed, as the value that a field takes."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import Any

from veikart.commands.days import day_in
from veikart.commands.fields import Field
from veikart.text import fold

_YES = frozenset(("yes", "y", "ja", "j", "true", "on", "1"))
_NO = frozenset(("no", "n", "nei", "nej", "false", "off", "0"))


def value_of(field: Field, text: str, today: date) -> Any:
    """The value of one text. A text that cannot be understood comes back as it is: the model refuses it.

    Numbers may have a comma, days are written as people say them, choices by their label. What is picked is
    told by `veikart.commands.choosing`.
    """
    typed = text.strip()
    if field.kind == "day":
        return day_in(typed, today) or typed
    if field.kind in ("whole", "number"):
        return _number(typed, whole=field.kind == "whole")
    if field.kind == "flag":
        word = fold(typed)
        return True if word in _YES else False if word in _NO else typed
    if field.kind == "choice":
        wanted = fold(typed)
        found = (value for value, label in field.options if wanted in (fold(str(value)), fold(label)))
        return next(found, typed)
    if field.kind == "other":
        with suppress(ValueError, RecursionError):
            return json.loads(typed)
    return text


def text_of(field: Field, value: Any) -> str:
    """A value as one types it: what `value_of` understands."""
    if value is None:
        return ""
    if field.kind == "day" and isinstance(value, date):
        return value.isoformat()
    if field.kind == "choice":
        return next((label for each, label in field.options if each == value), str(value))
    if field.kind == "number" and isinstance(value, float):
        return f"{value:g}"
    return str(value)


def _number(typed: str, *, whole: bool) -> Any:
    plain = "".join(typed.split()).replace(",", ".").replace("−", "-")
    with suppress(ValueError):
        return int(plain)
    if not whole:
        with suppress(ValueError):
            return float(plain)
    return typed
