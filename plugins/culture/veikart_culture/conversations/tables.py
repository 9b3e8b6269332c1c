"""The tables that are kept of conversations."""

from __future__ import annotations

from veikart.api import Projection, Reads

CADENCES = Projection(
    "culture.cadences",
    key=("unit",),
    columns={"unit": "id", "a_year": "number"},
    topics={"culture.cadence_agreed": Reads({"unit": "unit", "a_year": "a_year"})},
    title="How often leaders agreed to talk about learning",
)
HELD = Projection(
    "culture.conversations",
    key=("conversation",),
    columns={"conversation": "id", "unit": "id", "leader": "id", "about": "text"},
    topics={
        "culture.conversation_held": Reads(
            {"conversation": "conversation", "unit": "unit", "leader": "leader", "about": "about"}
        )
    },
    personal=frozenset({"about"}),
    title="Leaders' talks about learning",
)
TABLES = (CADENCES, HELD)
