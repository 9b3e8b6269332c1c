"""Reviews that were held, and the time since the last one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from veikart.api import Selection

if TYPE_CHECKING:
    from veikart.api import Picture


@dataclass(frozen=True, slots=True)
class Review:
    """A review of the plans: of a unit and those below it, or of everything."""

    id: str
    name: str
    unit: str | None
    day: date
    present: tuple[str, ...]
    minutes: str
    position: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a review decided of a measure."""

    measure: str
    review: str
    verdict: str
    why: str
    position: int


def reviews_at(picture: Picture, selection: Selection | None = None) -> tuple[Review, ...]:
    """Reviews held by the moment, the latest first; those of everything, and of the selected unit, one above
    or one below it."""
    unit = selection.unit if selection else None
    near: frozenset[str] | None = None
    if unit is not None:
        lineage = picture.lineage
        near = picture.within(unit) | frozenset(lineage.filter(lineage["unit"] == unit)["above"])
    rows = picture.table("plans.reviews").sort("held_on", "position", descending=True)
    return tuple(
        Review(
            row["review"],
            row["name"],
            row["unit"],
            row["held_on"],
            _listed(row["present"]),
            row["minutes"] or "",
            row["position"],
        )
        for row in rows.iter_rows(named=True)
        if near is None or row["unit"] is None or row["unit"] in near
    )


def _listed(said: str | None) -> tuple[str, ...]:
    """Ids in a JSON list."""
    return tuple(json.loads(said)) if said else ()


def last_before(reviews: tuple[Review, ...], day: date) -> Review | None:
    """The latest of them that was held before a day; None without one."""
    return next((each for each in reviews if each.day < day), None)


def verdicts_at(picture: Picture) -> dict[tuple[str, str], Verdict]:
    """(Measure, review) → what was decided."""
    columns = ("measure", "review", "verdict", "why", "position")
    return {
        (measure, review): Verdict(measure, review, verdict, why or "", position)
        for measure, review, verdict, why, position in picture.table("plans.verdicts").select(*columns).rows()
    }
