"""How the pages say how well somebody fits, what is missing, and what comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isnan

import numpy as np

from veikart.api import Action, Do, Empty, Mark, Meter, Picture, Selection, Tone, join_and, number, percent
from veikart_gap.reskill.demands import Demands
from veikart_gap.reskill.people_and_roles import Measured

MOST_ROLES = 60
"""Roles on a page: more than anybody reads, and few enough to be measured in time."""
MOST_PEOPLE = 50
_NAMED = 3

Ways = tuple[Action | Do, ...]


def nothing_required(picture: Picture, selection: Selection, demands: Demands) -> Empty | None:
    """What to do where no role requires anything of what is selected; None where one does."""
    if demands.roles.len():
        return None
    if picture.requirements.height:
        return Empty(
            "No role requires any of the skills in this selection.",
            ("Widen it: choose another goal, or show more than what is critical.",),
        )
    return Empty(
        "No level was required of any role yet at this moment, so there is no distance to measure.",
        (
            "Bring in what roles require: veikart import FILE requirements.csv --as requirements",
            "Or a framework with levels, such as O*NET: docs/import.md has the commands.",
            "Or move in time: n leads back to today.",
        ),
    )


def fit_in_words(low: float, high: float) -> str:
    """ "74 %", or from "52–74 %" where something is unknown."""
    if isnan(low):
        return "nothing weighs"
    if high - low < 0.005:
        return percent(low)
    return f"{percent(low).removesuffix(' %')}–{percent(high)}"


def fit_meter(low: float, high: float) -> Meter:
    """A fit as a bar: what is known of it. In order by that, then by what is possible."""
    if isnan(low):
        return Meter(None, "nothing weighs", "muted", -1.0)
    return Meter(low, fit_in_words(low, high), _tone(low), round(low, 6) + round(high, 6) / 1e6)


def _tone(share: float) -> Tone:
    return "good" if share >= 0.8 else "warn" if share >= 0.5 else "muted"


def met_of(met: int, asked: int) -> Mark:
    return Mark(f"{met}/{asked}", sort=met / asked if asked else -1.0)


def lacking(demands: Demands, role: int, held: np.ndarray, left_out: np.ndarray) -> list[str]:
    """What somebody lacks for a role in words, what weighs most first: "Welding 2→4", "SQL ?→3" where nobody
    knows, "SQL –→3" where they are known to have nothing of it."""
    required, weight = demands.level[role], demands.weight[role]
    places = [
        int(skill)
        for skill in np.flatnonzero(demands.asked[role] & ~left_out)
        if not held[skill] >= required[skill]
    ]
    places.sort(key=lambda skill: (np.isnan(held[skill]), -weight[skill], skill))
    return [
        f"{demands.skill_names[skill]} {_level(held[skill])}→{number(required[skill])}" for skill in places
    ]


def _level(level: float) -> str:
    if np.isnan(level):
        return "?"
    return "–" if np.isinf(level) else number(level)


def some_of(words: Sequence[str], most: int = _NAMED) -> str:
    """The first of them, and how many more."""
    if not words:
        return "–"
    more = len(words) - most
    return ", ".join([*words[:most], *([f"{more} more"] if more > 0 else [])])


def roles_of(picture: Picture, people: Sequence[str]) -> dict[str, str]:
    """Of some people: person → names of the roles they hold."""
    named = dict(picture.roles.select("role", "name").rows())
    held = picture.assignments.filter(picture.assignments["person"].is_in(people))
    held = held.select("person", "role").sort("person", "role")
    found: dict[str, list[str]] = {}
    for person, role in held.rows():
        found.setdefault(person, []).append(named.get(role, role))
    return {person: join_and(names) for person, names in found.items()}


def shown_roles(found: Demands, held: Iterable[int], wanted: int | None) -> np.ndarray:
    """Places of the roles for a page: all, or where there are too many the one that is looked for, those that
    people hold, and then the first."""
    count = found.roles.len()
    if count <= MOST_ROLES:
        return np.arange(count)
    first = dict.fromkeys([*([wanted] if wanted is not None else []), *held, *range(MOST_ROLES)])
    return np.sort(np.array([*first][:MOST_ROLES], np.int64))


def ways_of_role(role: str) -> Ways:
    """From a role: who could take it."""
    return (
        Do("gap.look_for_role", {"role": role}, "Look for candidates for it"),
        Action("gap.candidates", {}, "The candidates"),
        Do("suppose.hires", {"role": role}, "What if we hire for it?"),
    )


def ways_of_person(person: str, role: str | None = None) -> Ways:
    """From a person, and a role they might take."""
    about = {"person": person}
    taken = () if role is None else (Do("suppose.role", {**about, "role": role}, "What if they take it?"),)
    return (
        *taken,
        Action("gap.reskill", about, "The roles nearest to them"),
        Action("gap.cover", about, "Who could stand in for them"),
        Action("map", about, "Their levels on the Map"),
    )


def positions_behind(picture: Picture, found: Measured, place: int, role: int) -> list[int]:
    """Positions of a person's ratings in what a role requires, and of the requirements; the newest first."""
    person, identity = found.people.ids[place], found.demands.roles[role]
    asked = picture.requirements.filter(picture.requirements["role"] == identity)
    levels = picture.levels.filter(picture.levels["person"] == person)
    rated = levels.join(asked.select("skill"), on="skill", how="semi")["position"]
    return sorted({*rated.to_list(), *asked["position"].to_list()}, reverse=True)
