"""The portfolio as a table, for exports and other plugins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from veikart_partners.portfolio.columns import PORTFOLIO
from veikart_partners.portfolio.coverage import CRITICAL
from veikart_partners.portfolio.standing import partners_at

if TYPE_CHECKING:
    from veikart.api import Picture, Selection

_WHOLE = ("steps_done", "steps", "skills", "critical_skills")
_KINDS: dict[str, pl.DataType] = {
    **{name: pl.String() for name in PORTFOLIO},
    **{name: pl.Int64() for name in _WHOLE},
    "since": pl.Date(),
    "chosen": pl.Boolean(),
    "day_rate": pl.Float64(),
}


def critical_skills(picture: Picture) -> frozenset[str]:
    """Ids of the skills of the highest criticality that are not parked."""
    rows = picture.skills.filter((pl.col("criticality") >= CRITICAL) & ~pl.col("parked"))
    return frozenset(rows["skill"])


def portfolio(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each partner. Columns as in `columns.PORTFOLIO`."""
    critical = critical_skills(picture)
    rows = [
        (
            each.id,
            each.name,
            each.kind,
            each.phase,
            each.since,
            each.decision.chosen if each.decision else None,
            len(each.activities) - len(each.still_to_do),
            len(each.activities),
            len(each.covers),
            len(critical & set(each.covers)),
            ", ".join(each.languages) or None,
            ", ".join(each.regions) or None,
            ", ".join(each.time_zones) or None,
            each.day_rate,
            each.currency,
        )
        for each in partners_at(picture)
    ]
    return pl.DataFrame(rows, schema={name: _KINDS[name] for name in PORTFOLIO}, orient="row")
