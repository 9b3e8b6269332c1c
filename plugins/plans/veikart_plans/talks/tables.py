"""The table that is kept of talks."""

from __future__ import annotations

from veikart.api import Is, Projection, Reads

TALKS = Projection(
    "plans.talks",
    key=("talk",),
    columns={
        "talk": "id",
        "person": "id",
        "leader": "id",
        "wishes": "text",
        "needs": "text",
        "held_on": "day",
        "shared": "flag",
    },
    topics={
        "plans.talk_held": Reads(
            {
                "talk": "talk",
                "person": "person",
                "leader": "leader",
                "wishes": "wishes",
                "needs": "needs",
                "held_on": "@effective",
                "shared": Is(False),
            }
        ),
        "plans.talk_shared": Reads({"talk": "talk", "person": "person", "shared": Is(True)}),
    },
    carries=True,
    personal=frozenset({"wishes", "needs"}),
    title="Development talks",
    withheld=True,
)
TABLES = (TALKS,)
