"""How the goals stand: what is met, what is missing and when it is needed, and the day that is coming."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.api import Picture, Selection
from veikart_gap.readiness.columns import READINESS
from veikart_gap.readiness.history import Counts
from veikart_gap.readiness.scope import Scope
from veikart_gap.readiness.urgency import LATER, NO_DAY, NOW, OVERDUE, Urgency, urgency_of

_TYPES = {
    "goal": pl.String(),
    "goal_name": pl.String(),
    "horizon": pl.Date(),
    "gap": pl.Float64(),
    "share_met": pl.Float64(),
    "share_on_the_day": pl.Float64(),
}


def readiness(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for all goals, then one for each in the order of their days. Columns: `columns.READINESS`."""
    rows = standing(picture, urgency_of(picture, selection))
    return pl.DataFrame(rows, schema={name: _TYPES.get(name, pl.Int64()) for name in READINESS}, orient="row")


def standing(picture: Picture, found: Urgency) -> list[Mapping[str, Any]]:
    """The rows of `readiness`, of what was worked out before."""
    scope = found.scope
    each, when, extra = counted(scope), found.by_goal(), _more(found)
    goals: list[Mapping[str, Any]] = [{"goal": None, "name": "All goals", "horizon": None}]
    goals += scope.goals.select("goal", "name", "horizon").rows(named=True)
    rows: list[Mapping[str, Any]] = []
    for place, goal in enumerate(goals, -1):  # all of them stand at the end of every array
        counts = each[place]
        rows.append(
            {
                "goal": goal["goal"],
                "goal_name": goal["name"],
                "horizon": goal["horizon"],
                "required": counts.met + counts.below + counts.unknown,
                "met": counts.met,
                "below": counts.below,
                "unknown": counts.unknown,
                "not_relevant": int(extra["not_relevant"][place]),
                "stale": int(extra["stale"][place]),
                "people": counts.people,
                "gap": float(extra["gap"][place]),
                "share_met": counts.share,
                "overdue": int(when[OVERDUE][place]),
                "now": int(when[NOW][place]),
                "later": int(when[LATER][place]),
                "no_day": int(when[NO_DAY][place]),
                "share_on_the_day": _on_the_day(picture, found, place, counts.share),
            }
        )
    return rows


def _more(found: Urgency) -> dict[str, NDArray[Any]]:
    """What else is counted, by goal and for all of them at the end."""
    scope = found.scope
    missing = np.where(scope.below, scope.required - scope.level, 0.0)
    return {
        name: _by_goal(scope, cells.sum(axis=0))
        for name, cells in (("not_relevant", scope.not_relevant), ("stale", scope.stale), ("gap", missing))
    }


def counted(scope: Scope) -> list[Counts]:
    """What is met, below and not known, for each goal and for all of them at the end."""
    met, unknown = scope.level >= scope.required, scope.asked & np.isnan(scope.level)
    sums = (_by_goal(scope, cells.sum(axis=0)) for cells in (met, scope.below, unknown))
    values = (*sums, scope.people_of(scope.asked))
    return [Counts(*row) for row in zip(*(each.tolist() for each in values), strict=True)]


def _by_goal(scope: Scope, per_skill: NDArray[Any]) -> NDArray[Any]:
    """Sums over the skills of each goal, and at the end over those that any goal needs."""
    every = per_skill[scope.serves.any(axis=0)].sum()
    sums: NDArray[Any] = np.append(scope.serves @ per_skill, every)
    return sums


def _on_the_day(picture: Picture, found: Urgency, place: int, now: float | None) -> float | None:
    """The share that would be met on the day of the goal at a place if nobody's level changed."""
    scope = found.scope
    day: date | None = scope.goals["horizon"][place] if place >= 0 else None
    if day is None or day <= found.today:
        return None
    needed = scope.serves[place]
    steps = found.steps_of(place)
    if not (found.step_days[steps] <= day.toordinal()).any():
        return now
    then = picture.at(replace(picture.moment, true_on=day)).requirements.select("role", "skill", "level")
    required = found.holding.spread(then, needed)
    level = scope.level[:, needed]
    met, below = int((level >= required).sum()), int((level < required).sum())
    return met / (met + below) if met + below else None
