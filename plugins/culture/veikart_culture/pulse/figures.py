"""Shares with their uncertainty, and how well the questions of a theme hold together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_Z = 1.959963984540054  # 97.5 % of a normal distribution lie below
WILSON = (
    "E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference, Journal of "
    "the American Statistical Association 22"
)
NEWCOMBE = (
    "R. G. Newcombe (1998), Interval estimation for the difference between independent proportions: "
    "comparison of eleven methods, Statistics in Medicine 17 (method 10)"
)
CRONBACH = (
    "L. J. Cronbach (1951), Coefficient alpha and the internal structure of tests, Psychometrika 16; "
    "interval: L. S. Feldt (1965), The approximate sampling distribution of Kuder-Richardson reliability "
    "coefficient twenty, Psychometrika 30"
)


@dataclass(frozen=True, slots=True)
class Share:
    """A share from 0 to 1 of so many, with the 95 % interval around it."""

    value: float
    low: float
    high: float
    of: int


@dataclass(frozen=True, slots=True)
class Change:
    """What was added to a share, in shares: 0.08 is 8 points; with its 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def sure(self) -> bool:
        """Whether the interval leaves no room for none."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Reliability:
    """Cronbach's alpha with its 95 % interval, of so many people who answered all `items`."""

    alpha: float
    low: float
    high: float
    people: int
    items: int


def share_of(count: int, of: int) -> Share | None:
    """The share with Wilson's score interval; None of nobody."""
    if of < 1:
        return None
    share, squared = count / of, _Z * _Z
    middle = share + squared / (2 * of)
    width = _Z * float(np.sqrt(share * (1 - share) / of + squared / (4 * of * of)))
    below = 1 + squared / of
    low, high = (middle - width) / below, (middle + width) / below
    return Share(share, max(0.0, low) if count else 0.0, min(1.0, high) if count < of else 1.0, of)


def change_of(before: Share, after: Share) -> Change:
    """The difference of two shares of independent groups with Newcombe's hybrid score interval. Of the same
    people twice it is wider than need be, as answers without a person cannot be paired."""
    value = after.value - before.value
    low = value - float(np.hypot(after.value - after.low, before.high - before.value))
    high = value + float(np.hypot(after.high - after.value, before.value - before.low))
    return Change(value, low, high)


def reliability_of(answers: NDArray[np.float64]) -> Reliability | None:
    """Of people × items, answers turned where the item is reverse-keyed, NaN for none: Cronbach's alpha of
    those who answered all items, with Feldt's interval. None of fewer than two items or three people, and
    where all answered alike."""
    from scipy.special import fdtri

    whole = answers[~np.isnan(answers).any(axis=1)]
    people, items = whole.shape
    if items < 2 or people < 3:
        return None
    spread = float(whole.sum(axis=1).var(ddof=1))
    if spread <= 0:
        return None
    alpha = items / (items - 1) * (1 - float(whole.var(axis=0, ddof=1).sum()) / spread)
    first, second = people - 1, (people - 1) * (items - 1)
    low, high = (1 - (1 - alpha) * float(fdtri(first, second, p)) for p in (0.975, 0.025))
    return Reliability(alpha, low, high, people, items)
