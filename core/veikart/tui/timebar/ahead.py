"""What is expected right of today: a sign for each day, and how much of it will have come by a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from veikart.text import join_and
from veikart.tui.timebar.model import Due, Ruler

SIGNS: Mapping[str, str] = {"promised": "○", "target": "▴", "leaves": "−", "joins": "+"}
SEVERAL = "≡"
"""Where more than one kind falls on a cell."""
_ONE = {"promised": "level promised", "target": "requirement moves", "leaves": "leaves", "joins": "joins"}
_MANY = {"promised": "levels promised", "target": "requirements move", "leaves": "leave", "joins": "join"}


def signs(due: Iterable[Due], ruler: Ruler) -> dict[int, str]:
    """Cell → the sign that stands in it."""
    kinds: dict[int, set[str]] = {}
    for each in due:
        if each.day <= ruler.last:
            kinds.setdefault(ruler.cell(each.day), set()).add(each.kind)
    return {cell: SIGNS[min(found)] if len(found) == 1 else SEVERAL for cell, found in kinds.items()}


def told(due: Iterable[Due], until: date) -> tuple[str, ...]:
    """ "by then 12 levels promised and 1 leaves", and the same in signs, "○12 −1", where there is no room for
    words; nothing where nothing is expected by the day."""
    counts = dict.fromkeys(SIGNS, 0)
    for each in due:
        if each.day <= until:
            counts[each.kind] += each.many
    words = [f"{count} {(_ONE if count == 1 else _MANY)[kind]}" for kind, count in counts.items() if count]
    short = " ".join(f"{SIGNS[kind]}{count}" for kind, count in counts.items() if count)
    return (f"by then {join_and(words)}", short) if words else ()
