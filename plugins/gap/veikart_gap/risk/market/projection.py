"""The table of what was observed of the outside market; declared without the models, which take longer."""

from __future__ import annotations

from veikart.api import Projection, Reads

TABLE = "gap.market"
TOPIC = "gap.market_observed"
PROJECTION = Projection(
    TABLE,
    key=("about", "subject", "region", "source"),
    columns={
        "about": "id",
        "subject": "id",
        "region": "text",
        "source": "text",
        "shortage": "whole",
        "lacking": "number",
    },
    topics={
        TOPIC: Reads({name: name for name in ("about", "subject", "region", "source", "shortage", "lacking")})
    },
    title="The outside market: how hard skills and roles are to find",
)
