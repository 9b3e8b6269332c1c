"""The steps of a progress as a table for whoever counts on: one reason for one cell a row."""

from __future__ import annotations

import polars as pl

from veikart.contributions.view import Selection
from veikart.picture import Picture
from veikart.progress.baseline import baseline_of
from veikart.progress.between import Progress
from veikart.progress.cells import BELOW, MET, OUT, UNKNOWN
from veikart.progress.columns import COLUMNS
from veikart.progress.parts import PARTS

_STATES = {OUT: "not asked", MET: "met", BELOW: "below", UNKNOWN: "unknown"}


def progress_table(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each step of each cell since the selection's baseline, or the usual one. Summed up, the
    columns required, met, below, unknown and gap are the difference of the coverage. Columns as in
    `COLUMNS`."""
    then = baseline_of(picture, selection).moment
    progress = Progress(picture, picture.at(then), selection)
    total = progress.total()
    order = {part.id: place for place, part in enumerate(PARTS)}
    changed = {
        name: (pl.col("state_is") == state).cast(pl.Int64()) - (pl.col("state_was") == state).cast(pl.Int64())
        for name, state in (("required", OUT), ("met", MET), ("below", BELOW), ("unknown", UNKNOWN))
    }
    changed["required"] = -changed["required"]
    ids = pl.col("person", "skill").cast(pl.String())
    rows = progress.steps.sort(pl.col("part").replace_strict(order, return_dtype=pl.Int64()), ids)
    rows = rows.with_columns(**changed, gap=pl.col("gap_is") - pl.col("gap_was"))
    return rows.select(
        pl.lit(then.true_on).alias("since"),
        pl.lit(picture.moment.true_on).alias("until"),
        "part",
        pl.col("person", "skill").cast(pl.String()),
        *(_word(side) for side in ("state_was", "state_is")),
        "level_was",
        "level_is",
        "required_was",
        "required_is",
        *changed,
        "gap",
        _points(total.before.share, total.now.share, (total.before.known + total.now.known) / 2),
        "position_then",
        "position_now",
    ).select(*COLUMNS)


def _word(side: str) -> pl.Expr:
    return pl.col(side).replace_strict(_STATES, return_dtype=pl.String())


def _points(then: float | None, now: float | None, known: float) -> pl.Expr:
    """See `veikart.progress.counts.change_of`."""
    if then is None or now is None:
        return pl.lit(None, pl.Float64()).alias("points")
    share = pl.col("met") - (then + now) / 2 * (pl.col("met") + pl.col("below"))
    return (100 * share / known).alias("points")
