"""Timelines: what is planned and done, by quarter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from veikart.blocks.common import Action, Tone, Way, Why

State = Literal["proposed", "agreed", "started", "done", "stopped", "slipped", "blocked"]

STATE_TONES: dict[State, Tone] = {
    "proposed": "muted",
    "agreed": "accent",
    "started": "accent",
    "done": "good",
    "stopped": "muted",
    "slipped": "warn",
    "blocked": "bad",
}
"""What every state means; each has a sign and a fill as well, so that it reads without colour."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day that matters: a workshop, a board meeting."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """From the first to the last day, both included."""

    id: str
    label: str
    start: date
    end: date
    state: State = "agreed"
    lane: str = ""
    """Items of one lane stand together under its name."""
    promised: date | None = None
    """The last day as it was first agreed. What comes after it is drawn as delay."""
    detail: str = ""
    """Told when the cursor is on it: owner, hours, reason."""
    why: Why | None = None
    action: Action | None = None
    people: int | None = None
    """How many people's answers it sums up; None where it is not about people's answers."""
    actions: tuple[Way, ...] = ()
    """What else can be done from here, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Items on a grid of quarters. Lanes stand in the order in which they first appear."""

    items: tuple[TimelineItem, ...]
    today: date | None = None
    """Where the line for today stands; None draws none."""
    milestones: tuple[Milestone, ...] = ()
    first: date | None = None
    """The first day on the grid (default: of the earliest item)."""
    last: date | None = None
    """The last day on the grid (default: of the latest item)."""
    title: str = ""
