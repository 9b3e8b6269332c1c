"""Where the rows of the rankings lead."""

from __future__ import annotations

from veikart.api import Action, Do
from veikart_gap.pages.ways import Ways, of_skill

_OTHERWISE = Do("gap.rank_by", {}, "Rank by another method")


def of_ranked(skill: str) -> Ways:
    """From a skill in the ranking: as from any that is missing, and how sure its place is."""
    return (*of_skill(skill), Action("gap.stability", {}, "How sure this order is"), _OTHERWISE)


def of_order(skill: str) -> Ways:
    """From a skill whose place is more or less sure."""
    return (
        Action("gap.ranked", {}, "The ranking"),
        Action("map", {"skill": skill}, "Everyone's levels on the Map"),
        Action("gap.rate_first", {}, "Which ratings would settle it"),
        _OTHERWISE,
    )


def otherwise(method: str) -> Ways:
    """From a method: to rank by it."""
    return (
        Do("gap.rank_by", {"method": method}, "Rank by this method"),
        Action("gap.ranked", {}, "The ranking"),
    )


def of_role(role: str) -> Ways:
    """From a role: who holds it, and the ranking over all of them."""
    return (
        Action("gap.ranked", {}, "The ranking of skills"),
        Action("map", {"rows": "roles"}, "Roles on the Map"),
        _OTHERWISE,
    )
