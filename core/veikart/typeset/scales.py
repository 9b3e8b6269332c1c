"""Scales of values: where they begin and end, and which round numbers to write beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

_FARTHEST = 1e100
_ROUND = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class ValueScale:
    """From `low` to `high`, with `ticks` in between."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """Where a value stands, from 0 at `low` to 1 at `high`."""
        held = min(max(value, self.low), self.high)
        return (held - self.low) / (self.high - self.low)


def scale_for(values: Sequence[float], least: float | None, most: float | None, ticks: int) -> ValueScale:
    """A scale that holds all `values`, `least` and `most`, with about as many ticks. It ends with a round
    number where it is not told to end with `least` or `most`."""
    held = [min(max(value, -_FARTHEST), _FARTHEST) for value in values]
    ends = [min(max(end, -_FARTHEST), _FARTHEST) for end in (least, most) if end is not None]
    low, high = min([*held, *ends], default=0.0), max([*held, *ends], default=1.0)
    if high - low <= 1e-9 * max(abs(low), abs(high)):
        pad = max(abs(low), abs(high)) / 10 or 1.0
        low, high = low - pad, high + pad
    step = _step((high - low) / max(1, ticks))
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    if least is None or low != ends[0]:
        low = min(low, first * step)
    if most is None or high != ends[-1]:
        high = max(high, last * step)
    inside = [tick * step for tick in range(first, last + 1)]
    return ValueScale(low, high, tuple(tick for tick in inside if low <= tick <= high))


def _step(rough: float) -> float:
    power = float(10 ** floor(log10(rough)))
    return next((each * power for each in _ROUND if each * power >= rough), 10 * power)
