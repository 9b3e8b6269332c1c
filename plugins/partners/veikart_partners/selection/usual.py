"""Criteria to begin with: what makes a partner worth growing with, of which the price is only one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Usual:
    """A criterion that is offered; `key` is its id, the same in every engagement."""

    key: str
    name: str
    weight: float
    about: str


USUAL = (
    Usual("criterion-strategy", "Fit with strategy", 3, "Knows our goals, and what they are for."),
    Usual("criterion-co-creation", "Co-creation", 3, "Makes content together with those who do the work."),
    Usual("criterion-trust", "Trust", 2, "Says early what does not work; references say so, too."),
    Usual("criterion-agility", "Agility", 2, "Changes the next round because of what was seen in this one."),
    Usual("criterion-measurement", "Measurement", 2, "Wants to see what people do otherwise, not who came."),
    Usual("criterion-reach", "Global reach", 1, "Our languages, regions and shifts."),
    Usual("criterion-price", "Price", 1, "What it costs for what it brings; 5 is the best price."),
)
OF_KEY = {each.key: each for each in USUAL}
