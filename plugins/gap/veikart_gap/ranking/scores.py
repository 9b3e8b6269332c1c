"""Skills in the order of what their gap means, by the method that was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from veikart.api import Picture, Selection, cells_in
from veikart_gap.ranking.columns import RANKING
from veikart_gap.ranking.methods import Method
from veikart_gap.ranking.scoring import order, ranks, scores
from veikart_gap.ranking.settings import chosen
from veikart_gap.ranking.standing import Numbers, Standing, standing

_KINDS: dict[str, pl.DataType] = {
    **dict.fromkeys(("skill", "name", "goals", "method", "parked_why"), pl.String()),
    **dict.fromkeys(
        ("rank", "criticality", "required", "met", "below", "unknown", "not_relevant", "stale", "priority"),
        pl.Int64(),
    ),
    **dict.fromkeys(
        ("goal_weight", "gap", "gap_lengths", "median_level", "median_required", "score"), pl.Float64()
    ),
    **dict.fromkeys(("needed_by", "due"), pl.Date()),
    "parked": pl.Boolean(),
}
_SCHEMA = {name: _KINDS[name] for name in RANKING if name != "positions"}


@dataclass(frozen=True)
class Ranked:
    """The ranking at a moment: what it was made of, and the rows as they are shown."""

    method: Method
    weeks_a_step: float
    day: date
    """The day looked at."""
    standing: Standing
    scores: Numbers
    """Of each row of the standing."""
    order: Sequence[int]
    """Places in the standing: by rank, then those without one, parked ones last."""
    ranks: Sequence[int | None]
    """Of each row of the standing."""

    @property
    def first(self) -> Sequence[int]:
        """Places in the standing of all that have a rank, the first first."""
        return [place for place in self.order if self.ranks[place] is not None]

    def rows(self) -> list[dict[str, Any]]:
        """The columns of `RANKING` but positions, row by row."""
        return [self._row(place) for place in self.order]

    def _row(self, place: int) -> dict[str, Any]:
        standing, score = self.standing, float(self.scores[place])
        return {
            **standing.rows[place],
            "rank": self.ranks[place],
            "goals": standing.goals_of(place),
            "goal_weight": float(standing.goal_weight[place]),
            "criticality": int(standing.criticality[place]),
            "gap_lengths": float(standing.gap_lengths[place]),
            "score": None if np.isnan(score) else score,
            "method": self.method.id,
            "due": standing.due_on(place),
        }


def ranked(picture: Picture, selection: Selection) -> Ranked:
    """The ranking of the skills required of anyone, by the method chosen."""
    method, weeks = chosen(picture)
    return ranked_by(method, standing(picture, selection), weeks, picture.moment.true_on)


def ranked_by(method: Method, stand: Standing, weeks_a_step: float, day: date) -> Ranked:
    """What stands so on a day, ranked by a method."""
    found = scores(method, stand, weeks_a_step, day)
    ranking = ranks(found, stand)
    return Ranked(method, weeks_a_step, day, stand, found, order(ranking, stand).tolist(), ranking)


def ranking(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each skill that is required of someone; parked ones last. Columns as in `columns.RANKING`."""
    table = pl.DataFrame(ranked(picture, selection).rows(), schema=_SCHEMA)
    behind = positions(picture, selection)
    return table.join(behind, on="skill", how="left", maintain_order="left").select(*RANKING)


def positions(picture: Picture, selection: Selection, skill: str | None = None) -> pl.DataFrame:
    """skill, positions: of the ratings that are below, and of the requirements they are below of; the newest
    first. Of one `skill`, where it is given."""
    cells = cells_in(picture, selection).filter(pl.col("required").is_not_null())
    if skill is not None:
        cells = cells.filter(pl.col("skill") == skill)
    required = picture.requirements.select("role", "skill", required_at="position")
    below = pl.col("state") == "below"
    return (
        cells.join(required, on=["role", "skill"], how="left")
        .group_by("skill")
        .agg(
            positions=pl.concat([pl.col("position"), pl.col("required_at")]).filter(pl.concat([below, below]))
        )
        .with_columns(pl.col("positions").list.drop_nulls().list.unique().list.sort(descending=True))
    )
