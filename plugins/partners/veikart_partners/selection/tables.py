"""The tables that are kept of the selection."""

from __future__ import annotations

from veikart.api import Projection, Reads

CRITERIA = Projection(
    "partners.criteria",
    key=("criterion",),
    columns={"criterion": "id", "name": "text", "weight": "number", "about": "text"},
    topics={
        "partners.criterion_set": Reads(
            {"criterion": "criterion", "name": "name", "weight": "weight", "about": "about"}
        )
    },
    title="Criteria by which partners are chosen",
)
SCORES = Projection(
    "partners.scores",
    key=("partner", "criterion", "judge"),
    columns={"partner": "id", "criterion": "id", "judge": "id", "score": "whole", "why": "text"},
    topics={
        "partners.partner_scored": Reads(
            {"partner": "partner", "criterion": "criterion", "judge": "judge", "score": "score", "why": "why"}
        )
    },
    personal=frozenset({"why"}),
    title="Scores of partners by judge",
)
DECISIONS = Projection(
    "partners.decisions",
    key=("partner",),
    columns={"partner": "id", "chosen": "flag", "why": "text"},
    topics={"partners.partner_decided": Reads({"partner": "partner", "chosen": "chosen", "why": "why"})},
    title="Which partners were chosen, and why",
)
TABLES = (CRITERIA, SCORES, DECISIONS)
