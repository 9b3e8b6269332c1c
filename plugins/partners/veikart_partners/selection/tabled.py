"""The selection as a table, for exports and other plugins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from veikart_partners.selection.columns import SELECTION
from veikart_partners.selection.scoring import Compared, compared_at
from veikart_partners.selection.stability import Stability, stability

if TYPE_CHECKING:
    from veikart.api import Picture, Selection

_KINDS: dict[str, pl.DataType] = {
    **{name: pl.String() for name in SELECTION},
    **dict.fromkeys(("rank", "best", "worst", "spread", "scores", "missing"), pl.Int64()),
    **dict.fromkeys(("index", "least", "most", "share_first"), pl.Float64()),
    "chosen": pl.Boolean(),
}


def selection(picture: Picture, narrowed: Selection) -> pl.DataFrame:
    """A row for each candidate, by rank, those without one last. Columns as in `columns.SELECTION`."""
    compared = compared_at(picture)
    stable = stability(compared)
    order = in_order(compared)
    rows = [_row(compared, stable, place) for place in order]
    return pl.DataFrame(rows, schema={name: _KINDS[name] for name in SELECTION}, orient="row")


def in_order(compared: Compared) -> list[int]:
    """Places of the candidates as they are told: by rank, those without one last."""
    ranked = compared.ranked
    return [*ranked, *(place for place in range(len(compared.candidates)) if place not in ranked)]


def _row(compared: Compared, stable: Stability | None, place: int) -> tuple[object, ...]:
    each, index = compared.candidates[place], float(compared.index[place])
    low, high = (float(end[place]) for end in compared.bounds)
    spread, on = compared.spread(place)
    share = best = worst = None
    if stable is not None and place in stable.ranked:
        at = stable.ranked.index(place)
        share, (least, most) = float(stable.share_first[at]), stable.places
        best, worst = int(least[at]), int(most[at])
    given = int((~np.isnan(compared.scores[place])).sum())
    return (
        each.id,
        each.name,
        compared.ranks.get(place),
        None if np.isnan(index) else index,
        None if np.isnan(low) else low,
        None if np.isnan(high) else high,
        share,
        best,
        worst,
        None if on is None else int(spread),
        None if on is None else compared.criteria[on].name,
        given,
        compared.scores[place].size - given,
        each.decision.chosen if each.decision else None,
        each.decision.why if each.decision else None,
    )
