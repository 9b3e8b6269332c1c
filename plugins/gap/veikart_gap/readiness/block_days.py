"""The days that are coming: when goals and skills are due, and when more will be required."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import polars as pl

from veikart.api import Action, Block, Do, Picture, State, Text, Timeline, TimelineItem, Why, counted, number
from veikart_gap.pages.ways import of_goal, of_skill
from veikart_gap.readiness.columns import DUE_SOURCE
from veikart_gap.readiness.urgency import Urgency

_MOST_A_LANE, _MOST = 8, 40
_FAR = timedelta(days=3 * 366)
_STEP = (
    "a step: from this day the role requires another level; who holds it and is known to be below is counted"
)
_DAY = "overdue where the day lies before the moment and somebody is known to be below"


def days_ahead(picture: Picture, found: Urgency) -> list[Block]:
    """A lane for each goal: the days set for it and its skills, and the steps that are agreed for them."""
    items: list[TimelineItem] = []
    left_out = 0
    for place in range(found.scope.goals.height):
        lane = sorted(_lane(picture, found, place), key=lambda item: (item.end, item.id))
        items += lane[:_MOST_A_LANE]
        left_out += len(lane[_MOST_A_LANE:])
    left_out += len(items[_MOST:])
    items = items[:_MOST]
    if not items:
        return []
    first = min(*(item.start for item in items), found.today)
    last = min(max(item.end for item in items), found.today + _FAR)
    title = "Days that are coming: the time left, and what is late"
    chart = Timeline(tuple(items), found.today, first=first, last=last, title=title)
    if left_out:
        return [chart, Text(f"And {counted(left_out, 'day')} more: choose a goal.", "muted")]
    return [chart]


def _lane(picture: Picture, found: Urgency, place: int) -> Iterator[TimelineItem]:
    scope = found.scope
    goal = scope.goals.row(place, named=True)
    name, needed = goal["name"], scope.serves[place]
    if goal["horizon"] is not None:
        missing = int(scope.below[:, needed].sum())
        unknown = int((scope.asked & np.isnan(scope.level))[:, needed].sum())
        yield _item(
            found,
            f"goal:{goal['goal']}",
            goal["horizon"],
            lane=name,
            label="The goal",
            below=missing,
            unknown=unknown,
        )
    skills = scope.skills.with_row_index("column").filter(pl.Series(needed))
    for skill in skills.filter(pl.col("needed_by").is_not_null()).iter_rows(named=True):
        below = int(scope.below[:, skill["column"]].sum())
        asked = scope.asked[:, skill["column"]] & np.isnan(scope.level[:, skill["column"]])
        identity = f"skill:{skill['skill']}/{goal['goal']}"
        yield _item(
            found,
            identity,
            skill["needed_by"],
            lane=name,
            label=skill["name"],
            below=below,
            unknown=int(asked.sum()),
        )
    yield from _steps(picture, found, goal["goal"], name, skills)


def _item(
    found: Urgency, identity: str, day: date, *, lane: str, label: str, below: int, unknown: int
) -> TimelineItem:
    """A day that is set, with what is missing for it at the moment."""
    late = day < found.today
    state: State = "agreed" if not late else "slipped" if below else "done"
    end = found.today if late and below else day
    start = min(day, found.today)
    told = f"{number(below)} below, {number(unknown)} not known"
    kind, _, rest = identity.partition(":")
    about = rest.partition("/")[0]
    ways = of_goal(about) if kind == "goal" else of_skill(about)
    inputs = (("Day", day.isoformat()), ("Below", number(below)), ("Not known", number(unknown)))
    why = Why(label, _DAY, DUE_SOURCE, inputs)
    return TimelineItem(identity, label, start, end, state, lane, day, told, why, actions=ways)


def _steps(
    picture: Picture, found: Urgency, goal: str, lane: str, skills: pl.DataFrame
) -> Iterator[TimelineItem]:
    columns = dict(skills.select("skill", "column").rows())
    names = dict(skills.select("skill", "name").rows())
    scales = dict(picture.skills.select("skill", "scale").rows())
    ahead = found.steps.filter(pl.col("skill").is_in([*columns])).head(_MOST)
    for step in ahead.iter_rows(named=True):
        skill, level, before = step["skill"], step["level"], step["before"]
        label = picture.scales[scales[skill]].label
        told = "no longer" if level is None else label(level)
        came = "" if before is None else f"{label(before)} → "
        role = picture.name("role", step["role"])
        holders = found.holding.rows_of(step["role"])
        known = found.scope.level[holders, columns[skill]]
        short = 0 if level is None else int((known < level).sum())
        inputs = (
            ("Role", role),
            ("From", step["day"].isoformat()),
            ("Level", f"{came}{told}"),
            ("Hold the role", number(len(holders))),
            ("Of these known to be below it", number(short)),
            ("Not known", number(int(np.isnan(known).sum()))),
        )
        detail = f"{role}: {counted(len(holders), 'person', 'people')}, {number(short)} known to be below"
        about = {"role": step["role"], "skill": skill}
        yield TimelineItem(
            f"step:{step['position']}/{goal}",
            f"{came}{told}: {names[skill]}",
            found.today,
            step["day"],
            "agreed",
            lane,
            detail=detail,
            why=Why(f"{names[skill]}, {role}", _STEP, DUE_SOURCE, inputs, (step["position"],)),
            actions=(
                Action("map", {"skill": skill}, "Everyone's levels on the Map"),
                Do("level.require", about, "Require another level"),
            ),
        )
