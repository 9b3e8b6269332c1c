"""Distributions: how many stand on each level. Levels are ordinal, so there is a median and no mean."""

from __future__ import annotations

from dataclasses import dataclass

from veikart.blocks.common import Action, Way, Why


@dataclass(frozen=True, slots=True)
class Level:
    """`sign` is one character, drawn for everybody on the level; `label` says in the key what it means."""

    sign: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Spread:
    """A row of a distribution: how many stand on each level, and how many on none."""

    id: str
    label: str
    counts: tuple[int, ...]
    """One for each level, lowest first."""
    missing: int = 0
    """Not known. Drawn apart, never counted as a level."""
    not_relevant: int = 0
    """Need no level. Drawn apart as well."""
    withheld: bool = False
    """Known, but not to be shown; counts are then not looked at."""
    why: Why | None = None
    action: Action | None = None
    people: int | None = None
    """How many people's answers it sums up; None where it is not about people's answers."""
    actions: tuple[Way, ...] = ()
    """What else can be done from here, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """A stacked bar for each row, all of one length: what differs is how the counts share it. The level (or
    the two) in the middle of those counted is the median and is marked."""

    levels: tuple[Level, ...]
    rows: tuple[Spread, ...]
    title: str = ""


def median_of(counts: tuple[int, ...]) -> tuple[int, int] | None:
    """The indices of the lower and the upper median level, the same where one is in the middle; None where
    nobody is counted. Counts below 0 are taken as 0."""
    known = [max(0, count) for count in counts]
    total = sum(known)
    if not total:
        return None
    lower, upper = (total - 1) // 2, total // 2
    return _holding(known, lower), _holding(known, upper)


def _holding(counts: list[int], place: int) -> int:
    seen = 0
    for index, count in enumerate(counts):
        seen += count
        if place < seen:
            return index
    raise AssertionError("the place lies within the counts")
