"""From role to role: what of the one is of use in the other, and what has to be learnt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from veikart.api import Picture, Selection
from veikart_gap.reskill.arrays import Places
from veikart_gap.reskill.columns import TRANSITIONS
from veikart_gap.reskill.demands import Demands, demands_of
from veikart_gap.reskill.fitting import Fits, fits_of
from veikart_gap.reskill.profiles import roles_as_profiles

NEAREST = 20
"""Targets that are told of each role."""


@dataclass(frozen=True)
class Lesson:
    """A skill to learn on the way from one role to another."""

    skill: int
    """Its place among the skills of the demands."""
    held: float | None
    """The level that the source requires; None: nothing."""
    required: float


@dataclass(frozen=True)
class Moves:
    """Every role against every other."""

    demands: Demands

    @cached_property
    def fits(self) -> Fits:
        """Sources × targets; nothing is unknown in it."""
        return fits_of(roles_as_profiles(self.demands), self.demands)

    def new(self) -> Places:
        """Sources × targets: skills of the target that the source does not require."""
        asked = self.demands.asked.astype(np.float64)
        found: Places = np.rint((1.0 - asked) @ asked.T).astype(np.int64)
        return found

    def lessons(self, source: int, target: int) -> list[Lesson]:
        """What is to be learnt, what weighs most first."""
        demands = self.demands
        held, required, weight = demands.level[source], demands.level[target], demands.weight[target]
        found = [
            Lesson(int(skill), None if np.isnan(held[skill]) else float(held[skill]), float(required[skill]))
            for skill in np.flatnonzero(demands.asked[target])
            if not held[skill] >= required[skill]
        ]
        return sorted(found, key=lambda each: (-weight[each.skill], each.skill))


def moves_of(picture: Picture, selection: Selection) -> Moves:
    """Between all roles that require something in the selection."""
    return Moves(demands_of(picture, selection))


def transitions(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each role and each of the roles nearest to it, the nearest first; columns as in
    `columns.TRANSITIONS`."""
    moves = moves_of(picture, selection)
    fits, count = moves.fits, moves.demands.roles.len()
    kept = np.nan_to_num(fits.low, nan=-1.0).round(9)
    np.fill_diagonal(kept, -2.0)
    order = np.argsort(-kept, axis=1, kind="stable")[:, : min(NEAREST, max(0, count - 1))]
    source, target = np.repeat(np.arange(count), order.shape[1]), order.reshape(-1)
    at, roles = (source, target), moves.demands.roles
    names = pl.Series(moves.demands.names, dtype=pl.String())
    new = moves.new()[at]
    return pl.DataFrame(
        {
            "source": roles.gather(source),
            "source_name": names.gather(source),
            "target": roles.gather(target),
            "target_name": names.gather(target),
            "requirements": fits.asked[at],
            "met": fits.met[at],
            "raised": fits.below[at] - new,
            "new": new,
            "steps": fits.steps[at],
            "kept": fits.low[at],
        }
    ).with_columns(pl.col("kept").fill_nan(None)).select(*TRANSITIONS)  # fmt: skip
