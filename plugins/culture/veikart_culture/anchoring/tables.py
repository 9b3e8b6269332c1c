"""The tables that are kept of anchoring."""

from __future__ import annotations

from veikart.api import Is, Projection, Reads

ANCHORING = Projection(
    "culture.anchoring",
    key=("statement", "unit"),
    columns={"statement": "id", "unit": "id", "score": "whole", "evidence": "text"},
    topics={
        "culture.anchoring_judged": Reads(
            {"statement": "statement", "unit": "unit", "score": "score", "evidence": "evidence"}
        )
    },
    title="How well the strategy is carried",
)
STATEMENTS = Projection(
    "culture.statements",
    key=("statement",),
    columns={"statement": "id", "level": "text", "text": "text", "asked": "flag"},
    topics={
        "culture.statement_added": Reads(
            {"statement": "statement", "level": "level", "text": "text", "asked": Is(True)}
        ),
        "culture.statement_dropped": Reads({"statement": "statement", "asked": Is(False)}),
    },
    carries=True,
    title="Statements of our own in the check of anchoring, and those that were dropped",
)
TABLES = (ANCHORING, STATEMENTS)
