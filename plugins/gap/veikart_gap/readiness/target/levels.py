"""Checks of required levels: on no scale, or lower than they are today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import polars as pl

from veikart.api import Action, Do, Finding, Picture, Scale, join_and
from veikart_gap.readiness.steps import steps_ahead

_SLACK = 1e-9


def off_the_scale(picture: Picture) -> Sequence[Finding]:
    """A level that the scale it is given on does not have, or a range that falls. No command writes such a
    thing; what others brought into the file may."""
    names = dict(picture.skills.select("skill", "name").rows())
    found: dict[str, list[str]] = defaultdict(list)
    asked = picture.requirements.select("skill", "role", "raw_level", "raw_upto", "raw_scale")
    on = cache(lambda scale, level: _is_on(picture.scales.get(scale), level))
    for skill, role, level, upto, scale in asked.rows():
        for each in (level, upto):
            if each is not None and not on(scale, each):
                found[skill].append(f"{each:g} of {picture.name('role', role)}")
        if level is not None and upto is not None and upto < level:
            found[skill].append(f"{level:g} up to {upto:g} of {picture.name('role', role)}")
    wanted = picture.headcounts.join(picture.skills.select("skill", "scale"), on="skill")
    for skill, level, scale in wanted.select("skill", "level", "scale").rows():
        if not on(scale, level):
            found[skill].append(f"{level:g} of a head count")
    return tuple(
        Finding(
            f"{names[skill]} is required at a level that its scale does not have: {join_and(several)}.",
            "Require a level of the scale; until then what is missing is counted wrongly.",
            "fault",
            f"skill:{skill}",
            (
                Do("level.require", {"skill": skill}, "Require another level"),
                Do("requirement.withdraw", {"skill": skill}, "Withdraw the requirement"),
                Action("map", {"skill": skill}),
            ),
        )
        for skill, several in found.items()
        if skill in names
    )


def _is_on(scale: Scale | None, level: float) -> bool:
    if scale is None:
        return False
    if scale.continuous:
        return scale.low - _SLACK <= level <= scale.high + _SLACK
    return any(abs(each.value - level) <= _SLACK for each in scale.levels)


def falling(picture: Picture) -> Sequence[Finding]:
    """A later day asks for less than the day before: a step down, or a slip of the hand."""
    lower = steps_ahead(picture).filter(
        pl.col("before").is_not_null(), pl.col("level").is_null() | (pl.col("level") < pl.col("before"))
    )
    scales = dict(picture.skills.select("skill", "scale").rows())
    found: dict[str, list[str]] = defaultdict(list)
    for step in lower.iter_rows(named=True):
        label = picture.scales[scales[step["skill"]]].label
        goes = "is no longer required" if step["level"] is None else f"falls to {label(step['level'])}"
        role, day = picture.name("role", step["role"]), step["day"].isoformat()
        found[step["skill"]].append(f"{label(step['before'])} of {role} {goes} on {day}")
    return tuple(
        Finding(
            f"{picture.name('skill', skill)}: {'; '.join(several)}.",
            "If it is meant, note the decision; else require the level again from that day.",
            "note",
            f"skill:{skill}",
            (
                Action("gap.readiness", {"skill": skill}, "The days ahead"),
                Do("level.require", {"skill": skill}, "Require another level"),
                Do("requirement.withdraw", {"skill": skill}, "Withdraw the requirement"),
                Do("decision.note", {"about": (skill,)}, "Note what was decided about it"),
            ),
        )
        for skill, several in found.items()
    )
