"""How the pillars of partners were last scored, in short: the median of each side."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median_low
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from veikart.api import Picture


def pillars_of(picture: Picture) -> Mapping[str, str]:
    """Partner (id) → "4 · 3": lower medians of our last scores and of theirs; "–": a side said nothing."""
    scores: dict[str, dict[str, list[int]]] = {}
    rows = picture.table("partners.pillars").select("partner", "side", "score").rows()
    for partner, side, score in rows:
        scores.setdefault(partner, {}).setdefault(side, []).append(score)
    return {partner: f"{_middle(by.get('us'))} · {_middle(by.get('them'))}" for partner, by in scores.items()}


def _middle(scores: list[int] | None) -> str:
    return str(median_low(scores)) if scores else "–"
