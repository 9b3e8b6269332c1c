"""How the target picture moved: levels that roles require, and head-count targets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Literal

from veikart.captions.words import FEW, counted
from veikart.picture import Picture
from veikart.text import join_and

Move = Literal["raised", "lowered", "set", "withdrawn"]
Levels = tuple[float, float]
"""Lowest and highest level that is asked for."""


def changes(before: Picture, after: Picture) -> Iterator[str]:
    """Targets raised, lowered, new and withdrawn, by skill; then head-count targets."""
    if before.requirements is not after.requirements:
        yield from _requirements(before, after)
    if before.headcounts is not after.headcounts:
        columns = ("skill", "unit", "level", "people")
        then, now = (set(p.headcounts.select(columns).rows()) for p in (before, after))
        if moved := {(skill, unit) for skill, unit, *_ in then ^ now}:
            yield f"{counted(len(moved), 'head-count target')} changed"


def _requirements(before: Picture, after: Picture) -> Iterator[str]:
    then, now = _levels(before), _levels(after)
    moved: dict[Move, dict[str, set[float]]] = defaultdict(lambda: defaultdict(set))
    for key in then.keys() | now.keys():
        move = _move(then.get(key), now.get(key))
        if move is not None:
            level, _ = now.get(key) or then[key]
            moved[move][key[1]].add(level)
    order: tuple[Move, ...] = ("raised", "lowered", "set", "withdrawn")
    for move in order:
        if move in moved:
            yield _told(after, move, moved[move])


def _levels(picture: Picture) -> dict[tuple[str, str], Levels]:
    rows = picture.requirements.select("role", "skill", "level", "upto").rows()
    return {(role, skill): (level, level if upto is None else upto) for role, skill, level, upto in rows}


def _move(then: Levels | None, now: Levels | None) -> Move | None:
    if then == now:
        return None
    if then is None:
        return "set"
    if now is None:
        return "withdrawn"
    return "raised" if now > then else "lowered"


def _told(after: Picture, move: Move, skills: Mapping[str, set[float]]) -> str:
    """ "target for SQL raised to 3", "targets for SQL and Welding raised", "targets for 7 skills set"."""
    if len(skills) > FEW:
        return f"targets for {counted(len(skills), 'skill')} {move}"
    names = sorted(after.name("skill", skill) for skill in skills)
    if len(skills) > 1:
        return f"targets for {join_and(names)} {move}"
    ((skill, levels),) = skills.items()
    if move == "withdrawn" or len(levels) > 1:
        return f"target for {names[0]} {move}"
    return f"target for {names[0]} {move} {'at' if move == 'set' else 'to'} {_label(after, skill, *levels)}"


def _label(picture: Picture, skill: str, level: float) -> str:
    scales = dict(picture.skills.select("skill", "scale").rows())
    scale = picture.scales.get(scales.get(skill, ""))
    return scale.label(level) if scale is not None else f"{level:g}"
