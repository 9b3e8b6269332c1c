"""The facts of an engagement: a sorted table for every projection, and the one expression that looks back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

import polars as pl

from veikart.journal.bulk import Batch
from veikart.journal.reverts import Revert, in_force
from veikart.moment import Moment
from veikart.projections.damage import UNREADABLE, damage_in
from veikart.projections.declaration import Projection
from veikart.projections.decoding import CLOCKS, ENVELOPE, Upcast, decode, fields_of, rows_of, schema_of

_REVERTED = "event.reverted"
_JOURNAL = {"topic": pl.String(), **dict.fromkeys(ENVELOPE, pl.String()), **CLOCKS}
_REMEMBERED = 1024  # entries, most of them a few kilobytes
T = TypeVar("T")
_BEGINNING = "beginning"
_SPAN: dict[str, pl.DataType] = {"first": pl.Int64(), "last": pl.Int64()}


@dataclass(frozen=True)
class Facts:
    """Everything up to position `head`, as tables. Never changed: `extended` gives new facts."""

    projections: Mapping[str, Projection]
    tables: Mapping[str, pl.DataFrame]
    journal: pl.DataFrame
    """A row for each event: position, topic, id, by, session, correlation, note, effective, recorded."""
    reverts: Sequence[tuple[Revert, datetime]]
    """Reverts with the instant they were recorded."""
    head: int
    _memory: dict[tuple[Any, ...], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def empty(cls, projections: Iterable[Projection]) -> Facts:
        known = {projection.name: projection for projection in projections}
        tables = {name: pl.DataFrame(schema=schema_of(p)) for name, p in known.items()}
        return cls(known, tables, pl.DataFrame(schema=_JOURNAL), (), -1)

    def extended(self, batches: Iterable[Batch], upto: int, upcast: Upcast) -> Facts:
        """These facts and the events in `batches`: all those after `head`, up to position `upto`."""
        news = _News(self.projections)
        for batch in batches:
            news.take(batch, upcast)
        tables = {
            name: _merged(table, news.rows[name], self.projections[name].key)
            for name, table in self.tables.items()
        }
        journal = pl.concat([self.journal, *news.journal]).sort("position")
        return Facts(self.projections, tables, journal, (*self.reverts, *news.reverts), upto)

    def remembered(self, what: str, tables: Sequence[str], moment: Moment, make: Callable[[], T]) -> T:
        """What `make` gives, made once for all moments between which none of `tables` changed.

        Structure changes on few days, so playing through two years makes it a handful of times.
        """
        days = (bisect_right(self._days(table), moment.true_on) for table in tables)
        key = (what, moment.known_on, *days)
        found: T | None = self._memory.get(key)
        if found is None:  # nothing here is ever None; another thread may clear the memory in between
            found = make()
            if len(self._memory) >= _REMEMBERED:
                self._memory.clear()
            self._memory[key] = found
        return found

    def _days(self, table: str) -> list[date]:
        days: list[date] | None = self._memory.get(("days", table))
        if days is None:
            days = self.tables[table]["effective"].unique().sort().to_list()
            self._memory["days", table] = days
        return days

    def reverted(self, moment: Moment) -> pl.Expr | None:
        """Whether an event no longer holds by what was known at the moment; None when nothing is reverted."""
        before = moment.known_before()
        known = (revert for revert, at in self.reverts if before is None or at < before)
        spans = [pl.col("position").is_between(r.first, r.last) for r in in_force(known)]
        return pl.any_horizontal(spans) if spans else None

    def holding(self, table: pl.DataFrame, moment: Moment) -> pl.DataFrame:
        """The rows that had begun to hold on the day, were known by then, and had not been reverted."""
        conditions = [pl.col("effective") <= moment.true_on]
        if (before := moment.known_before()) is not None:
            conditions.append(pl.col("recorded") < before)
        if (reverted := self.reverted(moment)) is not None:
            conditions.append(~reverted)
        return table.filter(*conditions)

    def at(self, name: str, moment: Moment) -> pl.DataFrame:
        """The table `name` as of the moment: one row for each key, the last statement about it.

        Columns left unsaid keep what was said before where the projection `carries`; what is no longer live
        is dropped. Has the projection's columns and the clocks of the last statement.
        """
        projection = self.projections[name]
        rows = self.holding(self.tables[name], moment)
        key = list(projection.key)
        if projection.carries:
            rows = _carried(rows, projection)
        rows = rows.filter(_ends_run(key))
        if projection.live is not None:
            rows = rows.filter(pl.col(projection.live))
        return _without_empty(rows, projection)


def _ends_run(key: Sequence[str]) -> pl.Expr:
    """Whether a row of a table sorted by `key` is the last with its key."""
    if not key:
        return pl.int_range(pl.len()) == pl.len() - 1
    differs = [pl.col(column).ne_missing(pl.col(column).shift(-1)) for column in key]
    return pl.any_horizontal(differs) | (pl.int_range(pl.len()) == pl.len() - 1)


def _carried(rows: pl.DataFrame, projection: Projection) -> pl.DataFrame:
    """Fills what a statement left unsaid with what was said before, but not from before a new beginning."""
    since = list(projection.key)
    rest = [column for column in projection.columns if column not in since]
    if projection.live is not None:
        begins = pl.col(projection.live).fill_null(False).cum_sum().over(since)
        rows, since = rows.with_columns(begins.alias(_BEGINNING)), [*since, _BEGINNING]
    return rows.with_columns(pl.col(rest).forward_fill().over(since)).drop(_BEGINNING, strict=False)


def _without_empty(rows: pl.DataFrame, projection: Projection) -> pl.DataFrame:
    """Turns "said to be empty" back into null."""
    filled = projection.columns if projection.carries else projection.key
    ids = [c for c in filled if projection.columns[c] == "id"]
    return rows.with_columns(pl.when(pl.col(c) != "").then(pl.col(c)).alias(c) for c in ids)


def _merged(table: pl.DataFrame, news: Sequence[pl.DataFrame], key: Sequence[str]) -> pl.DataFrame:
    if not news:
        return table
    return pl.concat([table, *news]).sort(*key, "effective", "position")


class _News:
    """Gathers the rows of new events."""

    def __init__(self, projections: Mapping[str, Projection]) -> None:
        self._projections = projections
        self.rows: dict[str, list[pl.DataFrame]] = {name: [] for name in projections}
        self.journal: list[pl.DataFrame] = []
        self.reverts: list[tuple[Revert, datetime]] = []

    def take(self, batch: Batch, upcast: Upcast) -> None:
        """Takes in the events of a batch. Raises `DamagedJournal`, naming the first that cannot be read."""
        try:
            decoded, rows = self._read(batch, upcast)
        except UNREADABLE as error:
            raise damage_in(batch, lambda part: self._read(part, upcast), error) from error
        for name, news in rows.items():
            self.rows[name].append(news)
        self.journal.append(decoded.select(pl.lit(batch.topic).alias("topic"), *ENVELOPE, *CLOCKS))
        if batch.topic == _REVERTED:
            for row in decoded.filter("known").sort("position").iter_rows(named=True):
                self.reverts.append((Revert(row["position"], row["d/first"], row["d/last"]), row["recorded"]))

    def _read(self, batch: Batch, upcast: Upcast) -> tuple[pl.DataFrame, dict[str, pl.DataFrame]]:
        readers = [p for p in self._projections.values() if batch.topic in p.topics]
        fields = fields_of(readers, batch.topic)
        version = max((p.topics[batch.topic].version for p in readers), default=None)
        if batch.topic == _REVERTED:
            fields, version = fields | _SPAN, version or 1
        decoded = decode(batch, fields, version, upcast)
        known = decoded.filter("known")
        return decoded, {p.name: rows_of(p, batch.topic, known) for p in readers}
