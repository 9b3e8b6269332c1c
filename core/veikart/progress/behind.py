"""The events behind a part: what was recorded that made the difference."""

from __future__ import annotations

import polars as pl

from veikart.picture import Picture
from veikart.progress import parts
from veikart.progress.between import Progress

_TOLD = {
    parts.JOINED: ("people",),
    parts.LEFT: ("people",),
    parts.UNIT: ("people",),
    parts.ROLE: ("assignments",),
    parts.TARGET: ("requirements", "priorities", "links", "skills"),
}
"""Part → the tables in which something must have changed; every other part is about ratings."""


def positions_behind(progress: Progress, part: str, steps: pl.DataFrame) -> tuple[int, ...]:
    """Positions of the events that these steps of a part come from, the newest first.

    For a part that is about ratings they are the ratings that counted, now and then.
    """
    tables = _TOLD.get(part)
    if tables is None:
        found = pl.concat([steps["position_now"], steps["position_then"]]).drop_nulls()
    else:
        about = "skill" if part == parts.TARGET else "person"
        wanted = steps[about].unique().cast(pl.String())
        sides = ((progress.now, progress.before), (progress.before, progress.now))
        found = pl.concat([_only_in(*side, table, about, wanted) for table in tables for side in sides])
    return tuple(found.unique().sort(descending=True).to_list())


def _only_in(here: Picture, there: Picture, table: str, about: str, wanted: pl.Series) -> pl.Series:
    """Positions of statements about some that hold in the one picture and not in the other."""
    rows, others = (
        picture.facts.holding(
            picture.facts.tables[table].filter(pl.col(about).is_in(wanted.implode())), picture.moment
        )
        for picture in (here, there)
    )
    return rows.join(others, on="position", how="anti")["position"].cast(pl.Int64())
