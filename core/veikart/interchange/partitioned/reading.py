"""A block of the journal as tables of statements, read without keeping anything of other blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import polars as pl

from veikart.interchange.outgoing.table import table_name
from veikart.interchange.partitioned.layout import JOURNAL
from veikart.journal import Journal
from veikart.journal.bulk import Batch
from veikart.journal.keeping.checking import FORGOTTEN
from veikart.journal.reverts import Revert
from veikart.projections.damage import UNREADABLE, damage_in
from veikart.projections.declaration import Projection
from veikart.projections.decoding import CLOCKS, Upcast, decode, fields_of, rows_of, schema_of

EVENTS: Mapping[str, pl.DataType] = {
    "position": CLOCKS["position"],
    "topic": pl.String(),
    "effective": CLOCKS["effective"],
    "recorded": CLOCKS["recorded"],
    "by": pl.String(),
    "session": pl.String(),
}
"""The columns of the table `journal`. Notes stay out: they may speak of anyone."""
_REVERTED = "event.reverted"
_SPAN: Mapping[str, pl.DataType] = {"first": pl.Int64(), "last": pl.Int64()}


@dataclass
class Read:
    """What a part of the journal says."""

    tables: dict[str, pl.DataFrame]
    """Table → its rows, by position."""
    reverts: list[tuple[Revert, datetime]] = field(default_factory=list)
    forgotten: int = -1
    """Position of the last event in it that says that somebody is forgotten."""


class Reader:
    """Reads blocks into the tables of `projections`, and the table of all events."""

    def __init__(self, journal: Journal, projections: Iterable[Projection], upcast: Upcast) -> None:
        self._journal = journal
        self._projections = tuple(projections)
        self._upcast = upcast

    def read(self, first: int, last: int) -> Read:
        """The events from position `first` to `last`. Raises `DamagedJournal`."""
        found = Read({})
        frames: dict[str, list[pl.DataFrame]] = defaultdict(list)
        for batch in self._journal.batches(first - 1, last):
            for name, rows in self._tables(batch, found).items():
                frames[name].append(rows)
        keys = {table_name(p.name): p.key for p in self._projections}
        while frames:
            name, parts = frames.popitem()
            order = ["position", *keys.get(name, ())]
            found.tables[name] = pl.concat(parts).sort(order, maintain_order=True)
        return found

    def _tables(self, batch: Batch, found: Read) -> dict[str, pl.DataFrame]:
        readers = [p for p in self._projections if batch.topic in p.topics]
        try:
            decoded, tables = self._decoded(batch, readers)
        except UNREADABLE as error:
            raise damage_in(batch, lambda part: self._decoded(part, readers), error) from error
        tables[JOURNAL] = decoded.select(topic=pl.lit(batch.topic), **_of_events()).select(*EVENTS)
        if batch.topic == FORGOTTEN:
            found.forgotten = max(found.forgotten, *batch.positions)
        if batch.topic == _REVERTED:
            known = decoded.filter("known").select("position", "d/first", "d/last", "recorded")
            found.reverts += [(Revert(*row[:3]), row[3]) for row in known.iter_rows()]
        return tables

    def _decoded(
        self, batch: Batch, readers: Sequence[Projection]
    ) -> tuple[pl.DataFrame, dict[str, pl.DataFrame]]:
        fields = fields_of(readers, batch.topic)
        version = max((p.topics[batch.topic].version for p in readers), default=None)
        if batch.topic == _REVERTED:
            fields, version = fields | dict(_SPAN), version or 1
        decoded = decode(batch, fields, version, self._upcast)
        known = decoded.filter("known")
        return decoded, {table_name(p.name): _rows(p, batch.topic, known) for p in readers}


def _of_events() -> dict[str, pl.Expr]:
    return {name: pl.col(name) for name in EVENTS if name != "topic"}


def _rows(projection: Projection, topic: str, decoded: pl.DataFrame) -> pl.DataFrame:
    """As in every export: in a key, where nothing can be unsaid, "said to be empty" is null."""
    ids = [column for column in projection.key if projection.columns[column] == "id"]
    rows = rows_of(projection, topic, decoded).select(*schema_of(projection))
    return rows.with_columns(pl.when(pl.col(c) != "").then(pl.col(c)).alias(c) for c in ids)


def columns_of(projections: Iterable[Projection]) -> dict[str, Mapping[str, pl.DataType]]:
    """Table → its columns with their types, `journal` among them."""
    return {JOURNAL: EVENTS, **{table_name(p.name): schema_of(p) for p in projections}}
