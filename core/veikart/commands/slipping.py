"""Dates that may slip: steps of the target picture, horizons of goals, days by which skills are needed."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from veikart.commands.declaration import Params, Setting
from veikart.commands.fields import Choice, Pick
from veikart.errors import RuleBroken
from veikart.journal import Proposed
from veikart_events.vocabulary.strategy import GoalRevised, SkillPrioritised
from veikart_events.vocabulary.target import LevelRequired, RequirementWithdrawn

if TYPE_CHECKING:
    from veikart.picture import Picture


def _dated(picture: Picture) -> list[Choice]:
    """Everything with a day ahead of the moment, the next one first."""
    day = picture.moment.true_on
    found = [*_steps(picture, day), *_horizons(picture, day), *_needs(picture, day)]
    return [choice for _, choice in sorted(found)]


def _steps(picture: Picture, day: date) -> list[tuple[date, Choice]]:
    every = picture.at(replace(picture.moment, true_on=date.max)).statements("requirements")
    rows = every.filter((every["effective"] > day) & every["required"]).select("role", "skill", "effective")
    return [
        (
            on,
            Choice(
                f"step:{role}/{skill}/{on}",
                f"{picture.name('role', role)}: {picture.name('skill', skill)}",
                f"required level from {on}",
            ),
        )
        for role, skill, on in rows.unique().rows()
    ]


def _horizons(picture: Picture, day: date) -> list[tuple[date, Choice]]:
    rows = picture.goals.select("goal", "name", "horizon").rows()
    return [
        (on, Choice(f"goal:{goal}", name, f"goal to be reached by {on}"))
        for goal, name, on in rows
        if on is not None and on > day
    ]


def _needs(picture: Picture, day: date) -> list[tuple[date, Choice]]:
    rows = picture.skills.select("skill", "name", "needed_by").rows()
    return [
        (on, Choice(f"need:{skill}", name, f"skill needed by {on}"))
        for skill, name, on in rows
        if on is not None and on > day
    ]


class Slip(Params):
    what: Annotated[str, Pick(choices=_dated)] = Field(title="What slips")
    by: int = Field(3, ge=1, le=3650, title="By how much")
    unit: Literal["days", "weeks", "months"] = Field("months", title="Of")


def title_of_slip(params: Slip, setting: Setting) -> str:
    """ "If Grow in the north slips by 3 months"."""
    what = next((each.name for each in _dated(setting.picture) if each.id == params.what), "a date")
    return f"If {what} slips by {params.by} {params.unit}"


def propose_slip(params: Slip, setting: Setting) -> Sequence[Proposed]:
    """What the same plan says with the later day. Raises `RuleBroken` for what has no day ahead."""
    kind, _, rest = params.what.partition(":")
    if params.what not in {each.id for each in _dated(setting.picture)}:
        raise RuleBroken("That has no day ahead that could slip. Choose another from the list.")
    if kind == "step":
        return _later_step(params, setting, rest)
    if kind == "goal":
        return [_later_horizon(params, setting, rest)]
    return [_later_need(params, setting, rest)]


def later(day: date, by: int, unit: str) -> date:
    """The day so much later; the last of a month that is too short for it."""
    if unit != "months":
        return day + timedelta(days=by * (7 if unit == "weeks" else 1))
    months = day.month - 1 + by
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _later_step(params: Slip, setting: Setting, rest: str) -> Sequence[Proposed]:
    """From the old day on what held before holds on; from the new day on what was to come."""
    role, skill, day = rest.split("/")
    on, picture = date.fromisoformat(day), setting.picture
    to_come = _required(picture.at(replace(picture.moment, true_on=on)), role, skill)
    before = _required(picture.at(replace(picture.moment, true_on=on - timedelta(days=1))), role, skill)
    if to_come is None:
        raise RuleBroken("That step was taken back. Choose another from the list.")
    as_before = before or RequirementWithdrawn(role=role, skill=skill)
    return [Proposed(as_before, on), Proposed(to_come, later(on, params.by, params.unit))]


def _required(picture: Picture, role: str, skill: str) -> LevelRequired | None:
    rows = picture.requirements
    for row in rows.filter((rows["role"] == role) & (rows["skill"] == skill)).rows(named=True):
        level, upto = row["raw_level"], row["raw_upto"]
        return LevelRequired(role=role, skill=skill, scale=row["raw_scale"], level=level, upto=upto)
    return None


def _later_horizon(params: Slip, setting: Setting, goal: str) -> Proposed:
    rows = setting.picture.goals
    horizon = rows.filter(rows["goal"] == goal)["horizon"][0]
    return Proposed(GoalRevised(goal=goal, horizon=later(horizon, params.by, params.unit)), setting.today)


def _later_need(params: Slip, setting: Setting, skill: str) -> Proposed:
    rows = setting.picture.skills
    row = rows.filter(rows["skill"] == skill).row(0, named=True)
    needed = later(row["needed_by"], params.by, params.unit)
    body = SkillPrioritised(skill=skill, priority=row["priority"] or 1, needed_by=needed)
    return Proposed(body, setting.today)
