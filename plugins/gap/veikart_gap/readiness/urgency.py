"""When gaps are needed: overdue, now, or later, skill by skill for each goal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.api import Picture, Selection
from veikart_gap.readiness.columns import DUE
from veikart_gap.readiness.holding import Holding, highest
from veikart_gap.readiness.scope import Flags, Scope, Whole, scope_of
from veikart_gap.readiness.settings import ReadinessSettings
from veikart_gap.readiness.steps import steps_ahead

OVERDUE, NOW, LATER, NO_DAY = "overdue", "now", "later", "no day"
_NEVER = date.max.toordinal() + 1


@dataclass(frozen=True)
class Urgency:
    """What is missing for the goals of a scope, and when it is needed."""

    scope: Scope
    holding: Holding
    steps: pl.DataFrame
    """`steps_ahead` of the moment."""
    today: date
    """The moment's day."""
    soon: date
    """The last day that counts as now."""
    ahead_soon: Flags
    """Cells that are not below today and will be, by a step up to `soon`."""
    ahead_later: Flags
    """The same, by a later step."""

    @cached_property
    def step_days(self) -> Whole:
        """The day of each step, as its ordinal."""
        return _ordinals(self.steps["day"].to_list())

    @cached_property
    def step_columns(self) -> Whole:
        """The column of each step's skill in the scope; -1 for a skill that no goal needs."""
        columns = {skill: column for column, skill in enumerate(self.scope.skills["skill"].to_list())}
        return np.array([columns.get(skill, -1) for skill in self.steps["skill"].to_list()], np.int64)

    def steps_of(self, goal: int) -> Whole:
        """The places of the steps in skills that the goal at a place needs, by day."""
        needed = np.append(self.scope.serves[goal], np.False_)
        return np.flatnonzero(needed[self.step_columns])

    @cached_property
    def due(self) -> Whole:
        """goals × skills: the day on which it is needed, as its ordinal; `_NEVER` where no day was set."""
        needed = _ordinals(self.scope.skills["needed_by"].to_list())
        horizon = _ordinals(self.scope.goals["horizon"].to_list())
        return np.minimum(horizon[:, None], needed[None, :])

    @cached_property
    def earliest(self) -> Whole:
        """The same over all goals that each skill serves."""
        if not len(self.due):
            return np.full(self.scope.skills.height, _NEVER)
        earliest: Whole = np.where(self.scope.serves, self.due, _NEVER).min(axis=0)
        return earliest

    def named(self, due: Whole) -> NDArray[np.str_]:
        """Where each of some days lies from the moment."""
        today, soon = self.today.toordinal(), self.soon.toordinal()
        past, near = due < today, due <= soon
        return np.where(due == _NEVER, NO_DAY, np.where(past, OVERDUE, np.where(near, NOW, LATER)))

    def counted(self, due: Whole) -> dict[str, Whole]:
        """For each row of days (… × skills) how many gaps are overdue, needed now, later, without a day.

        Only of skills that the row's goal needs: days of others are to be left at 0 before by the caller.
        """
        names, below = self.named(due), self.scope.below.sum(axis=0)
        found = {name: ((names == name) * below) for name in (OVERDUE, NOW, LATER, NO_DAY)}
        found[NOW] = found[NOW] + self.ahead_soon.sum(axis=0)
        found[LATER] = found[LATER] + self.ahead_later.sum(axis=0)
        return found

    def by_goal(self) -> dict[str, Whole]:
        """Urgency → how many gaps, for each goal and for all of them at the end (each gap once)."""
        each = self.counted(self.due)
        every = self.counted(self.earliest)
        serves, any_of = self.scope.serves, self.scope.serves.any(axis=0)
        return {
            name: np.append((each[name] * serves).sum(axis=1), (every[name] * any_of).sum()).astype(np.int64)
            for name in each
        }


def urgency_of(picture: Picture, selection: Selection) -> Urgency:
    """What is missing at the moment, and when it is needed."""
    scope, today = scope_of(picture, selection), picture.moment.true_on
    soon = _later(today, picture.setting(ReadinessSettings).soon)
    steps, holding = steps_ahead(picture), Holding.of(picture, scope)
    near = _missed(holding, steps.filter(pl.col("day") <= soon))
    far = _missed(holding, steps.filter(pl.col("day") > soon))
    return Urgency(scope, holding, steps, today, soon, near, far & ~near)


def _missed(holding: Holding, steps: pl.DataFrame) -> Flags:
    """Cells that are not below today, and will be below by one of the steps."""
    scope = holding.scope
    if not steps.height:
        return np.zeros(scope.level.shape, np.bool_)
    missed: Flags = (scope.level < holding.spread(highest(steps))) & ~scope.below
    return missed


def due(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each goal and skill that it needs, the soonest first, then the most critical. Columns as in
    `columns.DUE`."""
    return table_of(urgency_of(picture, selection))


def table_of(found: Urgency) -> pl.DataFrame:
    """The same of what was worked out before."""
    scope = found.scope
    goal, skill = np.nonzero(scope.serves)
    per_skill = {
        "required": scope.asked,
        "met": scope.level >= scope.required,
        "below": scope.below,
        "unknown": scope.asked & np.isnan(scope.level),
        "not_relevant": scope.not_relevant,
        "stale": scope.stale,
        "ahead_soon": found.ahead_soon,
        "ahead_later": found.ahead_later,
    }
    gap = np.where(scope.below, scope.required - scope.level, 0.0).sum(axis=0)
    days = found.due[goal, skill]
    named = found.named(days)
    goals = scope.goals.select("goal", "horizon", goal_name="name")[goal]
    skills = scope.skills.select("skill", "criticality", "needed_by", skill_name="name")[skill]
    counts = {name: cells.sum(axis=0)[skill].astype(np.int64) for name, cells in per_skill.items()}
    dues = [None if day == _NEVER else date.fromordinal(day) for day in days.tolist()]
    return (
        pl.concat([goals, skills], how="horizontal")
        .with_columns(
            pl.Series("due", dues, dtype=pl.Date()),
            pl.Series("urgency", named.tolist(), dtype=pl.String()),
            pl.Series("gap", gap[skill], dtype=pl.Float64()),
            *(pl.Series(name, values, dtype=pl.Int64()) for name, values in counts.items()),
        )
        .sort("due", "criticality", descending=[False, True], nulls_last=True, maintain_order=True)
        .select(*DUE)
    )


def _ordinals(days: Sequence[date | None]) -> Whole:
    return np.array([_NEVER if day is None else day.toordinal() for day in days], np.int64)


def _later(day: date, days: int) -> date:
    """So many days after a day, or the last day there is."""
    return day + timedelta(days=min(days, (date.max - day).days))
