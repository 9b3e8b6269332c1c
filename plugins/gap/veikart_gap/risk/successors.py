"""Who could follow whom: the nearest to the level that is needed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from veikart_gap.risk.held import Held

MOST = 3


@dataclass(frozen=True, slots=True)
class Successor:
    """Somebody who stays, and is below the level that is needed."""

    place: int
    """In `Held.people`."""
    level: float
    near: bool
    """Whether it is one step."""


def successors(held: Held, skill: int, person: int) -> tuple[Successor, ...]:
    """Up to `MOST` who are nearest below the level needed in a skill, by its row: the highest level first,
    then those in the unit of the person who would leave, then by name."""
    level = held.level[skill]
    below = (level < held.needed[skill]) & ~held.leaving
    below[person] = False
    places = np.flatnonzero(below)
    units = held.people["unit"]
    elsewhere = (units != (units[person] or "")).fill_null(True).to_numpy()[places]
    order = np.lexsort((places, elsewhere, -level[places]))[:MOST]
    step = held.step_below[skill]
    return tuple(
        Successor(int(place), float(level[place]), bool(level[place] >= step)) for place in places[order]
    )
