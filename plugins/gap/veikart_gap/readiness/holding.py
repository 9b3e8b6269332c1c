"""What roles will require, spread over the people who hold them at the moment."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from veikart.api import Picture
from veikart_gap.readiness.scope import Flags, Levels, Scope, Whole


@dataclass(frozen=True)
class Holding:
    """Who of a scope holds which roles: a pair of places for each role held, in the order of people."""

    scope: Scope
    roles: pl.DataFrame
    """role, place."""
    person: Whole
    role: Whole

    @classmethod
    def of(cls, picture: Picture, scope: Scope) -> Holding:
        """The roles that are held at the moment by the people looked at."""
        people = scope.matrix.people.filter(pl.Series(scope.chosen))
        rows = people.to_frame("person").with_row_index("row")
        held = picture.assignments.select("person", "role").join(rows, on="person").sort("row")
        roles = held.select(pl.col("role").unique().sort()).with_row_index("place")
        places = held.join(roles, on="role", maintain_order="left")["place"]
        return cls(scope, roles, held["row"].to_numpy().astype(np.int64), places.to_numpy().astype(np.int64))

    def spread(self, levels: pl.DataFrame, needed: Flags | None = None) -> Levels:
        """The highest level among the roles of each person in each skill of the scope, or those `needed`, by
        a table role, skill, level of what each role requires; NaN where none does."""
        skills = self.scope.skills.select("skill")
        skills = (skills if needed is None else skills.filter(pl.Series(needed))).with_row_index("column")
        placed = levels.join(self.roles, on="role").join(skills, on="skill").drop_nulls("level")
        by_role = np.full((self.roles.height, skills.height), np.nan)
        by_role[placed["place"].to_numpy(), placed["column"].to_numpy()] = placed["level"].to_numpy()
        found = np.full((len(self.scope.level), skills.height), np.nan)
        nth = self._nth
        for more in range(int(nth.max(initial=-1)) + 1):  # as often as anybody holds roles
            person, role = self.person[nth == more], self.role[nth == more]
            found[person] = np.fmax(found[person], by_role[role]) if more else by_role[role]
        return found

    def rows_of(self, role: str) -> Whole:
        """The rows of those in the scope who hold a role."""
        place = self._place.get(role)
        rows: Whole = self.person[self.role == place] if place is not None else np.empty(0, np.int64)
        return rows

    @cached_property
    def _place(self) -> dict[str, int]:
        return dict(self.roles.select("role", "place").rows())

    @cached_property
    def _nth(self) -> Whole:
        """Which of a person's roles each pair is, from 0."""
        count = np.arange(len(self.person))
        first = np.diff(self.person, prepend=-1) != 0
        return count - np.maximum.accumulate(np.where(first, count, 0))


def highest(steps: pl.DataFrame) -> pl.DataFrame:
    """role, skill, level: the highest level of any of some steps."""
    return steps.group_by("role", "skill").agg(pl.col("level").max())
