"""What a new plugin is called, in all the places where it has a name."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from veikart.errors import BadInput

_PREFIX = "veikart-"
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Names:
    """Of the plugin "shift-plans"."""

    distribution: str
    """As it is installed and published: "veikart-shift-plans"."""
    module: str
    """As it is imported: "veikart_shift_plans"."""
    name: str
    """Of its entry point, and before every id of it: "shift_plans"."""
    title: str
    """As people read it: "Shift plans"."""


def names_of(given: str, taken: Collection[str] = ()) -> Names:
    """The names that follow from what somebody typed: "Shift plans", "shift_plans", "veikart-shift-plans".

    Raises `BadInput` for a name that Python or a package index cannot have, or that is among the `taken`.
    """
    plain = re.sub(r"[\s_.-]+", "-", given.strip().lower()).removeprefix(_PREFIX)  # as PEP 503 has it
    if not _NAME.fullmatch(plain) or len(plain) > _LONGEST:
        raise BadInput(
            f"{given!r} cannot be the name of a plugin. Take small letters a–z, digits and hyphens, a letter "
            f"first, {_LONGEST} at most: shift-plans."
        )
    name = plain.replace("-", "_")
    if name in taken:
        raise BadInput(f"{name} is the name of something else in veikart. Take another, such as my-{plain}.")
    return Names(f"{_PREFIX}{plain}", f"veikart_{name}", name, plain.replace("-", " ").capitalize())
