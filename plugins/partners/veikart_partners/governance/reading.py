"""Reviews, scores of pillars and adaptations as they stand at a moment."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from veikart_partners.governance.pillars import PILLARS, SIDES, Pillar, Side

if TYPE_CHECKING:
    from veikart.api import Picture


@dataclass(frozen=True, slots=True)
class Review:
    """Both sides sat together on a day."""

    id: str
    partner: str
    day: date
    present: tuple[str, ...]
    """Ids of those of us who were there."""
    decisions: str
    next: date | None
    position: int


@dataclass(frozen=True, slots=True)
class Score:
    """What one side says of a pillar, from 1 to 5."""

    partner: str
    pillar: Pillar
    side: Side
    score: int
    evidence: str
    day: date
    position: int


@dataclass(frozen=True, slots=True)
class Adapted:
    """How the work with a partner is done in a unit."""

    partner: str
    unit: str
    language: str
    form: str
    note: str
    day: date
    position: int


def reviews_at(picture: Picture) -> tuple[Review, ...]:
    """All that were held, the latest first."""
    rows = picture.table("partners.reviews").sort("effective", "position", descending=True)
    return tuple(
        Review(
            row["review"],
            row["partner"],
            row["effective"],
            tuple(json.loads(row["present"] or "[]")),
            row["decisions"] or "",
            row["next"],
            row["position"],
        )
        for row in rows.iter_rows(named=True)
    )


def scores_said(picture: Picture) -> tuple[Score, ...]:
    """Every score that was given by then, in the order of days."""
    return picture.remembered("partners.scores", partial(_scores, picture))


def _scores(picture: Picture) -> tuple[Score, ...]:
    rows = picture.statements("partners.pillars").sort("effective", "position")
    return tuple(
        Score(
            row["partner"],
            row["pillar"],
            row["side"],
            row["score"],
            row["evidence"] or "",
            row["effective"],
            row["position"],
        )
        for row in rows.iter_rows(named=True)
        if row["score"] is not None
    )


def adapted_at(picture: Picture) -> tuple[Adapted, ...]:
    """How it is done where, by unit."""
    rows = picture.table("partners.adapted").sort("unit", "partner")
    return tuple(
        Adapted(
            row["partner"],
            row["unit"],
            row["language"] or "",
            row["form"] or "",
            row["note"] or "",
            row["effective"],
            row["position"],
        )
        for row in rows.iter_rows(named=True)
    )


Standing = Mapping[tuple[Pillar, Side], Score]
"""What each side last said of each pillar, of one partner."""


def standing(scores: Sequence[Score], partner: str, on: date | None = None) -> Standing:
    """As of a day, or of the last one. `scores` stand in the order of their days."""
    return {
        (each.pillar, each.side): each
        for each in scores
        if each.partner == partner and (on is None or each.day <= on)
    }


def asked() -> tuple[tuple[Pillar, Side], ...]:
    """Every pillar, by every side."""
    return tuple((each.pillar, side) for each in PILLARS for side in SIDES)
