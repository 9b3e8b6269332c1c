"""The tables that are kept of reviews."""

from __future__ import annotations

from veikart.api import Is, Projection, Reads

REVIEWS = Projection(
    "plans.reviews",
    key=("review",),
    columns={
        "review": "id",
        "name": "text",
        "unit": "id",
        "present": "text",
        "minutes": "text",
        "held_on": "day",
        "held": "flag",
    },
    topics={
        "plans.review_held": Reads(
            {
                "review": "review",
                "name": "name",
                "unit": "unit",
                "present": "present",
                "minutes": "minutes",
                "held_on": "@effective",
                "held": Is(True),
            }
        ),
        "plans.minutes_written": Reads({"review": "review", "minutes": "minutes"}),
    },
    carries=True,
    live="held",
    personal=frozenset({"minutes"}),
    title="Reviews of plans",
)
VERDICTS = Projection(
    "plans.verdicts",
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
