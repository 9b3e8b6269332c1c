"""How the pages say counts, shares and what to do first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from veikart.api import Empty, Mark, Picture, Selection, Tone, Why, cells_in, count, number, skills_in

_MOST_POSITIONS = 200
COVERAGE = "met ÷ (met + below), of what is known; what nobody has rated is counted apart, never as zero"
NARROW = Selection()


def dots(criticality: int) -> Mark:
    """How critical a skill is: ●●● is critical."""
    return Mark("●" * criticality, sort=criticality)


def counts(value: int) -> Mark:
    """A count as a cell; "·" is none, and is sorted as such."""
    return Mark(count(value), sort=value)


def tone_of(share: float | None) -> Tone:
    """Of a share met."""
    if share is None:
        return "muted"
    return "good" if share >= 0.75 else "warn" if share >= 0.5 else "bad"


def coverage_why(title: str, row: Mapping[str, Any], source: str) -> Why:
    """Formula, inputs and ratings behind a share met."""
    inputs = (
        ("Requirements", number(row["required"])),
        ("Met", number(row["met"])),
        ("Below", number(row["below"])),
        ("Not known", number(row["unknown"])),
        ("Not relevant", number(row["not_relevant"])),
        ("Rated more than a year ago", number(row["stale"])),
        ("Level steps missing", number(row["gap"])),
    )
    return Why(title, COVERAGE, source, *newest(inputs, row.get("positions") or ()))


def newest(
    inputs: Sequence[tuple[str, str]], positions: Sequence[int]
) -> tuple[tuple[tuple[str, str], ...], tuple[int, ...]]:
    """Inputs and positions of a why, the positions cut to the newest; the inputs say so."""
    if len(positions) <= _MOST_POSITIONS:
        return tuple(inputs), tuple(positions)
    told = ("Events", f"{number(len(positions))}; the newest {_MOST_POSITIONS} are listed")
    return (*inputs, told), tuple(positions[:_MOST_POSITIONS])


def nothing_yet(picture: Picture, selection: Selection) -> Empty | None:
    """What is missing before a gap can be seen, and what to do about it; None when there is enough."""
    for text, there, steps in (
        ("Nobody was here yet at this moment.", picture.people.height, ("people.csv --as people",)),
        ("There were no skills yet at this moment.", picture.skills.height, ("skills.csv --as skills",)),
        (
            "No level was required yet at this moment, so there is no gap to see.",
            picture.requirements.height,
            ("requirements.csv --as requirements",),
        ),
    ):
        if not there:
            first = tuple(f"Bring them in: veikart import FILE {step}" for step in steps)
            return Empty(text, (*first, "Or move in time: n leads back to today."))
    required = cells_in(picture, NARROW).filter(pl.col("required").is_not_null())
    if not required.height:
        return Empty(
            "Roles have requirements, but nobody here holds one of those roles.",
            ("Give people their roles: veikart import FILE people.csv --as people",),
        )
    here = cells_in(picture, selection).filter(pl.col("required").is_not_null())
    if not here.join(skills_in(picture, selection).select("skill"), on="skill", how="semi").height:
        return Empty(
            "Nothing is required of anyone in this selection.",
            ("Widen it: choose another unit or goal, or show more than what is critical.",),
        )
    return None
