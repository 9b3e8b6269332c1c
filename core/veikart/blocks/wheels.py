"""The annual wheel: what comes back every year."""

from __future__ import annotations

from dataclasses import dataclass

from veikart.blocks.common import Action, Tone, Way, Why


@dataclass(frozen=True, slots=True)
class WheelEntry:
    id: str
    label: str
    month: int
    """1 is January, whatever month the wheel begins with."""
    day: int | None = None
    """Of the month; None for some time in it."""
    until: int | None = None
    """The last month, where it goes on for several. One before `month` is of the next year."""
    lane: str = ""
    """Whose it is: entries of one lane share a ring."""
    tone: Tone = "normal"
    detail: str = ""
    why: Why | None = None
    action: Action | None = None
    people: int | None = None
    """How many people's answers it sums up; None where it is not about people's answers."""
    actions: tuple[Way, ...] = ()
    """What else can be done from here, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """Twelve months. Lanes stand in the order in which they first appear."""

    entries: tuple[WheelEntry, ...]
    month: int | None = None
    """The month that is now, to be marked."""
    begins: int = 1
    """The month a year begins with."""
    title: str = ""
