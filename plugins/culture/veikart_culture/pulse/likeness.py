"""Whether two rounds, laid beside each other, would give away what a few answered.

Answers carry no person, so nobody knows who answered both times. The worst case is that those who did
answered alike: late answers brought in as a new round, or a pulse a week after the last. The difference of
the two counts then is what those few said who came or left between them. A later round therefore does not
show a group whose counts tell of so few:

- one round contains the other, and has at most *smallest* − 1 answers more; or
- question after question at most so many answered otherwise as could have come or left, fewer than
  *smallest*, and seven in eight or more answered as before: as good as the same people.

Where nothing differs, there are none between whom to tell.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from veikart_culture.pulse.protection import Counts

Whole = NDArray[np.int64]
_STAYED = 8
"""One in so many may have changed their answers at most, for the others to count as the same."""


def alike(later: Counts, earlier: Counts, smallest: int) -> NDArray[np.bool_]:
    """Of each group of the later round (groups × questions × answers), whether it must not be shown beside
    any of the earlier one. Questions and answers stand in the same order in both."""
    asked = [counts.sum(axis=2) for counts in (later, earlier)]
    sizes = [each.max(axis=1, initial=0) for each in asked]
    near = np.abs(sizes[0][:, None] - sizes[1][None, :]) < smallest
    ours, theirs = np.nonzero(near & (sizes[0][:, None] > 0) & (sizes[1][None, :] > 0))
    size = np.minimum(sizes[0][ours], sizes[1][theirs])
    gained, lost = np.zeros_like(size), np.zeros_like(size)
    twice = np.zeros(len(size), np.bool_)
    for question in range(later.shape[1]):  # most pairs are told apart by the first few
        both = (asked[0][ours, question] > 0) & (asked[1][theirs, question] > 0)
        apart = np.where(both[:, None], later[ours, question] - earlier[theirs, question], 0)
        gained = np.maximum(gained, np.clip(apart, 0, None).sum(axis=1))
        lost = np.maximum(lost, np.clip(-apart, 0, None).sum(axis=1))
        twice |= both
        left = _few(gained, lost, size, smallest)
        ours, theirs, size = ours[left], theirs[left], size[left]
        gained, lost, twice = gained[left], lost[left], twice[left]
    found = np.zeros(len(later), np.bool_)
    found[ours[twice & (gained + lost > 0)]] = True
    return found


def _few(gained: Whole, lost: Whole, size: Whole, smallest: int) -> NDArray[np.bool_]:
    """Of each pair of groups, whether so few came, left or took another's place that it tells of them."""
    moved = np.maximum(gained, lost)
    contained = np.minimum(gained, lost) == 0
    few: NDArray[np.bool_] = (moved < smallest) & (contained | (moved * _STAYED <= size))
    return few
