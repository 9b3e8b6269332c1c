"""Scorecards: criteria on one scale, scored by one or more sides, now and before."""

from __future__ import annotations

from dataclasses import dataclass

from veikart.blocks.common import Action, Way, Why


@dataclass(frozen=True, slots=True)
class Criterion:
    id: str
    label: str
    scores: tuple[float | None, ...]
    """One for each side; None where that side has not scored."""
    before: tuple[float | None, ...] = ()
    """What each side scored before; empty where there was no time before."""
    weight: float | None = None
    """How much it counts, as a share from 0 to 1."""
    text: str = ""
    """A sentence below it: the reason for the score."""
    why: Why | None = None
    action: Action | None = None
    people: int | None = None
    """How many people's answers it sums up; None where it is not about people's answers."""
    actions: tuple[Way, ...] = ()
    """What else can be done from here, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Every score stands on its scale from `least` to `most`, with the way it came since before."""

    criteria: tuple[Criterion, ...]
    sides: tuple[str, ...] = ("",)
    """Who scores. One nameless side needs no naming."""
    least: float = 1
    most: float = 5
    ends: tuple[str, str] = ("", "")
    """What the least and the most mean."""
    title: str = ""
