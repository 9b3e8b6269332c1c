"""The tables that are kept of reviews."""

from __future__ import annotations

from veikart.api import Projection, Reads

REVIEWS = Projection(
    "plans_reviews",
    key=("review",),
    columns={"review": "id", "name": "text", "unit": "id", "minutes": "text"},
    topics={
        "plans.review_held": Reads({"review": "review", "name": "name", "unit": "unit", "minutes": "minutes"})
    },
    personal=frozenset({"minutes"}),
    title="Reviews of plans",
)
VERDICTS = Projection(
    "plans_verdicts",
    key=("measure", "review"),
    columns={"measure": "id", "review": "id", "verdict": "text", "why": "text"},
    topics={
        "plans.measure_reviewed": Reads(
            {"measure": "measure", "review": "review", "verdict": "verdict", "why": "why"}
        )
    },
    title="What reviews decided of measures",
)
TABLES = (REVIEWS, VERDICTS)
