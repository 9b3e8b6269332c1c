"""Levels as steps of a ladder, and what chance would make of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from veikart.api import Picture, Scale

if TYPE_CHECKING:
    import polars as pl

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Ladders:
    """The scales of all skills, by the skills' places in `Picture.skills`.

    On a ladder of named levels a step is one level, whatever numbers the levels have, for levels are ordinal.
    On a continuous scale a step is 1 on it.
    """

    scales: tuple[Scale, ...]
    of: NDArray[np.int64]
    """The place in `scales` of each skill's scale."""
    scale: NDArray[np.int64]
    """Its place among the scales of `Picture.ratings`; -2 where nothing was rated on it."""

    def steps(self, skill: NDArray[Any], level: Floats) -> Floats:
        """Where levels of skills stand: the place on the ladder, from 0, or the level on a continuous one."""
        steps, of = level.copy(), self.of[skill]
        for place, scale in enumerate(self.scales):
            if not scale.continuous:
                mine = of == place if len(self.scales) > 1 else slice(None)
                values = np.array([each.value for each in scale.levels])
                steps[mine] = np.searchsorted(values, level[mine] + 1e-9, side="right") - 1
        return steps

    def per_skill(self, values: list[float]) -> Floats:
        """For each skill the value of its scale."""
        return np.array(values, np.float64)[self.of] if len(self.of) else np.empty(0)

    @property
    def chance(self) -> Floats:
        """For each skill the variance of answers were every level as likely: (A² − 1) ÷ 12 on a ladder of A
        levels, length² ÷ 12 on a continuous scale."""
        return self.per_skill(
            [length_of(each) ** 2 / 12 if each.continuous else _even(each) for each in self.scales]
        )

    @property
    def length(self) -> Floats:
        """For each skill how many steps there are from the lowest to the highest level."""
        return self.per_skill([length_of(each) for each in self.scales])


def _even(scale: Scale) -> float:
    return max(1e-9, (len(scale.levels) ** 2 - 1) / 12)


def length_of(scale: Scale) -> float:
    """How many steps there are from the lowest to the highest level; 1 at least."""
    return max(1.0, scale.high - scale.low if scale.continuous else len(scale.levels) - 1.0)


def ladders_of(picture: Picture) -> Ladders:
    """The scales of the skills that there are."""
    homes: pl.Series = picture.skills["scale"]
    ids = homes.unique(maintain_order=True).to_list()
    place = {identity: n for n, identity in enumerate(ids)}
    rated = {identity: n for n, identity in enumerate(picture.ratings.scales)}
    return Ladders(
        tuple(picture.scales[identity] for identity in ids),
        np.array([place[home] for home in homes], np.int64),
        np.array([rated.get(home, -2) for home in homes], np.int64),
    )
