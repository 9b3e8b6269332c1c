"""Checks of head counts: so many people at a level, in a unit or anywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.api import Action, Do, Finding, Picture, Way, counted, join_and, number

Severity = Literal["note", "warning", "fault"]
Target = Mapping[str, Any]
"""A row of `Picture.headcounts`, with the names of skill and unit."""


def above_the_staff(picture: Picture) -> Sequence[Finding]:
    """More people are wanted than there are in the unit and those below it."""
    staff: dict[str | None, int] = dict(picture.staff.rows())

    def told(target: Target) -> str:
        here = staff.get(target["unit"], 0)
        if target["people"] <= here:
            return ""
        return f"{_wanted(picture, target)}, of {number(here)} who are there"

    return _each(picture, told, "Want fewer, of a wider unit, or plan to hire.")


def not_asked(picture: Picture) -> Sequence[Finding]:
    """Even if everyone met what their role requires, too few would be at the level."""
    staff: dict[str | None, int] = dict(picture.staff.rows())
    reached = _reached(picture)

    def told(target: Target) -> str:
        if target["people"] > staff.get(target["unit"], 0):
            return ""  # nobody could: see above
        reach = reached(target)
        if reach >= target["people"]:
            return ""
        roles = "no role requires it" if not reach else f"roles require it of {number(reach)}"
        return f"{_wanted(picture, target)}; {roles}"

    advice = "No gap leads there: require it of more roles, or want fewer."
    return _each(picture, told, advice, more=_require, severity="note")


def contradicting(picture: Picture) -> Sequence[Finding]:
    """A unit wants fewer people than the units below it want together, at its level or above."""
    units = _Units.of(picture)
    by_skill: dict[str, list[Target]] = defaultdict(list)
    for target in _targets(picture):
        by_skill[target["skill"]].append(target)

    def told(target: Target) -> str:
        below = [
            other
            for other in by_skill[target["skill"]]
            if other["level"] >= target["level"] and units.lies_below(other["unit"], target["unit"])
        ]
        top = [
            each
            for each in below
            if not any(units.lies_below(each["unit"], other["unit"]) for other in below)
        ]
        together = sum(each["people"] for each in top)
        if together <= target["people"]:
            return ""
        names = join_and([each["unit_name"] for each in top])
        return f"{_wanted(picture, target)}, and below that {number(together)} ({names})"

    return _each(picture, told, "Say which of the two is meant.")


def parked(picture: Picture) -> Sequence[Finding]:
    """A skill was left for now, and people with it are still wanted."""
    left = set(picture.skills.filter("parked")["skill"])

    def told(target: Target) -> str:
        return f"parked, and {_wanted(picture, target)}" if target["skill"] in left else ""

    def mend(target: Target) -> tuple[Way, ...]:
        return (Do("skill.prioritise", {"skill": target["skill"]}, "Take the skill up again"),)

    return _each(picture, told, "Take the target back (0 people), or take the skill up again.", more=mend)


def _reached(picture: Picture) -> Callable[[Target], int]:
    """What tells of how many people in a target's unit roles require its level."""
    units, matrix = _Units.of(picture), picture.matrix
    columns = {skill: column for column, skill in enumerate(matrix.skills.to_list())}
    wanted = dict(picture.headcounts.group_by("skill").agg(pl.col("level").unique().sort()).rows())

    @cache
    def upto(skill: str) -> NDArray[np.int64]:
        """Units × levels wanted: of how many people in the units before each the level is required, after
        the last of how many in any unit, and then of how many in all."""
        levels, column = np.array(wanted[skill]), matrix.required[:, columns[skill]]
        asked = ~np.isnan(column)
        reach = np.searchsorted(levels, column[asked], side="right")
        size = (picture.units.height + 1, len(levels) + 1)
        place = (matrix.unit[asked] + 1) * size[1] + reach  # the first row is of those in no unit
        counts = np.bincount(place, minlength=size[0] * size[1]).reshape(size)
        least = counts[:, ::-1].cumsum(axis=1)[:, ::-1][:, 1:]
        before = np.vstack([np.zeros_like(least[:1]), least[1:].cumsum(axis=0)])
        return np.vstack([before, least.sum(axis=0)])

    def reached(target: Target) -> int:
        skill, unit = target["skill"], target["unit"]
        if skill not in columns:
            return 0
        sums = upto(skill)[:, wanted[skill].index(target["level"])]
        return int(sums[-1] if unit is None else sums[units.upto[unit]] - sums[units.first[unit]])

    return reached


def _wanted(picture: Picture, target: Target) -> str:
    scale = picture.scales[target["scale"]]
    where = "anywhere" if target["unit"] is None else f"in {target['unit_name']}"
    people = counted(target["people"], "person", "people")
    return f"{people} at {scale.label(target['level'])} wanted {where}"


def _targets(picture: Picture) -> Sequence[Target]:
    names = picture.skills.select("skill", "scale", "criticality", skill_name="name")
    units = picture.units.select("unit", unit_name="name")
    rows = picture.headcounts.join(names, on="skill", maintain_order="left").join(
        units, on="unit", how="left"
    )
    rows = rows.filter(pl.col("unit").is_null() | pl.col("unit_name").is_not_null())
    return rows.sort("criticality", "skill_name", "position", descending=[True, False, False]).rows(
        named=True
    )


def _each(
    picture: Picture,
    told: Callable[[Target], str],
    advice: str,
    more: Callable[[Target], tuple[Way, ...]] = lambda target: (),
    severity: Severity = "warning",
) -> Sequence[Finding]:
    """A finding for each skill of whose targets something is told."""
    found: dict[str, list[tuple[Target, str]]] = defaultdict(list)
    for target in _targets(picture):
        if words := told(target):
            found[target["skill"]].append((target, words))
    findings: list[Finding] = []
    for skill, several in found.items():
        target = several[0][0]
        text = f"{target['skill_name']}: {'; '.join(words for _, words in several)}."
        about = {"skill": skill, "unit": target["unit"], "level": target["level"]}
        given = {name: value for name, value in about.items() if value is not None}
        ways = (
            Action("map", {"skill": skill}, "Everyone's levels on the Map"),
            Do("headcount.target", given, "Say how many people should have it"),
            *more(target),
        )
        findings.append(Finding(text, advice, severity, f"skill:{skill}", ways))
    return tuple(findings)


def _require(target: Target) -> tuple[Way, ...]:
    about = {"skill": target["skill"], "level": target["level"]}
    return (Do("level.require", about, "Require it of a role"),)


@dataclass(frozen=True, slots=True)
class _Units:
    """Units by their places: each stands before all that lie below it, so those are a stretch."""

    first: Mapping[str, int]
    upto: Mapping[str, int]

    @classmethod
    def of(cls, picture: Picture) -> _Units:
        depths = picture.units["depth"].to_list()
        names = picture.units["unit"].to_list()
        upto: dict[str, int] = {}
        ahead: list[int] = []
        for place, depth in enumerate([*depths, -1]):
            while ahead and depths[ahead[-1]] >= depth:
                upto[names[ahead.pop()]] = place
            ahead.append(place)
        return cls({name: place for place, name in enumerate(names)}, upto)

    def lies_below(self, unit: str | None, above: str | None) -> bool:
        """Whether a unit lies below another; everything lies below "anywhere"."""
        if unit is None or unit == above:
            return False
        return above is None or self.first[above] < self.first[unit] < self.upto[above]
