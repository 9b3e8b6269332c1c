"""Horizontal bars to an eighth of a cell."""

from __future__ import annotations

import math

_EIGHTHS = " ▏▎▍▌▋▊▉"


def meter(share: float, cells: int) -> tuple[str, str]:
    """The filled part and the empty rest of a bar of `cells` cells for a share from 0 to 1. A share above 0
    shows at least an eighth, one below 1 never looks full; what is no number is 0."""
    if math.isnan(share):
        share = 0.0
    whole = cells * 8
    eighths = round(min(1.0, max(0.0, share)) * whole)
    if share > 0:
        eighths = max(1, eighths)
    if share < 1:
        eighths = min(whole - 1, eighths)
    full, rest = divmod(max(0, eighths), 8)
    filled = "█" * full + (_EIGHTHS[rest] if rest else "")
    return filled, " " * (cells - len(filled))
