"""How far two orders of the same units go together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh

LEAST = 5
"""Units below which no correlation is told: of four, one of 24 orders agrees wholly by chance."""
FEW = 10
"""Units below which its interval is rough."""
_NEARLY = 1 - 1e-6  # z of a perfect order is endless
_Z = 1.959963984540054  # 97.5 % of a normal distribution lie below


@dataclass(frozen=True, slots=True)
class Correlation:
    """Spearman's rho with its 95 % interval, of so many units."""

    rho: float
    low: float
    high: float
    units: int

    @property
    def sure(self) -> bool:
        """Whether the interval leaves no room for none."""
        return self.low > 0 or self.high < 0


def correlation(one: Sequence[float], other: Sequence[float]) -> Correlation | None:
    """Of at least `LEAST` units; None of fewer, and where all are alike in one of the two."""
    units = len(one)
    if units < LEAST or len(set(one)) < 2 or len(set(other)) < 2:
        return None
    from scipy.stats import spearmanr

    rho = max(-1.0, min(1.0, float(spearmanr(one, other).statistic)))
    middle = atanh(max(-_NEARLY, min(_NEARLY, rho)))
    width = _Z * sqrt((1 + rho * rho / 2) / (units - 3))
    return Correlation(rho, tanh(middle - width), tanh(middle + width), units)
