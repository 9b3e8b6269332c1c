"""The facts of an engagement: a sorted table for every projection, and the one expression that looks back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, TypeVar

import polars as pl

from veikart.journal.bulk import Batch
from veikart.journal.reverts import Revert, in_force
from veikart.moment import Moment
from veikart.projections.coding import coded_schema, decoded, no_texts
from veikart.projections.declaration import Projection
from veikart.projections.decoding import ENVELOPE, Upcast, schema_of
from veikart.projections.reading import Reading
from veikart.projections.statements import Statements

_REMEMBERED = 1024  # entries, most of them a few kilobytes
_FEW = 8  # spans that are asked for one by one
T = TypeVar("T")
_BEGINNING = "beginning"
_EVENTS = Projection("events", (), {"topic": "text", **dict.fromkeys(ENVELOPE, "text")}, {}, many=True)


@dataclass(frozen=True)
class Facts:
    """Everything up to position `head`, as tables. Never changed: `extended` gives new facts."""

    projections: Mapping[str, Projection]
    few: Mapping[str, pl.DataFrame]
    """The table of each projection that is not declared to have `many` rows."""
    many: Mapping[str, Statements]
    """The tables of those that are."""
    events: Statements
    """A row for each event: topic, by, session, and the clocks."""
    reverts: Sequence[tuple[Revert, datetime]]
    """Reverts with the instant they were recorded."""
    head: int
    _memory: dict[tuple[Any, ...], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def empty(cls, projections: Iterable[Projection]) -> Facts:
        known = {projection.name: projection for projection in projections}
        few = {name: pl.DataFrame(schema=schema_of(p)) for name, p in known.items() if not _many(p)}
        many = {name: _none_yet(p) for name, p in known.items() if _many(p)}
        return cls(known, few, many, _none_yet(_EVENTS, by_day=False), (), -1)

    def extended(self, batches: Iterable[Batch], upto: int, upcast: Upcast) -> Facts:
        """These facts and the events in `batches`: all those after `head`, up to position `upto`."""
        news = Reading(self.projections, self.many, self.events)
        for batch in batches:
            news.take(batch, upcast)
        few = {name: news.merged(name, table) for name, table in self.few.items()}
        many = {name: coding.done() for name, coding in news.many.items()}
        reverts = (*self.reverts, *news.reverts)
        return Facts(self.projections, few, many, news.events.done(), reverts, upto)

    @property
    def tables(self) -> Mapping[str, pl.DataFrame]:
        """Every table with its texts; one with many rows is made when it is asked for."""
        return _Tables(self)

    @property
    def journal(self) -> pl.DataFrame:
        """A row for each event, in order: topic, by, session, position, effective, recorded."""
        return self.events.decoded(self.events.rows)

    @property
    def topics(self) -> Mapping[str, int]:
        """Topic → number of events."""
        counts: dict[str, int] = {}
        for part in self.events.parts:
            for topic, number in decoded(part, self.events.texts)["topic"].value_counts().iter_rows():
                counts[topic] = counts.get(topic, 0) + number
        return MappingProxyType(dict(sorted(counts.items())))

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
            parts = self.many[table].parts if table in self.many else (self.few[table],)
            days = pl.concat([part["effective"] for part in parts]).unique().sort().to_list()
            self._memory["days", table] = days
        return days

    def reverted(self, moment: Moment) -> pl.Expr | None:
        """Whether an event no longer holds by what was known at the moment; None when nothing is reverted."""
        before = moment.known_before()
        known = (revert for revert, at in self.reverts if before is None or at < before)
        spans = _apart(in_force(known))
        if len(spans) <= _FEW:
            within = [pl.col("position").is_between(first, last) for first, last in spans]
            return pl.any_horizontal(within) if within else None
        firsts, lasts = zip(*spans, strict=True)
        place = pl.lit(pl.Series(firsts, dtype=pl.Int64())).search_sorted(pl.col("position"), side="right")
        ends = pl.lit(pl.Series([-1, *lasts], dtype=pl.Int64()))
        return ends.gather(place) >= pl.col("position")

    def holding(self, table: pl.DataFrame, moment: Moment) -> pl.DataFrame:
        """The rows that had begun to hold on the day, were known by then, and had not been reverted."""
        conditions = [pl.col("effective") <= moment.true_on]
        if (before := moment.known_before()) is not None:
            conditions.append(pl.col("recorded") < before)
        if (reverted := self.reverted(moment)) is not None:
            conditions.append(~reverted)
        return table.filter(*conditions)

    def said(self, name: str, moment: Moment, about: Mapping[str, str] | None = None) -> pl.DataFrame:
        """Every statement in the table `name` that holds at the moment, also those that later ones replaced;
        by key, day and position. Of those only that have the texts `about` in their columns, where it is
        given."""
        about = about or {}
        if name in self.many:
            statements = self.many[name]
            return statements.decoded(self.holding(statements.saying(about), moment))
        rows = self.holding(self.few[name], moment)
        return rows.filter(*(pl.col(c) == text for c, text in about.items())) if about else rows

    def at(self, name: str, moment: Moment) -> pl.DataFrame:
        """The table `name` as of the moment: one row for each key, the last statement about it.

        Columns left unsaid keep what was said before where the projection `carries`; what is no longer live
        is dropped. Has the projection's columns and the clocks of the last statement.
        """
        projection = self.projections[name]
        rows = self.many[name].rows if name in self.many else self.few[name]
        rows = self.holding(rows, moment)
        key = list(projection.key)
        if projection.carries:
            rows = _carried(rows, projection)
        rows = rows.filter(_ends_run(key))
        if projection.live is not None:
            rows = rows.filter(pl.col(projection.live))
        if name in self.many:
            rows = self.many[name].decoded(rows)
        return _without_empty(rows, projection)


class _Tables(Mapping[str, pl.DataFrame]):
    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def __getitem__(self, name: str) -> pl.DataFrame:
        many = self._facts.many.get(name)
        return self._facts.few[name] if many is None else many.decoded(many.rows)

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts.projections)

    def __len__(self) -> int:
        return len(self._facts.projections)


def _many(projection: Projection) -> bool:
    """Whether a table is kept in codes; one with personal text is not, since codes are kept beside it."""
    return projection.many and not projection.personal


def _none_yet(projection: Projection, *, by_day: bool = True) -> Statements:
    texts = no_texts([name for name, kind in projection.columns.items() if kind in ("id", "text")])
    nothing = pl.DataFrame(schema=coded_schema(projection))
    order = (*projection.key, "effective", "position") if by_day else ("position",)
    return Statements(order, nothing, nothing, texts)


def _apart(reverts: Iterable[Revert]) -> list[tuple[int, int]]:
    """First and last position of what they take back, in order, those that touch put together."""
    spans: list[tuple[int, int]] = []
    for first, last in sorted((revert.first, revert.last) for revert in reverts):
        if spans and first <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    return spans


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
