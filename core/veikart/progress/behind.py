"""The events behind a part: what was recorded that made the difference."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from veikart.picture import Picture
from veikart.progress import parts
from veikart.progress.between import Progress

_TOLD = {
    parts.JOINED: (("people", "person"),),
    parts.LEFT: (("people", "person"),),
    parts.UNIT: (("people", "person"),),
    parts.ROLE: (("assignments", "person"),),
    parts.TARGET: (
        ("requirements", "skill"),
        ("priorities", "skill"),
        ("links", "skill"),
        ("skills", "skill"),
    ),
}
"""Part → the tables in which something must have changed, and what of a step they are about."""


def positions_behind(progress: Progress, part: str, steps: pl.DataFrame) -> tuple[int, ...]:
    """Positions in the journal of the events that these steps of a part come from, the newest first.

    For a part that is about ratings they are the ratings that counted, now and then.
    """
    tables = _TOLD.get(part)
    if tables is None:
        told = pl.concat([steps["position_now"], steps["position_then"]]).drop_nulls().unique()
        return tuple(told.sort(descending=True).to_list())
    found: list[int] = []
    for table, column in tables:
        about = steps[column].unique()
        for here, there in ((progress.now, progress.before), (progress.before, progress.now)):
            found += _only_in(here, there, table, column, about)
    return tuple(sorted(set(found), reverse=True))


def _only_in(here: Picture, there: Picture, table: str, column: str, about: pl.Series) -> Sequence[int]:
    """Positions of statements about some that hold in the one picture and not in the other."""
    rows, others = (
        picture.facts.holding(
            picture.facts.tables[table].filter(pl.col(column).is_in(about.implode())), picture.moment
        )
        for picture in (here, there)
    )
    return rows.join(others, on="position", how="anti")["position"].to_list()
