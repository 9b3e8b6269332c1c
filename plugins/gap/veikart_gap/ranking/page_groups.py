"""Units or roles in the order of what is missing in them, as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import polars as pl

from veikart.api import Column, Mark, Meter, Picture, Row, Selection, Table, Tone, Why, cells_in, number
from veikart_gap.pages.ways import Ways
from veikart_gap.pages.wording import counts, newest
from veikart_gap.ranking.groups import Kind, Pairs, table_of
from veikart_gap.ranking.methods import Method
from veikart_gap.ranking.ranked_why import score_text

MOST = 200
_TOGETHER = {
    "sum": "the sum of the scores of its skills",
    "mean": "the mean of the scores of its skills of which anybody was rated",
    "share": "100 × all that is below ÷ all that was rated",
    "worst": "the highest score among its skills",
}


def group_table(
    picture: Picture, selection: Selection, found: Pairs, kind: Kind, ways: Callable[[str], Ways]
) -> Table:
    """Ranked groups, each with the skills that are missing most in it."""
    table = table_of(picture, found, kind)
    rows = list(table.head(MOST).iter_rows(named=True))
    scores = [0.0, *(row["score"] for row in rows if row["score"] is not None)]
    columns = (
        Column("#", right=True, least=2, ordinal=True),
        Column(kind.capitalize(), grow=True, least=18),
        Column("Below", right=True, least=7),
        Column("Not known", right=True, least=5, drop=2),
        Column("Score", least=14),
        Column("Missing most", grow=True, least=16, drop=1, kept=True),
    )
    lines = _Lines(picture, selection, kind, found.method, min(scores), max(scores))
    shown = tuple(lines.row(row, ways(row["id"]) if row["id"] else ()) for row in rows)
    more = f", the first {MOST} of {number(table.height)}" if table.height > MOST else ""
    return Table(columns, shown, f"{kind.capitalize()}s by {found.method.title.lower()}{more}")


@dataclass(frozen=True)
class _Lines:
    """Rows of groups, with what all of them need."""

    picture: Picture
    selection: Selection
    kind: Kind
    method: Method
    low: float
    high: float
    """Between these lie all scores, and 0."""

    def row(self, row: Mapping[str, Any], ways: Ways) -> Row:
        cells = (
            "" if row["rank"] is None else str(row["rank"]),
            row["name"],
            Mark(f"{number(row['below'])}/{number(row['required'])}", sort=row["below"]),
            counts(row["unknown"]),
            self._score(row),
            row["most"],
        )
        tone: Tone = "normal" if row["rank"] is not None else "muted"
        identity, why = f"{self.kind}:{row['id'] or ''}", self._why(row)
        return Row(identity, cells, why, tone=tone, people=row["required"], actions=ways)

    def _score(self, row: Mapping[str, Any]) -> Meter:
        if not row["met"] + row["below"]:
            return Meter(None, "nobody rated", "muted")
        if not row["below"]:
            return Meter(0.0, "no gap", "warn")
        if row["score"] is None:
            return Meter(None, "no date", "muted")
        share = (row["score"] - self.low) / (self.high - self.low) if self.high > self.low else 0.0
        return Meter(share, score_text(self.method, row["score"]), "bad" if share >= 0.5 else "warn")

    def _why(self, row: Mapping[str, Any]) -> Why:
        method = self.method
        inputs = (
            ("Method", method.title),
            ("Score", "none" if row["score"] is None else score_text(method, row["score"])),
            ("Made of", _TOGETHER[method.together]),
            ("Requirements", number(row["required"])),
            ("Met", number(row["met"])),
            ("Below", number(row["below"])),
            ("Not known", number(row["unknown"])),
            ("Missing, in lengths of scale", number(row["gap"])),
            ("Missing most", row["most"] or "nothing known"),
        )
        return Why(
            row["name"], method.formula, method.whole_source, inputs, more=partial(self._behind, row["id"])
        )

    def _behind(self, group: str | None) -> Why:
        """The events behind a group: the ratings that are below, the newest first."""
        cells = cells_in(self.picture, self.selection)
        cells = cells.filter(pl.col("state") == "below", ~pl.col("parked"))
        if self.kind == "role":
            cells = cells.filter(pl.col("role") == group)
        elif group:
            cells = cells.filter(pl.col("unit").is_in(list(self.picture.within(group))))
        else:
            cells = cells.filter(pl.col("unit").is_null())
        found = cells["position"].drop_nulls().sort(descending=True).to_list()
        return Why("", "", "", *newest((), found))
