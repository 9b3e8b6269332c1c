"""What is wrong with what was given, field by field, in sentences for whoever gave it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from veikart.commands.fields import Field, Kind
from veikart.text import join_and

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

WHOLE = ""
"""Stands for all fields together, where a fault belongs to none of them."""
DAY = "Write a day, such as 2026-03-01, 1.3.2026 or tomorrow."
_MOST_CHOICES = 8


def faults_in(error: ValidationError, fields: Iterable[Field]) -> dict[str, str]:
    """Name of a field → what is wrong with it, the first of its faults; `WHOLE` for what is in no field.

    Works for the parameters and for an event made of them, whose fields are found by their names.
    """
    known = {each.name: each for each in fields}
    found: dict[str, str] = {}
    for fault in error.errors(include_url=False, include_input=False):
        name = str(fault["loc"][0]) if fault["loc"] else WHOLE
        if name in known:
            found.setdefault(name, sentence(fault, known[name]))
        else:
            found.setdefault(WHOLE, _elsewhere(fault, name, known))
    return found


def sentence(fault: ErrorDetails, field: Field) -> str:
    """A fault of a field as a sentence that says what to give."""
    kind, context = fault["type"], fault.get("ctx", {})
    if kind in ("value_error", "assertion_error"):
        return _own_words(fault)
    if kind in _OF_LENGTH and (len(fault["loc"]) > 1 or not field.several or kind.startswith("too_")):
        return _OF_LENGTH[kind](context)
    if kind in _BY_TYPE:
        return _BY_TYPE[kind]
    if kind in ("multiple_of", "string_pattern_mismatch"):
        return f"{_sentence_case(fault['msg'])}."
    return wanted(field)


def wanted(field: Field) -> str:
    """What is to be given in a field, where nothing or something else was given."""
    return _WANTED[field.kind](field)


def _choice(field: Field) -> str:
    labels = [label for _, label in field.options]
    if len(labels) > _MOST_CHOICES:
        return _pick(field)
    return f"Choose {'one or more' if field.several else 'one'} of {join_and(labels, 'or')}."


def _pick(field: Field) -> str:
    return "Choose at least one." if field.several else "Choose one of those there are."


def _a_number(field: Field) -> str:
    bounds, what = field.bounds, "a whole number" if field.kind == "whole" else "a number"
    if bounds.least is not None and bounds.most is not None:
        return f"{what} from {_told(bounds.least)} to {_told(bounds.most)}"
    limits = (
        ("not below", bounds.least),
        ("above", bounds.above),
        ("not above", bounds.most),
        ("below", bounds.below),
    )
    return f"{what} {join_and(f'{words} {_told(n)}' for words, n in limits if n is not None)}".rstrip()


_WANTED: Mapping[Kind, Callable[[Field], str]] = {
    "text": lambda field: "Write something here.",
    "lines": lambda field: "Write something here.",
    "whole": lambda field: f"Write {_a_number(field)}.",
    "number": lambda field: f"Write {_a_number(field)}.",
    "flag": lambda field: "Say yes or no.",
    "day": lambda field: DAY,
    "choice": _choice,
    "pick": _pick,
    "other": lambda field: "Give it as JSON of the right shape.",
}


def _told(number: float) -> str:
    return f"{number:.12g}"


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:].rstrip(".")


def _own_words(fault: ErrorDetails) -> str:
    """What the author of a check wrote, without pydantic's words before it."""
    for opening in ("Value error, ", "Assertion failed, "):
        if fault["msg"].startswith(opening):
            return f"{_sentence_case(fault['msg'].removeprefix(opening))}."
    return f"{_sentence_case(fault['msg'])}."


def _elsewhere(fault: ErrorDetails, name: str, known: Mapping[str, Field]) -> str:
    """A fault in no field that was asked for."""
    if fault["type"] == "extra_forbidden":
        return f"There is no field {name!r} here. There are: {', '.join(known) or 'none'}."
    if fault["type"] in ("value_error", "assertion_error"):
        return _own_words(fault)
    told = _sentence_case(fault["msg"])
    return f"{name}: {told}." if name else f"{told}."


def _count(number: Any, single: str, several: str) -> str:
    return f"{number} {single if number == 1 else several}"


_OF_LENGTH: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "string_too_short": lambda told: (
        "Write something here."
        if told["min_length"] == 1
        else f"Write at least {_count(told['min_length'], 'letter', 'letters')}."
    ),
    "string_too_long": lambda told: f"Write at most {_count(told['max_length'], 'letter', 'letters')}.",
    "too_short": lambda told: f"Give at least {told['min_length']}.",
    "too_long": lambda told: f"Give at most {told['max_length']}.",
}
_BY_TYPE: Mapping[str, str] = {
    "finite_number": "Write a number that is not endless.",
    "date_past": "Write a day before today.",
    "date_future": "Write a day after today.",
    "date_from_datetime_inexact": DAY,
}
