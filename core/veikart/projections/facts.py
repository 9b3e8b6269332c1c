"""The facts of an engagement: a sorted table for every projection, and the one expression that looks back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

import numpy as np
import polars as pl

from veikart.journal.bulk import Batch, gathered
from veikart.journal.reverts import Revert, in_force
from veikart.moment import Moment
from veikart.projections.ahead import read_ahead
from veikart.projections.coding import coded_schema, no_texts
from veikart.projections.declaration import Projection
from veikart.projections.decoding import ENVELOPE, Upcast, schema_of
from veikart.projections.reading import Reading
from veikart.projections.runs import Looked, Runs, Spans
from veikart.projections.standing import Standing, standing
from veikart.projections.statements import Statements, in_order

_WORTH_A_THREAD = 50_000  # events
_REMEMBERED = 1024  # entries, most of them a few kilobytes
T = TypeVar("T")
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
    _runs: dict[tuple[str, int], Runs] = field(default_factory=dict, init=False, repr=False, compare=False)
    _memory: dict[tuple[Any, ...], Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Of moments; emptied when it is full."""
    _once: dict[tuple[Any, ...], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def empty(cls, projections: Iterable[Projection]) -> Facts:
        known = {projection.name: projection for projection in projections}
        few = {name: pl.DataFrame(schema=schema_of(p)) for name, p in known.items() if not _many(p)}
        many = {name: _none_yet(p) for name, p in known.items() if _many(p)}
        return cls(known, few, many, _none_yet(_EVENTS, by_day=False), (), -1)

    def extended(self, batches: Iterable[Batch], upto: int, upcast: Upcast) -> Facts:
        """These facts and the events in `batches`: all those after `head`, up to position `upto`."""
        news = Reading(self.projections, self.many, self.events)
        # One thread fetches, one reads, one takes in: the first and the last do with one processor.
        far = upto - self.head > _WORTH_A_THREAD and not isinstance(batches, Sequence)
        ahead = read_ahead if far else iter
        for read in ahead(news.read(batch, upcast) for batch in ahead(gathered(batches))):
            news.take(read)
        few = {name: news.merged(name, table) for name, table in self.few.items()}
        many = {name: coding.done() for name, coding in news.many.items()}
        reverts = (*self.reverts, *news.reverts)
        facts = Facts(self.projections, few, many, news.events.done(), reverts, upto)
        if all(few[name] is table for name, table in self.few.items()):
            facts._once.update(self._resting_on_few())  # somebody was rated: names and their order stay
        more = Spans(revert for revert, _ in news.reverts)
        for (name, place), runs in tuple(self._runs.items()):
            frames = facts._frames(name)
            if len(frames) > place and frames[place] is self._frames(name)[place]:
                facts._runs[name, place] = runs.suspecting(more) if more else runs
        return facts

    def narrowed(self, many: Mapping[str, Statements]) -> Facts:
        """The same facts with other statements in the tables with `many` rows: of some days only, say."""
        facts = Facts(self.projections, self.few, many, self.events, self.reverts, self.head)
        facts._once.update(self._resting_on_few())
        facts._runs.update({key: runs for key, runs in list(self._runs.items()) if key[0] in self.few})
        return facts

    def _resting_on_few(self) -> dict[tuple[Any, ...], Any]:
        """What was made once and holds as long as the tables without `many` rows stay."""
        return {key: found for key, found in list(self._once.items()) if key[0] == "few"}

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
            for code, number in part["topic"].value_counts().iter_rows():
                topic = self.events.texts["topic"][code]
                counts[topic] = counts.get(topic, 0) + number
        return MappingProxyType(dict(sorted(counts.items())))

    def remembered(
        self,
        what: str,
        tables: Sequence[str],
        moment: Moment,
        make: Callable[[], T],
        *,
        most: int | None = None,
    ) -> T:
        """What `make` gives, made once for all moments between which none of `tables` changed.

        Structure changes on few days, so playing through two years makes it a handful of times. Where it
        changes daily, no more than the `most` recent of what is large are kept.
        """
        known_on = None if tables else moment.known_on  # of what rests on no table nothing else is known
        key = (what, known_on, *(self._state(table, moment) for table in tables))
        found: T | None = self._memory.get(key)
        if found is None:  # nothing here is ever None; another thread may clear the memory in between
            found = self._keep(key, make())
            if most is not None:
                self._forget_all_but(most, what)
        return found

    def alike(self, what: str, said: Standing, make: Callable[[], T]) -> T:
        """What `make` gives, made once for all moments at which a table says the same."""
        key = (what, *said.mark)
        found: T | None = self._memory.get(key)
        return self._keep(key, make()) if found is None else found

    def once(self, what: tuple[Any, ...], make: Callable[[], T]) -> T:
        """What `make` gives, made once for these facts; what begins with "few" rests on tables without `many`
        rows alone."""
        found: T | None = self._once.get(what)
        if found is None:  # nothing here is ever None
            found = self._once[what] = make()
        return found

    def _forget_all_but(self, most: int, what: str) -> None:
        mine = [key for key in list(self._memory) if key[0] == what]
        for key in mine[:-most]:
            self._memory.pop(key, None)

    def _state(self, table: str, moment: Moment) -> tuple[int, int, int]:
        """The same for two moments at which a table says the same: how many of the days on which something
        held, or was recorded, had come, and how many reverts that touch it were known."""
        held, recorded = self._days(table)
        known_on = moment.known_on or date.max
        touched = any(len(runs.suspects) for _, runs in self.parts(table))
        reverts = bisect_right(self._reverted_on, known_on) if touched else 0
        return bisect_right(held, moment.true_on), bisect_right(recorded, known_on), reverts

    def _days(self, table: str) -> tuple[list[date], list[date]]:
        """The days from which something holds, and on which something was recorded."""

        def find() -> tuple[list[date], list[date]]:
            rows = pl.concat([rows.select("effective", "recorded") for rows in self._frames(table)])
            days = (rows["effective"], rows["recorded"].dt.date())
            held, recorded = (each.unique().sort().to_list() for each in days)
            return held, recorded

        return self.once(("days", table), find)

    @cached_property
    def _reverts_reverted(self) -> bool:
        """Whether any revert was itself taken back; else all that are known are in force."""
        positions = np.array([revert.position for revert, _ in self.reverts], np.int64)
        return bool(self.ever_reverted.hold(positions).any())

    @cached_property
    def _reverted_on(self) -> list[date]:
        return sorted(at.date() for _, at in self.reverts)

    def reverted(self, moment: Moment) -> pl.Expr | None:
        """Whether an event no longer holds by what was known at the moment; None when nothing is reverted."""
        spans = self.looked(moment).reverted
        if not spans:
            return None
        return pl.col("position").map_batches(
            lambda positions: pl.Series(spans.hold(positions.to_numpy())), return_dtype=pl.Boolean()
        )

    def looked(self, moment: Moment) -> Looked:
        """The moment as numbers, with what was taken back by what was known at it."""
        if not self.reverts:
            return Looked.at(moment, Spans())
        spans: Spans | None = self._memory.get(("reverted", moment.known_on))
        if spans is None:
            before = moment.known_before()
            known = (revert for revert, at in self.reverts if before is None or at < before)
            active = in_force(known) if self._reverts_reverted else known
            spans = self._keep(("reverted", moment.known_on), Spans(active))
        return Looked.at(moment, spans)

    def parts(self, name: str) -> list[tuple[pl.DataFrame, Runs]]:
        """The rows of a table with their clocks: those that are sorted, and those that came since."""
        return [(rows, self._runs_of(name, place, rows)) for place, rows in enumerate(self._frames(name))]

    def _frames(self, name: str) -> tuple[pl.DataFrame, ...]:
        many = self.many.get(name)
        return (self.few[name],) if many is None else many.parts

    def _runs_of(self, name: str, place: int, rows: pl.DataFrame) -> Runs:
        runs = self._runs.get((name, place))
        if runs is None:
            runs = Runs.in_table(rows, self.projections[name].key, self.ever_reverted)
            self._runs[name, place] = runs
        return runs

    @cached_property
    def ever_reverted(self) -> Spans:
        """What any revert names, whether it still counts or not."""
        return Spans(revert for revert, _ in self.reverts)

    def _keep(self, key: tuple[Any, ...], found: T) -> T:
        if len(self._memory) >= _REMEMBERED:
            self._memory.clear()
        self._memory[key] = found
        return found

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
        if name in self.few:
            return self.standing(name, moment).table()
        rows = self.many[name].decoded(self.last(name, moment))
        if projection.live is not None:
            rows = rows.filter(pl.col(projection.live))
        return _without_empty(rows, projection)

    def standing(self, name: str, moment: Moment) -> Standing:
        """The same of a table without `many` rows, by places: for what is asked on every step in time."""
        projection, [(rows, runs)] = self.projections[name], self.parts(name)
        found = standing(rows, runs, runs.holding(self.looked(moment)), projection)
        return found if projection.live is None else found.living(projection.live)

    def last(self, name: str, moment: Moment) -> pl.DataFrame:
        """As `at`, of a table with `many` rows: with codes for the texts, and with what is no longer live."""
        projection, looked, parts = self.projections[name], self.looked(moment), self.parts(name)
        if projection.carries and len(parts) > 1:
            rows = self.many[name].rows  # what is left unsaid in one part may be said in the other
            parts = [(rows, Runs.in_table(rows, projection.key, self.ever_reverted))]
        found = (standing(rows, runs, runs.holding(looked), projection).table() for rows, runs in parts)
        return self.latest(name, list(found))

    def latest(self, name: str, parts: Sequence[pl.DataFrame]) -> pl.DataFrame:
        """Of the last rows found in each part of a table the last of each key."""
        if len(parts) == 1:
            return parts[0]
        rows = in_order(parts, self.many[name].order)
        return rows[Runs.in_table(rows, self.projections[name].key, Spans()).last_of(np.arange(rows.height))]


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


def _without_empty(rows: pl.DataFrame, projection: Projection) -> pl.DataFrame:
    """Turns "said to be empty" back into null."""
    filled = projection.columns if projection.carries else projection.key
    ids = [c for c in filled if projection.columns[c] == "id"]
    return rows.with_columns(pl.when(pl.col(c) != "").then(pl.col(c)).alias(c) for c in ids)
