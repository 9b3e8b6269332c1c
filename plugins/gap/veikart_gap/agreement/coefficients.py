"""Coefficients of agreement, for many groups at once: a figure for each, NaN where there is nothing to say.

Own lines for what is a few sums: the kept libraries that have them (statsmodels with pandas, scikit-learn)
take one table at a time, and 150 and 50 MB. The distributions are SciPy's; the tests hold the figures against
published ones and those of both libraries.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_HALF_WIDTH = 1.959963984540054  # standard errors on each side of a 95 % interval
_UPPER = 0.975


@dataclass(frozen=True, slots=True)
class Estimate:
    """A coefficient of each group and the ends of its 95 % confidence interval."""

    value: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True)
class Sums:
    """What the analysis of variance of each group needs. All of them add up over groups."""

    cells: Floats
    """How many were rated by several."""
    answers: Floats
    """By how many in all (Σk)."""
    squares: Floats
    """Σk², k answers to a cell."""
    total: Floats
    """Σ of all answers."""
    between: Floats
    """Σk·m², m the mean of a cell."""
    within: Floats
    """Σ of squares of the answers around the mean of their cell."""


def r_wg(variance: Floats, null: Floats) -> Floats:
    """Within-group agreement on one item: 1 − variance ÷ variance of answers given at random.

    `variance` is that of the answers to a cell (divisor k − 1), `null` what it would be were every level as
    likely: (A² − 1) ÷ 12 on a ladder of A levels. Below zero (more apart than at random) counts as 0.
    James, Demaree & Wolf (1984), Journal of Applied Psychology 69(1), 85–98.
    """
    agreement: Floats = np.clip(1 - variance / null, 0.0, 1.0)
    return agreement


def weighted_kappa(tables: NDArray[Any], power: int) -> Estimate:
    """Cohen's weighted kappa of square tables of counts, groups × levels of one × levels of the other.

    Answers i and j levels apart of A agree by 1 − (|i − j| ÷ (A − 1))^power: 1 linear, 2 quadratic. NaN where
    chance alone would explain everything (both always said the same one level). Cohen (1968), Psychological
    Bulletin 70(4), 213–220; standard error: Fleiss, Cohen & Everitt (1969), ibid. 72(5), 323–327.
    """
    levels = np.arange(tables.shape[-1])
    weights = 1 - (abs(levels[:, None] - levels) / max(1, len(levels) - 1)) ** power
    count = tables.sum((1, 2)).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = tables / count[:, None, None]
        one, other = shares.sum(2), shares.sum(1)
        chance = np.einsum("gi,ij,gj->g", one, weights, other)
        seen = np.einsum("gij,ij->g", shares, weights)
        apart = 1 - chance
        apart[apart < 1e-12] = np.nan
        kappa = 1 - (1 - seen) / apart
        expected = (other @ weights)[:, :, None] + (one @ weights)[:, None, :]
        off = weights - expected * (1 - kappa)[:, None, None]
        spread = (shares * off**2).sum((1, 2)) - (kappa - chance * (1 - kappa)) ** 2
        error = np.sqrt(np.maximum(spread, 0) / count) / apart
    half = _HALF_WIDTH * error
    return Estimate(kappa, np.clip(kappa - half, -1, 1), np.clip(kappa + half, -1, 1))


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far answers tell cells apart: one rater's, and the mean of all raters of a cell."""

    single: Estimate
    mean: Estimate
    raters: Floats
    """How many answers a cell has on average, as the analysis of variance counts it (k₀)."""


def one_way_icc(sums: Sums) -> Reliability:
    """ICC(1) and ICC(1,k), one-way random: raters differ from person to person, as leaders and peers do.

    NaN with fewer than two cells, or where all answers are alike; 1, without an interval, where answers to a
    cell never differ. Shrout & Fleiss (1979), Psychological Bulletin 86(2), 420–428; intervals from F as in
    McGraw & Wong (1996), Psychological Methods 1(1), 30–46. They are exact where every cell has as many
    answers; else k₀ stands in.
    """
    from scipy.special import fdtri  # takes a fifth of a second

    n, answers = sums.cells, sums.answers
    with np.errstate(divide="ignore", invalid="ignore"):
        above, below = np.where(n > 1, n - 1, np.nan), np.where(answers > n, answers - n, np.nan)
        mean_square = np.maximum(sums.between - sums.total**2 / answers, 0) / above
        error = sums.within / below
        raters = (answers - sums.squares / answers) / above
        ratio = mean_square / error  # infinite where answers to a cell never differ
        ratio[(mean_square < 1e-12) & (error < 1e-12)] = np.nan
        spread = np.where(np.isinf(ratio), np.nan, ratio)  # of no error there is no interval
        low, high = spread / fdtri(above, below, _UPPER), spread * fdtri(below, above, _UPPER)
        single = Estimate(*(_single(each, raters) for each in (ratio, low, high)))
        mean = Estimate(*(1 - 1 / each for each in (ratio, low, high)))
    return Reliability(single, mean, raters)


def _single(ratio: Floats, raters: Floats) -> Floats:
    icc: Floats = np.where(np.isinf(ratio), 1.0, (ratio - 1) / (ratio + raters - 1))
    return icc
