"""Which groups may be shown, so that no answer of a few can be read off or worked out.

Groups are the units with all below them, and everyone. What is shown of them are counts, and counts can be
taken from each other: a unit less the units below it, everyone less all units. As groups lie within each
other or apart, whatever can be worked out is put together from the *rests*: of each group that is shown, who
is in none of the shown groups within it. So it is enough that every rest is empty or large enough, and that
is what is settled here, from below: where a rest is too small, the smallest group beside it is withheld as
well (complementary suppression).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
"""…× questions × answers: how many gave which answer; the first answer is 1."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown of one round."""

    groups: NDArray[np.bool_]
    """Of each group, whether it may."""
    rests: Counts
    """Of each group that is shown, the part in no shown group within it; 0 of the others."""


def enough(counts: Counts, smallest: int) -> bool:
    """Whether every question that was answered at all was by as many as `smallest`, and not by all of them
    alike: what everyone of a group said is known of each of them."""
    answered = counts.sum(axis=-1)
    told = answered > 0
    alike = counts.max(axis=-1, initial=0) == answered
    return bool(told.any() and (answered[told] >= smallest).all() and not alike[told].any())


def totals_of(parents: Sequence[int], own: Counts) -> Counts:
    """Of each group its own counts with those of all groups below it. The first group is everyone; every
    other comes after its parent."""
    totals = own.copy()
    for group in range(len(parents) - 1, 0, -1):
        totals[parents[group]] += totals[group]
    return totals


def protected(
    parents: Sequence[int], own: Counts, smallest: int, barred: frozenset[int] = frozenset()
) -> Shown:
    """The groups that may be shown. `own` counts those who belong to no group further below; `barred` are
    groups that may not be shown for another reason."""
    settling = _Settling(own.copy(), totals_of(parents, own), smallest)
    for group in range(len(parents) - 1, -1, -1):
        if group in barred or not enough(settling.totals[group], smallest):
            settling.withhold(group)
        else:
            settling.show(group)
        if group:
            settling.hand_up(group, parents[group])
    shown = np.zeros(len(parents), np.bool_)
    shown[list(settling.shown)] = True
    return Shown(shown, np.where(shown[:, None, None], settling.rests, 0))


@dataclass
class _Settling:
    """The groups from below, as far as they are settled."""

    rests: Counts
    totals: Counts
    smallest: int
    shown: set[int] = field(default_factory=set)
    within: dict[int, list[int]] = field(default_factory=dict)
    """Group → the largest groups within it that are shown."""

    def withhold(self, group: int) -> None:
        self.shown.discard(group)

    def show(self, group: int) -> None:
        """Shows it, and withholds as many within it as its rest needs. Ends: at the latest when its rest is
        all of it, which is enough."""
        self.shown.add(group)
        inside = self.within.setdefault(group, [])
        while self.rests[group].any() and not enough(self.rests[group], self.smallest):
            least = min(inside, key=lambda each: (int(self.totals[each].sum()), each))
            inside.remove(least)
            inside.extend(self.within.get(least, ()))
            self.withhold(least)
            self.rests[group] += self.rests[least]

    def hand_up(self, group: int, parent: int) -> None:
        """Tells the group above what it has within it now."""
        above = self.within.setdefault(parent, [])
        if group in self.shown:
            above.append(group)
        else:
            self.rests[parent] += self.rests[group]
            above.extend(self.within.get(group, ()))
