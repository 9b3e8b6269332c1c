"""How many things are told: by name while they are few, else by their number."""

from __future__ import annotations

from collections.abc import Sequence

from veikart.text import join_and

FEW = 2
"""Things that are told by name; more are counted."""


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 rating", "3,000 ratings"."""
    return f"1 {one}" if number == 1 else f"{number:,} {many or one + 's'}"


def named(names: Sequence[str], one: str, many: str = "") -> str:
    """ "Ola", "Ola and Kari", "12 people"; names in order, each once."""
    known = sorted(set(names))
    return join_and(known) if len(names) <= FEW else counted(len(names), one, many)
