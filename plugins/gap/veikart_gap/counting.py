"""How required cells are counted here."""

from __future__ import annotations

import polars as pl


def counts() -> dict[str, pl.Expr]:
    """Aggregations over required cells: required, met, below, unknown, not_relevant, stale, gap.

    required = met + below + unknown: where a skill is not relevant nothing is asked. `gap` sums only over the
    people below, so a surplus never offsets a gap, and what is unknown adds nothing.
    """
    state = pl.col("state")
    whole = {
        "required": state != "not relevant",
        "met": state == "met",
        "below": state == "below",
        "unknown": state == "unknown",
        "not_relevant": state == "not relevant",
        "stale": pl.col("stale") & state.is_in(["met", "below"]),
    }
    counted = {name: condition.sum().cast(pl.Int64) for name, condition in whole.items()}
    return {**counted, "gap": pl.col("gap").filter(state == "below").sum()}
