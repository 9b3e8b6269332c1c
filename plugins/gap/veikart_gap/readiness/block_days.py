"""The days that are coming: when goals and skills are due, and when more will be required."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

import numpy as np

from veikart.api import (
    Action,
    Block,
    Do,
    Picture,
    Scale,
    State,
    Text,
    Timeline,
    TimelineItem,
    Why,
    counted,
    number,
)
from veikart_gap.pages.ways import Ways, of_goal, of_skill
from veikart_gap.readiness.columns import DUE_SOURCE
from veikart_gap.readiness.scope import Whole
from veikart_gap.readiness.urgency import Urgency

_MOST_A_LANE, _MOST_ALONE = 7, 40
_LANES = 6
_FAR = timedelta(days=3 * 366)
_STEP = (
    "from this day the role requires another level; counted are those who hold it and are known to be below"
)
_DAY = "overdue where the day lies before the moment and somebody is known to be below"
_Made = tuple[date, Callable[[], TimelineItem]]


def days_ahead(picture: Picture, found: Urgency) -> list[Block]:
    """A lane for each goal: its day, the days set for its skills, and the steps that are agreed for them; the
    soonest of them."""
    goals = found.scope.goals.head(_LANES)
    most = _MOST_ALONE if goals.height == 1 else _MOST_A_LANE
    scales = dict(picture.skills.select("skill", "scale").rows())
    items: list[TimelineItem] = []
    left_out = 0
    for place, goal in enumerate(goals.iter_rows(named=True)):
        lane = _Lane(picture, found, goal["goal"], goal["name"], place, scales)
        steps = found.steps_of(place)
        days = sorted((*lane.skills(), *lane.steps(steps[:most])), key=lambda each: each[0])
        shown = [make() for _, make in days[:most]]
        if goal["horizon"] is not None:
            shown.append(lane.whole(goal["horizon"]))
        items += sorted(shown, key=lambda item: item.end)
        left_out += len(days[most:]) + len(steps[most:])
    if not items:
        return []
    first = min(*(item.start for item in items), found.today)
    last = min(max(item.end for item in items), found.today + _FAR)
    title = "Days that are coming: the time left, and what is late"
    chart = Timeline(tuple(items), found.today, first=first, last=last, title=title)
    if left_out:
        return [chart, Text(f"And {counted(left_out, 'later day')}: choose a goal to see them.", "muted")]
    return [chart]


@dataclass(frozen=True, slots=True)
class _Lane:
    picture: Picture
    found: Urgency
    goal: str
    name: str
    place: int
    scales: Mapping[str, str]
    """Skill → its scale."""

    def whole(self, day: date) -> TimelineItem:
        """The day of the goal itself."""
        needed = np.flatnonzero(self.found.scope.serves[self.place])
        return self._item(f"goal:{self.goal}", "The goal", day, needed, of_goal(self.goal))

    def skills(self) -> list[_Made]:
        """The days set for its skills, but those that have passed and are met."""
        made: list[_Made] = []
        scope = self.found.scope
        for column, skill in enumerate(scope.skills.select("skill", "name", "needed_by").rows()):
            identity, name, day = skill
            if day is None or not scope.serves[self.place, column]:
                continue
            columns = np.array([column])
            if day < self.found.today and not scope.below[:, columns].any():
                continue
            item = partial(self._item, f"skill:{identity}/{self.goal}", name, day, columns)
            made.append((day, partial(item, of_skill(identity))))
        return made

    def steps(self, places: Whole) -> list[_Made]:
        """The steps that roles will take in its skills."""
        days = self.found.step_days[places].tolist()
        return [
            (date.fromordinal(day), partial(self._step, place))
            for place, day in zip(places.tolist(), days, strict=True)
        ]

    def _item(
        self, identity: str, label: str, day: date, columns: np.ndarray[Any, Any], ways: Ways
    ) -> TimelineItem:
        """A day that is set, with what is missing for it at the moment."""
        scope, today = self.found.scope, self.found.today
        below = int(scope.below[:, columns].sum())
        unknown = int((scope.asked[:, columns] & np.isnan(scope.level[:, columns])).sum())
        late = day < today
        state: State = "agreed" if not late else "slipped" if below else "done"
        end = today if late and below else day
        told = f"{number(below)} below, {number(unknown)} not known"
        inputs = (("Day", day.isoformat()), ("Below", number(below)), ("Not known", number(unknown)))
        why = Why(label, _DAY, DUE_SOURCE, inputs)
        start = min(day, today)
        people = int(scope.asked[:, columns].any(axis=1).sum())
        label = f"{label}, by {day.isoformat()}" if late else label
        return TimelineItem(
            identity, label, start, end, state, self.name, day, told, why, people=people, actions=ways
        )

    def _step(self, place: int) -> TimelineItem:
        """From the moment to the day on which a role requires more, or less."""
        step, column = self.found.steps.row(place, named=True), int(self.found.step_columns[place])
        skill = self.found.scope.skills.row(column, named=True)
        words = _in_words(self.picture.scales[self.scales[step["skill"]]], step)
        role = self.picture.name("role", step["role"])
        holders = self.found.holding.rows_of(step["role"])
        known = self.found.scope.level[holders, column]
        short = 0 if step["level"] is None else int((known < step["level"]).sum())
        inputs = (
            ("Role", role),
            ("From", step["day"].isoformat()),
            ("Level", words),
            ("Hold the role", number(len(holders))),
            ("Of these known to be below it", number(short)),
            ("Not known", number(int(np.isnan(known).sum()))),
        )
        people = counted(len(holders), "person", "people")
        return TimelineItem(
            f"step:{step['position']}/{self.goal}",
            f"{words}: {skill['name']}",
            self.found.today,
            step["day"],
            "agreed",
            self.name,
            detail=f"{role}: {people}, {number(short)} known to be below",
            why=Why(f"{skill['name']}, {role}", _STEP, DUE_SOURCE, inputs, (step["position"],)),
            people=len(holders),
            actions=(
                Action("map", {"skill": step["skill"]}, "Everyone's levels on the Map"),
                Do("level.require", {"role": step["role"], "skill": step["skill"]}, "Require another level"),
            ),
        )


def _in_words(scale: Scale, step: Mapping[str, Any]) -> str:
    """ "3 → 4"; "4" where nothing was required before; "no longer 3"."""
    if step["level"] is None:
        return f"no longer {scale.label(step['before'])}"
    came = "" if step["before"] is None else f"{scale.label(step['before'])} → "
    return f"{came}{scale.label(step['level'])}"
