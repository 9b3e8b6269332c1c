"""Lengths in percent, as a style takes them."""

from __future__ import annotations

import math


def percent(share: float) -> str:
    """ "37.5" for a share of 0.375; never less than 0 or more than 100, and 0 for what is no number."""
    if math.isnan(share):
        return "0"
    return f"{100 * min(1.0, max(0.0, share)):.2f}".rstrip("0").rstrip(".")
