"""Reads the events after some facts batch by batch, so that no more than the texts of a chunk are held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import polars as pl

from veikart.journal.bulk import Batch
from veikart.journal.reverts import Revert
from veikart.projections.damage import UNREADABLE, damage_in
from veikart.projections.declaration import Projection
from veikart.projections.decoding import CLOCKS, ENVELOPE, Upcast, decode, fields_of, rows_of
from veikart.projections.statements import Coding, Statements

_REVERTED = "event.reverted"
_SPAN: dict[str, pl.DataType] = {"first": pl.Int64(), "last": pl.Int64()}


class Read(NamedTuple):
    """What a batch says: its events, as `decode` gives them, and the rows of each table."""

    topic: str
    events: pl.DataFrame
    rows: dict[str, pl.DataFrame]


class Reading:
    """Gathers the rows of new events for every table."""

    def __init__(
        self, projections: Mapping[str, Projection], many: Mapping[str, Statements], events: Statements
    ) -> None:
        self._projections = projections
        self.rows: dict[str, list[pl.DataFrame]] = {name: [] for name in projections if name not in many}
        self.many = {name: Coding(statements) for name, statements in many.items()}
        self.events = Coding(events)
        self.reverts: list[tuple[Revert, datetime]] = []

    def read(self, batch: Batch, upcast: Upcast) -> Read:
        """What a batch says, without taking it in: in any thread, while another batch is taken in.

        Raises `DamagedJournal`, naming the first event that cannot be read.
        """
        try:
            return self._read(batch, upcast)
        except UNREADABLE as error:
            raise damage_in(batch, lambda part: self._read(part, upcast), error) from error

    def take(self, read: Read) -> None:
        """Takes in what a batch says."""
        for name, news in read.rows.items():
            if name in self.many:
                self.many[name].take(news)
            else:
                self.rows[name].append(news)
        self.events.take(read.events.select(pl.lit(read.topic).alias("topic"), *ENVELOPE, *CLOCKS))
        if read.topic == _REVERTED:
            for row in read.events.filter("known").sort("position").iter_rows(named=True):
                self.reverts.append((Revert(row["position"], row["d/first"], row["d/last"]), row["recorded"]))

    def merged(self, name: str, table: pl.DataFrame) -> pl.DataFrame:
        """`table` with its new rows, sorted."""
        if not self.rows[name]:
            return table
        key: Sequence[str] = self._projections[name].key
        return pl.concat([table, *self.rows[name]]).sort(*key, "effective", "position")

    def _read(self, batch: Batch, upcast: Upcast) -> Read:
        readers = [p for p in self._projections.values() if batch.topic in p.topics]
        fields = fields_of(readers, batch.topic)
        version = max((p.topics[batch.topic].version for p in readers), default=None)
        if batch.topic == _REVERTED:
            fields, version = fields | _SPAN, version or 1
        decoded = decode(batch, fields, version, upcast)
        known = decoded.filter("known")
        return Read(batch.topic, decoded, {p.name: rows_of(p, batch.topic, known) for p in readers})
