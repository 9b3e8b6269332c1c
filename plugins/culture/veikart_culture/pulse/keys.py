"""Which columns of a file are questions, and to which theme they belong.

Written as in scoring keys: `agree = -A1, A2, A3; open = O1, -O2`. A minus stands before a reverse-keyed one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from veikart.api import BadInput, fold


@dataclass(frozen=True, slots=True)
class Key:
    """One column: the theme it belongs to, and whether it is reverse-keyed."""

    column: str
    theme: str
    reverse: bool


def keys_in(text: str, headers: Sequence[str]) -> tuple[Key, ...]:
    """The keys of a mapping, in its order. Raises `BadInput` with what cannot be understood of it."""
    there = {fold(header): header for header in headers}
    found: dict[str, Key] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        theme, separator, columns = (piece.strip() for piece in part.partition("="))
        if not (theme and separator and columns):
            raise BadInput(
                f"“{part}” names no theme with its columns. Write: --set 'themes=Feedback=F1,-F2; Time=T1,T2'"
            )
        for column in filter(None, (each.strip() for each in columns.split(","))):
            key = _key(column, theme, there)
            if key.column in found:
                raise BadInput(
                    f"The column {key.column!r} stands in two places of the themes. Keep one of them."
                )
            found[key.column] = key
    return tuple(found.values())


def _key(text: str, theme: str, there: Mapping[str, str]) -> Key:
    """Of a column as it is written; one whose name begins with a minus is meant before a reversed one."""
    if fold(text) in there:
        return Key(there[fold(text)], theme, reverse=False)
    name = text[1:].strip() if text[0] in "-−–" else text
    if fold(name) in there:
        return Key(there[fold(name)], theme, reverse=True)
    names = ", ".join(list(there.values())[:30])
    raise BadInput(f"The file has no column {name!r}, which the themes name. It has: {names}.")
