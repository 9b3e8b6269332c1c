"""`veikart export FILE levels.parquet --as levels`: every rating there is, with both clocks, in one file.

It holds ids and numbers, and nobody's name. Its columns are those of `levels` in the partitioned dataset, so
that a question put to the one can be put to the other.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from veikart.contributions.exporter import Exporter
from veikart.interchange.partitioned.taking_back import TakenBack
from veikart.picture import Picture

ROW_GROUP = 491_520  # rows; small enough for eight million to be read by many threads
COLUMNS = (
    *("person", "skill", "method", "scale", "level", "confidence", "assessor"),
    *("position", "effective", "recorded", "reverted", "reverted_on"),
)


def level_history(picture: Picture) -> pl.DataFrame:
    """Every rating of a day up to the moment's that was recorded by then, those that were replaced or taken
    back among them: `COLUMNS`, texts as Enum. In no order that could be relied on.
    """
    statements, moment = picture.facts.many["levels"], picture.moment
    rows = pl.concat(statements.parts, how="vertical_relaxed").filter(pl.col("effective") <= moment.true_on)
    before = moment.known_before()
    if before is not None:
        rows = rows.filter(pl.col("recorded") < before)
    texts = (
        known.cast(pl.Enum(known)).gather(rows[column]).alias(column)
        if known.len()
        else rows[column].cast(pl.String())
        for column, known in statements.texts.items()
    )
    rows = rows.with_columns(*texts, pl.col("position").cast(pl.Int64()))
    known = (each for each in picture.facts.reverts if before is None or each[1] < before)
    return _with_reverts(rows, TakenBack(known).within(0, picture.facts.head)).select(COLUMNS)


def _with_reverts(rows: pl.DataFrame, reverted: pl.DataFrame) -> pl.DataFrame:
    """Few rows are taken back: only those are looked up."""
    places = rows.select(
        place=pl.col("position").is_in(reverted["position"].implode()).arg_true().cast(pl.Int64())
    )["place"]
    positions = pl.DataFrame({"position": rows["position"].gather(places)})
    instants = positions.join(reverted, on="position", how="left", maintain_order="left")["reverted_on"]
    none_yet = pl.Series("reverted_on", [None], dtype=reverted.schema["reverted_on"])
    whole = (
        none_yet.new_from_index(0, rows.height).scatter(places, instants) if rows.height else none_yet.clear()
    )
    return rows.with_columns(whole, reverted=whole.is_not_null())


def write_levels(picture: Picture, path: Path) -> None:
    """Writes the level history to a Parquet file."""
    level_history(picture).write_parquet(path, row_group_size=ROW_GROUP)


LEVEL_HISTORY = Exporter("levels", "Level history", ".parquet", write_levels)
CORE_EXPORTERS = (LEVEL_HISTORY,)
