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

_STAYED = 8
"""One in so many may have changed their answers at most, for the others to count as the same."""
_PAIRS = 4096


def alike(later: Counts, earlier: Counts, smallest: int) -> NDArray[np.bool_]:
    """Of each group of the later round (groups × questions × answers), whether it must not be shown beside
    any of the earlier one. Questions and answers stand in the same order in both."""
    found = np.zeros(len(later), np.bool_)
    sizes = [counts.sum(axis=2).max(axis=1, initial=0) for counts in (later, earlier)]
    near = np.abs(sizes[0][:, None] - sizes[1][None, :]) < smallest
    ours, theirs = np.nonzero(near & (sizes[0][:, None] > 0) & (sizes[1][None, :] > 0))
    for start in range(0, len(ours), _PAIRS):
        some = slice(start, start + _PAIRS)
        told = _isolates(later[ours[some]], earlier[theirs[some]], smallest)
        found[ours[some][told]] = True
    return found


def _isolates(later: Counts, earlier: Counts, smallest: int) -> NDArray[np.bool_]:
    """Of each pair, whether the difference tells of fewer than `smallest`."""
    asked_twice = (later.sum(axis=2) > 0) & (earlier.sum(axis=2) > 0)
    apart = np.where(asked_twice[:, :, None], later - earlier, 0)
    gained = np.clip(apart, 0, None).sum(axis=2).max(axis=1, initial=0)
    lost = np.clip(-apart, 0, None).sum(axis=2).max(axis=1, initial=0)
    moved = np.maximum(gained, lost)
    size = np.minimum(later.sum(axis=2).max(axis=1), earlier.sum(axis=2).max(axis=1))
    contained = np.minimum(gained, lost) == 0
    few: NDArray[np.bool_] = (moved > 0) & (moved < smallest) & (contained | (moved * _STAYED <= size))
    told: NDArray[np.bool_] = few & asked_twice.any(axis=1)
    return told
