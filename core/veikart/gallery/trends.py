"""A sample of a trend."""

from __future__ import annotations

from datetime import date

from veikart.blocks import Milestone, Point, Series, Trend, Why
from veikart.gallery.sample import Sample

_READY = Why("Readiness", "requirements met ÷ (met + below)")


def _month(number: int) -> date:
    """The first day of a month, counted from January 2025."""
    return date(2025 + (number - 1) // 12, (number - 1) % 12 + 1, 1)


_DRIFT = (41, 42, 44, 43, 47, 49, None, None, 52, 55, 56, 55, 58, 60, 61, 63, 62, 64, 64, 65)
_VEKST = (58, None, 57, 56, None, 55, 54, None, 54, 53, None, 54, 56, None, 57, 59, None, 61, 60, 62)

TREND = Sample(
    "trend",
    "A trend shows numbers over time; gaps are gaps, and what is expected never looks like a fact.",
    (
        Trend(
            (
                Series(
                    "goal:drift",
                    "Trygg drift",
                    (
                        *(Point(_month(n), value, why=_READY) for n, value in enumerate(_DRIFT, 1)),
                        Point(_month(23), 68, 64, 72),
                        Point(_month(26), 71, 64, 78),
                        Point(_month(29), 75, 65, 85),
                    ),
                    expected_from=_month(21),
                    why=_READY,
                ),
                Series(
                    "goal:vekst",
                    "Grønn vekst",
                    tuple(Point(_month(n), value) for n, value in enumerate(_VEKST, 1)),
                ),
            ),
            "Readiness by goal",
            "%",
            most=90,
            milestones=(
                Milestone(date(2025, 10, 9), "autumn review"),
                Milestone(date(2026, 3, 19), "spring review"),
            ),
        ),
    ),
)
