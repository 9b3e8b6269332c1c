"""Running text, and what stands where there is nothing yet."""

from __future__ import annotations

from dataclasses import dataclass

from veikart.blocks.common import Action, Tone, Why


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


@dataclass(frozen=True, slots=True)
class Callout:
    """A framed sentence that must not be missed, with what to do about it (one step a line)."""

    text: str
    title: str = ""
    tone: Tone = "accent"
    steps: tuple[str, ...] = ()
    id: str = "callout"
    """Of the place where the cursor stands; it stands there only where there is a why or an action."""
    why: Why | None = None
    action: Action | None = None
