"""How well profiles fit what roles require: counts that are ordinal, and a fit with partial credit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from veikart_gap.reskill.arrays import Flags, Numbers
from veikart_gap.reskill.demands import Demands
from veikart_gap.reskill.profiles import Profiles

Counts = NDArray[np.int64]
_ROLES_AT_ONCE = 16
"""Roles of one product: of a thousand occupations hardly two ask a skill at the same level, so that a product
over all their pairs would be nearly all zeros."""
_SMALL = 250_000
"""Multiplications of one product. A library that multiplies wakes its other threads above that, and they wait
for each other: on two cores with other work a page took three times as long."""


@dataclass(frozen=True)
class Fits:
    """Profiles × roles."""

    asked: Counts
    """Requirements of the role; of one that somebody holds, without what is not relevant for them."""
    met: Counts
    unknown: Counts
    low: Numbers
    """The fit from 0 to 1 if nothing of what is unknown is met; NaN where nothing is asked or weighs."""
    high: Numbers
    """The same if all of it is met."""
    steps: Numbers
    """Level steps that are known to be missing, on the skills' own scales; an index."""

    @property
    def below(self) -> Counts:
        return self.asked - self.met - self.unknown

    def on_bench(self, share: float) -> Flags:
        """Where at least that share of what is asked is known to be met."""
        return (self.asked > 0) & (self.met >= share * self.asked - 1e-9)

    def perhaps_on_bench(self, share: float) -> Flags:
        """Where it would be if what is unknown were met, and is not yet."""
        could = (self.asked > 0) & (self.met + self.unknown >= share * self.asked - 1e-9)
        return could & ~self.on_bench(share)


def fits_of(profiles: Profiles, demands: Demands) -> Fits:
    """Everyone against every role, by matrix products over the distinct (skill, level) pairs that roles ask.

    fit = 1 − Σ weight × (required − level) ÷ (required − lowest level of the scale) ÷ Σ weight, over what is
    required; who is at the level or above it misses nothing.
    """
    count, roles = len(profiles.ids), demands.roles.len()
    met, unknown, lost, open_, steps = sums = tuple(np.zeros((count, roles)) for _ in range(5))
    for some in (slice(role, role + _ROLES_AT_ONCE) for role in range(0, roles, _ROLES_AT_ONCE)):
        pairs = _Pairs(demands, some)
        stretch = max(1, _SMALL // max(1, pairs.asks.size))
        for part in (slice(first, first + stretch) for first in range(0, count, stretch)):
            for table, summed in zip(sums, pairs.against(profiles.level[part]), strict=True):
                table[part, some] = summed
    asked = np.broadcast_to(demands.asked.sum(axis=1).astype(np.float64), (count, roles)).copy()
    total = np.broadcast_to(demands.weight.sum(axis=1), (count, roles)).copy()
    _leave_out(profiles, demands, (asked, unknown), (total, open_))
    with np.errstate(invalid="ignore", divide="ignore"):
        low = np.where(total > 0, 1.0 - (lost + open_) / total, np.nan)
        high = np.where(total > 0, 1.0 - lost / total, np.nan)
    return Fits(_whole(asked), _whole(met), _whole(unknown), np.clip(low, 0, 1), np.clip(high, 0, 1), steps)


class _Pairs:
    """The distinct pairs of a skill and a level that some roles require, and which weighs each how much."""

    def __init__(self, demands: Demands, some: slice) -> None:
        role, skill = np.nonzero(demands.asked[some])
        level, weight = demands.level[some][role, skill], demands.weight[some][role, skill]
        found, place = np.unique(np.column_stack([skill, level]), axis=0, return_inverse=True)
        place = place.reshape(-1)
        self.skill = found[:, 0].astype(np.int64)
        self.level = found[:, 1]
        span = self.level - demands.lowest[self.skill]
        self.reach = np.where(span > 0, span, 1e-9)
        shape = (len(found), len(demands.level[some]))
        self.asks, self.weighs, self.steps = np.zeros(shape), np.zeros(shape), np.zeros(shape)
        self.asks[place, role] = 1.0
        self.weighs[place, role] = weight
        self.steps[place, role] = np.maximum(span, 0.0)[place]

    def against(self, level: Numbers) -> tuple[Numbers, ...]:
        """Of some profiles: how many are met, how many unknown, the weight lost, the weight of what is
        unknown, and the level steps missing; what is unknown is not among the lost and the missing."""
        held = level[:, self.skill]
        missing = self.level - held
        missing /= self.reach
        np.fmax(missing, 0.0, out=missing)
        np.minimum(missing, 1.0, out=missing)
        met, blank = (held >= self.level).astype(np.float64), np.isnan(held).astype(np.float64)
        return (
            met @ self.asks,
            blank @ self.asks,
            missing @ self.weighs,
            blank @ self.weighs,
            missing @ self.steps,
        )


def _leave_out(
    profiles: Profiles, demands: Demands, counts: tuple[Numbers, Numbers], weights: tuple[Numbers, Numbers]
) -> None:
    """What is not relevant for somebody is not asked in a role they hold. In another role it is unknown: it
    was said of what they do today."""
    who, role = profiles.holds
    pair = np.flatnonzero(profiles.irrelevant[who].any(axis=1)) if len(who) else who
    who, role = who[pair], role[pair]
    irrelevant = profiles.irrelevant[who] & demands.asked[role]
    many, weight = irrelevant.sum(axis=1), (irrelevant * demands.weight[role]).sum(axis=1)
    for table, less in ((counts[0], many), (counts[1], many), (weights[0], weight), (weights[1], weight)):
        table[who, role] -= less


def _whole(numbers: Numbers) -> Counts:
    found: Counts = np.rint(numbers).astype(np.int64)
    return found
