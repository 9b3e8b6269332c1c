"""How far a share of few may be from the share of many."""

from __future__ import annotations

from typing import NamedTuple

CONFIDENCE = 0.8
"""Of all intervals: four in five hold what they are about. Wider ones say little of numbers as small as ours,
narrower ones are wrong too often to plan by."""


class Interval(NamedTuple):
    """From `low` to `high`, both included."""

    low: float
    high: float


def wilson(hits: int, of: int, confidence: float = CONFIDENCE) -> Interval:
    """The interval of a share, `hits` of `of`, which is above 0 (Wilson 1927, "Probable inference, the law of
    succession, and statistical inference", JASA 22: it holds for few and for shares near 0 and 1, too)."""
    from scipy.stats import binomtest

    found = binomtest(hits, of).proportion_ci(confidence, "wilson")
    return Interval(float(found.low), float(found.high))
