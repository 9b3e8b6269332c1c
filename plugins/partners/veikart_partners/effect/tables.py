"""The tables that are kept of effect."""

from __future__ import annotations

from veikart.api import Projection, Reads

_COUNTS = ("ones", "twos", "threes", "fours", "fives")
REACTIONS = Projection(
    "partners.reactions",
    key=("engagement", "question"),
    columns={"engagement": "id", "question": "text", **dict.fromkeys(_COUNTS, "whole")},
    topics={
        "partners.reactions_counted": Reads(
            {"engagement": "engagement", "question": "question", **{name: name for name in _COUNTS}}
        )
    },
    title="How participants answered, counted",
)
PRACTICE = Projection(
    "partners.practice",
    key=("engagement", "person", "observer"),
    columns={"engagement": "id", "person": "id", "observer": "id", "often": "text"},
    topics={
        "partners.practice_observed": Reads(
            {"engagement": "engagement", "person": "person", "observer": "observer", "often": "often"}
        )
    },
    title="How often what was learnt is done at work",
)
KPIS = Projection(
    "partners.kpis",
    key=("engagement", "kpi"),
    columns={"engagement": "id", "kpi": "id", "moves": "flag"},
    topics={"partners.kpi_linked": Reads({"engagement": "engagement", "kpi": "kpi", "moves": "moves"})},
    live="moves",
    title="Which KPI work with partners is meant to move",
)
TABLES = (REACTIONS, PRACTICE, KPIS)
