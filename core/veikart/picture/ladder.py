"""Levels as small whole numbers that stand in the order of the levels: what is compared and counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.picture.asked import Whole
from veikart.picture.believed import Answers
from veikart.picture.identities import codes_of
from veikart.picture.scales import at_home
from veikart.projections.layers import width_for

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

UNRATED, WITHOUT, LOWEST = range(3)
"""Codes: nobody has rated it; it was said to be not relevant; the lowest level there is, above which the
others follow. As a code of what is required `UNRATED` is that nothing is."""


@dataclass(frozen=True)
class Ladder:
    """All levels that are required or known in a picture, whatever their scale, in one order."""

    levels: NDArray[np.float64]
    """The level of each code; NaN for those below `LOWEST`."""

    @classmethod
    def of(cls, *levels: NDArray[np.float64]) -> Ladder:
        """Of these levels; NaN is none of them."""
        every = np.concatenate(levels, axis=None)
        return cls(np.concatenate([[np.nan, np.nan], np.unique(every[~np.isnan(every)])]))

    def codes(self, levels: NDArray[np.float64], none: int) -> NDArray[Any]:
        """The codes of levels that are on it; `none` for NaN."""
        codes = np.searchsorted(self.levels[LOWEST:], levels) + LOWEST
        return np.where(np.isnan(levels), none, codes).astype(width_for(len(self.levels)))


def on_homes(picture: Picture, answers: Answers, homes: Whole) -> NDArray[np.float64]:
    """Scales × answers: the level of each answer for a skill that has the scale. `homes` are the numbers of
    scales; NaN: not relevant."""
    key = ("on homes", homes.tobytes(), answers.level.tobytes(), answers.scale.tobytes())
    return picture.facts.once(key, lambda: _on_homes(picture, answers, homes))


def _on_homes(picture: Picture, answers: Answers, homes: Whole) -> NDArray[np.float64]:
    facts, scales = picture.facts, list(picture.scales.values())
    given = codes_of(facts, "levels", "scale", "scales")[answers.scale]
    level = pl.Series(answers.level)
    rows = [
        at_home(level, given, np.full(len(given), home), scales).fill_null(np.nan) for home in homes.tolist()
    ]
    return np.array([row.to_numpy() for row in rows]).reshape(len(homes), len(given))
