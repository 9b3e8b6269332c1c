"""How many must leave before something is no longer covered, and on how few people it hangs.

`holds` has a row for each skill and a column for each person; a skill is covered while `cover` people or more
hold it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Counts = NDArray[np.int64]
Shares = NDArray[np.float64]


def bus_factors(holders: Counts, cover: int) -> Counts:
    """By skill: the least number of leavers that leaves it uncovered; 0 where it is uncovered already."""
    factors: Counts = np.maximum(holders - cover + 1, 0)
    return factors


def bus_factor(holders: Counts, cover: int) -> int | None:
    """The least number of leavers that leaves *some* skill uncovered: the least over the skills, since those
    who hold one uncover it alone. None without skills; 0 where one is uncovered already."""
    return int(bus_factors(holders, cover).min()) if len(holders) else None


MANY = 20


@dataclass(frozen=True, slots=True)
class Fewest:
    """Between how many and how many people it takes; the same twice where that is known exactly."""

    least: int
    most: int | None
    """None where it takes more than `MANY` anyway: nobody plans for that."""


def fewest_for_half(holds: Flags, cover: int) -> Fewest | None:
    """The least number of leavers that leaves half of the skills that are covered now (rounded up)
    uncovered; None where none is covered.

    To find it exactly is to choose the half whose holders overlap most, which takes a time that doubles with
    every skill. `most` is reached by taking the skill that needs the fewest more leavers again and again, of
    its holders those who hold most others; it can be done with so many. `least` is what the last skill of the
    easiest half needs alone; it cannot be done with fewer.
    """
    needed = bus_factors(np.count_nonzero(holds, axis=1), cover)
    covered = needed > 0
    wanted = -(-int(covered.sum()) // 2)
    if not wanted:
        return None
    least = int(np.sort(needed[covered])[wanted - 1])
    if least > MANY:
        return Fewest(least, None)
    return Fewest(least, max(least, _by_the_nearest(holds[covered], needed[covered], wanted)))


def _by_the_nearest(holds: Flags, needed: Counts, wanted: int) -> int:
    left, there = needed.copy(), np.ones(holds.shape[1], np.bool_)
    helps = holds.sum(axis=0, dtype=np.int64)  # in how many of the skills that are still covered
    taken, closed = 0, np.zeros(len(left), np.bool_)
    while np.count_nonzero(closed) < wanted:
        skill = np.argmin(np.where(closed, np.iinfo(np.int64).max, left))
        holders = np.flatnonzero(holds[skill] & there)
        order = np.argsort(-helps[holders], kind="stable")
        leavers = holders[order[: left[skill]]]
        there[leavers] = False
        taken += len(leavers)
        left -= holds[:, leavers].sum(axis=1, dtype=np.int64)
        done = (left <= 0) & ~closed
        helps -= holds[done].sum(axis=0, dtype=np.int64)
        closed |= done
    return taken


def hanging(holds: Flags) -> Shares:
    """By person: the skills that hang on them, each shared out equally among those who hold it.

    Their sum is the number of skills that anybody holds.
    """
    holders = np.count_nonzero(holds, axis=1)
    share = np.divide(1.0, holders, out=np.zeros(len(holders)), where=holders > 0)
    shares: Shares = share @ holds.view(np.uint8).astype(np.float64)
    return shares


def people_for(shares: Shares, part: float) -> int | None:
    """The least number of people on whom a part (0 to 1) of what is held hangs; None where nothing is."""
    total = float(shares.sum())
    if total <= 0:
        return None
    reached = np.cumsum(np.sort(shares)[::-1])
    return int(np.searchsorted(reached, part * total - 1e-9) + 1)
