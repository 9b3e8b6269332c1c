"""Numbers as they are written beside what is drawn."""

from __future__ import annotations

import math

_LONG = 1e9
_MINUS = "\u2212"


def number(value: float) -> str:
    """At most two decimals: "3", "3.25", "−1"; "1.2e+12" from a thousand million on."""
    if abs(value) >= _LONG:
        return f"{value:.3g}".replace("-", _MINUS)
    told = f"{abs(value):.2f}".rstrip("0").rstrip(".")
    return f"{_MINUS}{told}" if value < 0 and told != "0" else told


def known(value: float | None) -> float | None:
    """The value; None for what is no number or none that can be drawn."""
    return value if value is not None and math.isfinite(value) else None


def place(value: float, least: float, most: float, cells: int) -> int:
    """Which of `cells` a value stands in, from 0, on a scale from `least` to `most`; the ends where it lies
    beyond them."""
    return round(share(value, least, most) * (cells - 1))


def share(value: float, least: float, most: float) -> float:
    """Where a value stands between `least`, 0, and `most`, 1; the ends where it lies beyond them."""
    span = most / 2 - least / 2  # halves: the difference may be infinite, or that of tiny ones none
    return min(1.0, max(0.0, (value / 2 - least / 2) / span)) if span > 0 else 0.0
