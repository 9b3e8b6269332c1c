"""The numbers a board looks at first."""

from __future__ import annotations

from dataclasses import dataclass

from veikart.blocks.common import Tone, Why


@dataclass(frozen=True, slots=True)
class Figure:
    """One number a board looks at, with a line of detail below it."""

    label: str
    value: str
    detail: str = ""
    tone: Tone = "normal"
    why: Why | None = None
    people: int | None = None
    """How many people's answers it sums up; None where it is not about people's answers."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures side by side."""

    figures: tuple[Figure, ...]
