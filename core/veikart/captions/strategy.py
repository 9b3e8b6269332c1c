"""What changed of the direction: goals, capabilities, and the skills that are worked on or parked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from veikart.captions.words import FEW, named
from veikart.picture import Picture

_REVISED = ("name", "horizon", "why", "value", "owner", "weight")


def goals(before: Picture, after: Picture) -> Iterator[str]:
    """Goals that were set, revised or dropped, and capabilities that were named."""
    if before.goals is not after.goals:
        then, now = (_rows(p, "goals", "goal") for p in (before, after))
        yield from _told("goal", [row["name"] for goal, row in now.items() if goal not in then], "set")
        both = then.keys() & now.keys()
        revised = [now[g]["name"] for g in both if any(then[g][c] != now[g][c] for c in _REVISED)]
        yield from _told("goal", revised, "revised")
        yield from _told("goal", [row["name"] for goal, row in then.items() if goal not in now], "dropped")
    if before.capabilities is not after.capabilities:
        known = set(before.capabilities["capability"])
        rows = after.capabilities.select("capability", "name").rows()
        new = [name for capability, name in rows if capability not in known]
        yield from _told("capability", new, "named", many="capabilities")


def skills(before: Picture, after: Picture) -> Iterator[str]:
    """Skills that were added, retired, parked, taken up again, or given another priority."""
    if before.skills is after.skills:
        return
    then, now = (_rows(p, "skills", "skill") for p in (before, after))
    both = [(then[skill], now[skill]) for skill in then.keys() & now.keys()]
    parked = [new["name"] for old, new in both if new["parked"] and not old["parked"]]
    taken_up = [new["name"] for old, new in both if old["parked"] and not new["parked"]]
    ranked = [
        new["name"]
        for old, new in both
        if not new["parked"]
        and not old["parked"]
        and (new["priority"], new["needed_by"]) != (old["priority"], old["needed_by"])
    ]
    yield from _told("", parked, "parked")
    yield from _told("", taken_up, "taken up again")
    yield from _told("", ranked, "prioritised")
    yield from _told("skill", [row["name"] for skill, row in now.items() if skill not in then], "added")
    yield from _told("skill", [row["name"] for skill, row in then.items() if skill not in now], "retired")


def _told(kind: str, names: list[str], became: str, many: str = "") -> Iterator[str]:
    """ "goal Fewer stops set", "5 goals set", "SQL parked"."""
    if names:
        several = len(names) > FEW
        front = f"{kind} " if kind and not several else ""
        yield f"{front}{named(names, kind or 'skill', many)} {became}"


def _rows(picture: Picture, table: str, key: str) -> Mapping[str, dict[str, Any]]:
    return {row[key]: row for row in getattr(picture, table).iter_rows(named=True)}
