"""Trends: numbers over time, with what is expected of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from veikart.blocks.common import Action, Tone, Way, Why
from veikart.blocks.timelines import Milestone


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day. None is missing: the line has a gap there, it never falls to zero."""

    day: date
    value: float | None
    low: float | None = None
    """With `high`: the band the value lies in."""
    high: float | None = None
    why: Why | None = None
    people: int | None = None
    """How many people's answers it sums up; None where it is not about people's answers."""


@dataclass(frozen=True, slots=True)
class Series:
    """Points in the order of their days."""

    id: str
    label: str
    points: tuple[Point, ...]
    expected_from: date | None = None
    """Points on and after this day are expectations, drawn so that nobody takes them for facts."""
    tone: Tone = "normal"
    why: Why | None = None
    action: Action | None = None
    actions: tuple[Way, ...] = ()
    """What else can be done from here, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Series on one scale of values. `least` and `most` are on it in any case; without them it ends where the
    values do."""

    series: tuple[Series, ...]
    title: str = ""
    unit: str = ""
    """Written behind every value, with a space: "%", "people"."""
    least: float | None = None
    most: float | None = None
    milestones: tuple[Milestone, ...] = ()
