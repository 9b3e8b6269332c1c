"""Reads the events after some facts batch by batch, so that no more than the texts of a chunk are held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import polars as pl

from veikart.journal.bulk import Batch
from veikart.journal.reverts import Revert
from veikart.projections.damage import UNREADABLE, damage_in
from veikart.projections.declaration import Projection
from veikart.projections.decoding import CLOCKS, ENVELOPE, Upcast, decode, fields_of, rows_of
from veikart.projections.statements import Coding, Statements

_REVERTED = "event.reverted"
_SPAN: dict[str, pl.DataType] = {"first": pl.Int64(), "last": pl.Int64()}


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

    def take(self, batch: Batch, upcast: Upcast) -> None:
        """Takes in the events of a batch. Raises `DamagedJournal`, naming the first that cannot be read."""
        try:
            decoded, rows = self._read(batch, upcast)
        except UNREADABLE as error:
            raise damage_in(batch, lambda part: self._read(part, upcast), error) from error
        for name, news in rows.items():
            if name in self.many:
                self.many[name].take(news)
            else:
                self.rows[name].append(news)
        self.events.take(decoded.select(pl.lit(batch.topic).alias("topic"), *ENVELOPE, *CLOCKS))
        if batch.topic == _REVERTED:
            for row in decoded.filter("known").sort("position").iter_rows(named=True):
                self.reverts.append((Revert(row["position"], row["d/first"], row["d/last"]), row["recorded"]))

    def merged(self, name: str, table: pl.DataFrame) -> pl.DataFrame:
        """`table` with its new rows, sorted."""
        if not self.rows[name]:
            return table
        key: Sequence[str] = self._projections[name].key
        return pl.concat([table, *self.rows[name]]).sort(*key, "effective", "position")

    def _read(self, batch: Batch, upcast: Upcast) -> tuple[pl.DataFrame, dict[str, pl.DataFrame]]:
        readers = [p for p in self._projections.values() if batch.topic in p.topics]
        fields = fields_of(readers, batch.topic)
        version = max((p.topics[batch.topic].version for p in readers), default=None)
        if batch.topic == _REVERTED:
            fields, version = fields | _SPAN, version or 1
        decoded = decode(batch, fields, version, upcast)
        known = decoded.filter("known")
        return decoded, {p.name: rows_of(p, batch.topic, known) for p in readers}
