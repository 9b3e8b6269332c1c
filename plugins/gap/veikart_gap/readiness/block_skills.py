"""The skills of one goal, by when they are needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from veikart.api import Action, Column, Mark, Meter, Row, Table, Tone, percent
from veikart_gap.pages.ways import of_skill
from veikart_gap.pages.wording import counts, coverage_why, dots, tone_of
from veikart_gap.readiness.columns import DUE_SOURCE
from veikart_gap.readiness.urgency import LATER, NOW, OVERDUE, Urgency, table_of

_MOST = 200
_TONES: Mapping[str, Tone] = {OVERDUE: "bad", NOW: "warn", LATER: "accent"}


def skills_table(found: Urgency) -> Table:
    """A row for each skill that the goals of the scope need, the soonest first."""
    columns = (
        Column("Skill", grow=True, least=18),
        Column("Critical", drop=3, kept=True),
        Column("Needed by", least=10, kept=True),
        Column("When", least=8),
        Column("Below", right=True),
        Column("By a step", right=True, drop=2),
        Column("Not known", right=True, drop=1),
        Column("Met", grow=True, least=10, drop=4),
    )
    table = table_of(found)
    rows = tuple(_row(row) for row in table.head(_MOST).iter_rows(named=True))
    more = f" ({_MOST} of {table.height} shown)" if table.height > _MOST else ""
    return Table(columns, rows, f"Its skills, the soonest first{more}")


def _row(row: Mapping[str, Any]) -> Row:
    known = row["met"] + row["below"]
    share = row["met"] / known if known else None
    missing = row["below"] + row["ahead_soon"] + row["ahead_later"]
    cells = (
        row["skill_name"],
        dots(row["criticality"]),
        row["due"].isoformat() if row["due"] else Mark("no day", "warn"),
        Mark(row["urgency"], _TONES.get(row["urgency"], "muted") if missing else "muted"),
        counts(row["below"]),
        counts(row["ahead_soon"] + row["ahead_later"]),
        counts(row["unknown"]),
        Meter(share, "nobody rated" if share is None else percent(share), tone_of(share)),
    )
    about = {"skill": row["skill"]}
    why = coverage_why(row["skill_name"], row, DUE_SOURCE, tuple)
    to = Action("map", about, "Everyone's levels on the Map")
    return Row(
        f"skill:{row['skill']}", cells, why, to, people=row["required"], actions=of_skill(row["skill"])
    )
