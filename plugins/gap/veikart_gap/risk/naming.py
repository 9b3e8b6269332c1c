"""What the pages of risk call people, and where they lead from them."""

from __future__ import annotations

from collections.abc import Sequence

from veikart.api import Action, Do, join_and
from veikart_gap.pages.ways import Ways
from veikart_gap.risk.held import Held


def called(held: Held, place: int, *, unit: bool = True) -> str:
    """ "Kari (Wind), leaves 2026-03-01"."""
    person, name, in_unit = held.who[place]
    gone = held.leaves.get(person)
    where = f" ({in_unit})" if unit and in_unit else ""
    return f"{name}{where}" + (f", leaves {gone}" if gone else "")


def to_person(person: str, name: str) -> Action:
    """To what leaves with somebody."""
    return Action("gap.person", {"person": person}, f"What leaves with {name}")


def of_person(person: str, name: str) -> Ways:
    """From a key person: what if they leave, and their levels."""
    about = {"person": person}
    return (
        Do("suppose.leaves", about, f"What if {name} leaves?"),
        Action("map", about, "Their levels on the Map"),
        Action("plans.plan", about, "The measures they are in"),
    )


def shortened(names: Sequence[str], most: int = 2) -> str:
    """ "Kari, Ola and 3 more"; "–" for nobody."""
    if not names:
        return "–"
    more = len(names) - most
    return join_and([*names[:most], *([f"{more} more"] if more > 0 else [])])
