"""Stacked bars on one scale."""

from __future__ import annotations

from dataclasses import dataclass

from veikart.blocks.common import Action, Tone, Way, Why


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar."""

    value: float
    label: str
    tone: Tone = "normal"
    expected: bool = False
    """Whether it is promised or foretold, and not known: it is hatched, whatever its tone."""


@dataclass(frozen=True, slots=True)
class Bar:
    id: str
    label: str
    parts: tuple[Part, ...]
    text: str = ""
    """Shown behind the bar."""
    why: Why | None = None
    people: int | None = None
    """How many people's answers it sums up; None where it is not about people's answers."""
    action: Action | None = None
    actions: tuple[Way, ...] = ()
    """What else can be done from here, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Stacked bars on one scale, from 0 to `most` (default: the longest). Parts get different fills and a key
    says which is which."""

    bars: tuple[Bar, ...]
    title: str = ""
    most: float | None = None
