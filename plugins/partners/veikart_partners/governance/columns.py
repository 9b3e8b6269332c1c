"""What the table of positions says, and how it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Picture

PILLARS = {
    "partner": "id of the partner",
    "name": "its name",
    "us": (
        "position of our scores, 0 (transactional) to 100 (transformational); null: fewer than three pillars"
    ),
    "them": "position of the partner's own scores",
    "position": "mean of both sides; null until both have a position",
    "apart": "them − us",
    "scored": "scores there are, of ten",
}
PILLARS_SOURCE = "Our own index over ordinal scores: it puts partners in order and says no more."


def positions(picture: Picture) -> pl.DataFrame:
    """A row for each partner of the portfolio."""
    import polars as pl

    from veikart_partners.governance.positions import position_of
    from veikart_partners.governance.reading import scores_said, standing
    from veikart_partners.portfolio.standing import partners_at

    scores = scores_said(picture)
    rows = []
    for partner in partners_at(picture):
        now = standing(scores, partner.id)
        at = position_of(now)
        rows.append((partner.id, partner.name, at.us, at.them, at.both, at.apart, len(now)))
    kinds = (pl.String, pl.String, pl.Float64, pl.Float64, pl.Float64, pl.Float64, pl.Int64)
    return pl.DataFrame(rows, schema=dict(zip(PILLARS, kinds, strict=True)), orient="row")
