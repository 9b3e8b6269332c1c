"""What an id is called, at a moment and for things that are not there at it."""

from __future__ import annotations

from typing import Literal

import polars as pl

from veikart.moment import Moment
from veikart.picture import strategy
from veikart.projections.facts import Facts

Named = Literal["unit", "person", "role", "skill", "goal", "capability", "scale", "workshop", "mark", "kpi"]

_TABLES = {"person": "people", "capability": "capabilities", "skill": "skill_labels"}


def names_at(facts: Facts, moment: Moment, kind: Named, language: str) -> dict[str, str]:
    """Id → name, for everything of a kind that had been recorded by the known-on day."""
    table = facts.tables[_TABLES.get(kind, f"{kind}s")]
    if (before := moment.known_before()) is not None:
        table = table.filter(pl.col("recorded") < before)
    name = "label" if kind == "skill" else "name"
    first = table.filter(pl.col(name).is_not_null()).reverse().select(kind, name)
    if kind == "skill":
        now = strategy.labels_at(facts, moment, language).table
    else:
        now = facts.holding(table, moment).filter(pl.col("name").is_not_null()).select(kind, "name")
    return dict(first.rows()) | dict(now.rows())
