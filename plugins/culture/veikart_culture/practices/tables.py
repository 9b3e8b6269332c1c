"""The tables that are kept of practices."""

from __future__ import annotations

from veikart.api import Is, Projection, Reads

PRACTICES = Projection(
    "culture.practices",
    key=("practice",),
    columns={
        "practice": "id",
        "name": "text",
        "kind": "text",
        "runs": "id",
        "unit": "id",
        "about": "text",
        "since": "day",
        "there": "flag",
        "ended_why": "text",
    },
    topics={
        "culture.practice_begun": Reads(
            {
                "practice": "practice",
                "name": "name",
                "kind": "kind",
                "runs": "runs",
                "unit": "unit",
                "about": "about",
                "since": "@effective",
                "there": Is(True),
            }
        ),
        "culture.practice_handed": Reads({"practice": "practice", "runs": "runs"}),
        "culture.practice_ended": Reads({"practice": "practice", "there": Is(False), "ended_why": "why"}),
    },
    carries=True,
    personal=frozenset({"about"}),
    title="Practices: where people learn from each other",
)
MEANT = Projection(
    "culture.meant",
    key=("practice", "skill", "kpi"),
    columns={"practice": "id", "skill": "id", "kpi": "id", "meant": "flag"},
    topics={
        "culture.practice_aimed": Reads(
            {"practice": "practice", "skill": "skill", "kpi": "kpi", "meant": "meant"}
        )
    },
    live="meant",
    title="What practices are meant for",
)
MET = Projection(
    "culture.meetings",
    key=("meeting",),
    columns={"meeting": "id", "practice": "id", "attended": "whole", "people": "text"},
    topics={
        "culture.practice_met": Reads(
            {"meeting": "meeting", "practice": "practice", "attended": "attended", "people": "people"}
        )
    },
    title="Meetings of practices; people as a JSON list of ids",
)
TABLES = (PRACTICES, MEANT, MET)
