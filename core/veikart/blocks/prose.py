"""Running text, and what stands where there is nothing yet."""

from __future__ import annotations

from dataclasses import dataclass

from veikart.blocks.common import Tone


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, wrapped to the width there is."""

    text: str
    tone: Tone = "normal"


@dataclass(frozen=True, slots=True)
class Empty:
    """There is nothing to show yet: why, and what to do about it (one step a line)."""

    text: str
    steps: tuple[str, ...] = ()
