"""How the pages say counts, shares and what to do first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from veikart.api import Empty, Mark, Picture, Selection, Tone, Why, count, number, people_in, skills_in

if TYPE_CHECKING:
    import polars as pl

_MOST_POSITIONS = 200
COVERAGE = "met ÷ (met + below), of what is known; what nobody has rated is counted apart, never as zero"


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


def coverage_why(title: str, row: Mapping[str, Any], source: str, behind: Callable[[], Sequence[int]]) -> Why:
    """Formula and inputs of a share met; `behind` finds the positions of the ratings when it is opened."""
    inputs = (
        ("Requirements", number(row["required"])),
        ("Met", number(row["met"])),
        ("Below", number(row["below"])),
        ("Not known", number(row["unknown"])),
        ("Not relevant", number(row["not_relevant"])),
        ("Rated more than a year ago", number(row["stale"])),
        ("Level steps missing", number(row["gap"])),
    )
    return Why(title, COVERAGE, source, inputs, more=lambda: Why(title, "", "", *newest((), behind())))


def positions_of(table: pl.DataFrame) -> Sequence[int]:
    """The positions in the one row of a table; none where it has no row."""
    found: Sequence[int] = table["positions"][0].to_list() if table.height else ()
    return found


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
    matrix = picture.matrix
    asked = ~np.isnan(matrix.required)
    if not asked.any():
        return Empty(
            "Roles have requirements, but nobody here holds one of those roles.",
            ("Give people their roles: veikart import FILE people.csv --as people",),
        )
    people = people_in(picture, selection)["person"]
    skills = skills_in(picture, selection)["skill"]
    rows = matrix.people.is_in(people.implode()).to_numpy()
    columns = matrix.skills.is_in(skills.implode()).to_numpy()
    if not asked[rows][:, columns].any():
        return Empty(
            "Nothing is required of anyone in this selection.",
            ("Widen it: choose another unit or goal, or show more than what is critical.",),
        )
    return None
