"""The table that is kept of the year's fixed points."""

from __future__ import annotations

from veikart.api import Is, Projection, Reads

POINTS = Projection(
    "plans.points",
    key=("point",),
    columns={
        "point": "id",
        "title": "text",
        "kind": "text",
        "rule": "text",
        "unit": "id",
        "first": "day",
        "there": "flag",
    },
    topics={
        "plans.point_set": Reads(
            {
                "point": "point",
                "title": "title",
                "kind": "kind",
                "rule": "rule",
                "unit": "unit",
                "first": "first",
                "there": Is(True),
            }
        ),
        "plans.point_ended": Reads({"point": "point", "there": Is(False)}),
    },
    carries=True,
    live="there",
    title="Fixed points of the year",
)
TABLES = (POINTS,)
