"""The tables that are kept of governance."""

from __future__ import annotations

from veikart.api import Projection, Reads

REVIEWS = Projection(
    "partners.reviews",
    key=("review",),
    columns={"review": "id", "partner": "id", "present": "text", "decisions": "text", "next": "day"},
    topics={
        "partners.partner_reviewed": Reads(
            {
                "review": "review",
                "partner": "partner",
                "present": "present",
                "decisions": "decisions",
                "next": "next",
            }
        )
    },
    personal=frozenset({"decisions"}),
    title="Reviews with partners",
)
PILLARS = Projection(
    "partners.pillars",
    key=("partner", "pillar", "side"),
    columns={"partner": "id", "pillar": "text", "side": "text", "score": "whole", "evidence": "text"},
    topics={
        "partners.pillar_scored": Reads(
            {
                "partner": "partner",
                "pillar": "pillar",
                "side": "side",
                "score": "score",
                "evidence": "evidence",
            }
        )
    },
    title="The five pillars by partner, seen from both sides",
)
ADAPTED = Projection(
    "partners.adapted",
    key=("partner", "unit"),
    columns={"partner": "id", "unit": "id", "language": "text", "form": "text", "note": "text"},
    topics={
        "partners.work_adapted": Reads(
            {"partner": "partner", "unit": "unit", "language": "language", "form": "form", "note": "note"}
        )
    },
    title="How work with partners is done in units",
)
TABLES = (REVIEWS, PILLARS, ADAPTED)
