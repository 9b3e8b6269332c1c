"""The table that is kept of anchoring."""

from __future__ import annotations

from veikart.api import Projection, Reads

ANCHORING = Projection(
    "culture_anchoring",
    key=("statement", "unit"),
    columns={"statement": "text", "unit": "id", "score": "whole", "evidence": "text"},
    topics={
        "culture.anchoring_judged": Reads(
            {"statement": "statement", "unit": "unit", "score": "score", "evidence": "evidence"}
        )
    },
    title="How well the strategy is carried",
)
TABLES = (ANCHORING,)
