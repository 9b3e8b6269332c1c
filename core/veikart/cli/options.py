"""Options of the command line for the fields of a model, such as those of a command."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

from veikart.commands.fields import Field
from veikart.text import clean_line

_SHOWN = {"whole": "N", "number": "N", "day": "DATE", "pick": "NAME", "choice": "WORD", "other": "JSON"}
_MOST_CHOICES = 12


def option_of(name: str, taken: Iterable[str] = ()) -> str:
    """ "--needed-by" of needed_by; "--field-json" where the option is `taken` for something else."""
    option = f"--{name.replace('_', '-')}"
    return f"--field-{option[2:]}" if option in taken else option


def add_options(parser: argparse.ArgumentParser, fields: Sequence[Field], taken: Iterable[str] = ()) -> None:
    """An option for each field. What has to be given, and what fits, is judged by the model.

    A yes or no has `--x` and `--no-x`; an option for several values is given several times.
    """
    reserved = frozenset(taken)
    group = parser.add_argument_group("what it takes")
    for field in fields:
        option, told = option_of(field.name, reserved), _help(field)
        if field.kind == "flag" and not field.several:
            group.add_argument(
                option, dest=_dest(field), action=argparse.BooleanOptionalAction, default=None, help=told
            )
        else:
            shown = _SHOWN.get(field.kind, "TEXT")
            group.add_argument(
                option, dest=_dest(field), action="append", default=[], metavar=shown, help=told
            )


def texts_in(arguments: argparse.Namespace, fields: Sequence[Field]) -> list[tuple[str, str]]:
    """Name and text of every option that was given, for `veikart.commands.given`."""
    found: list[tuple[str, str]] = []
    for field in fields:
        given = getattr(arguments, _dest(field))
        if isinstance(given, bool):
            found.append((field.name, "yes" if given else "no"))
        elif given:
            found += [(field.name, text) for text in given]
    return found


def _dest(field: Field) -> str:
    return f"field {field.name}"  # with a space: no option of ours has this name


def _help(field: Field) -> str:
    parts = [field.help] if field.help else []
    if field.kind == "pick":
        parts.append("by name, reference or id")
    labels = [label for _, label in field.options]
    if labels:
        more = ", …" if len(labels) > _MOST_CHOICES else ""
        parts.append(f"{', '.join(labels[:_MOST_CHOICES])}{more}")
    if field.several:
        parts.append("several: give it again")
    if field.must:
        parts.append("required")
    elif field.starts_with is not None and field.kind != "flag":
        parts.append(f"default: {field.starts_with}")
    told = f"{field.title}: {'; '.join(parts)}" if parts else field.title
    return clean_line(told).replace("%", "%%")
