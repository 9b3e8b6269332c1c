"""What counts for each of very many pairs at a moment: of the statements that hold the strongest.

The statements about a pair are numbered from the weakest on. The first of every pair lie side by side, then
the second of those that have two, and so on: a moment is then a comparison of days and, layer by layer, the
greater of two small numbers. No row is looked for. A million statements take a millisecond.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import prod
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.projections.runs import Looked, Places, Runs

Said = NDArray[Any]
"""For each pair what counts, in one number: which of its statements, what it says, whether it is fresh. 0: no
statement holds."""
_WIDTHS: tuple[type[np.unsignedinteger[Any]], ...] = (np.uint8, np.uint16, np.uint32, np.uint64)
_HALF = 32  # bits
_POSITIONS = 36  # bits: as many events as no journal has
_DAYS = 20  # bits for the day, counted from 500 years before 1970 on
_FIRST_DAY = -(2 ** (_DAYS - 1))


def width_for(highest: int) -> type[np.unsignedinteger[Any]]:
    """The narrowest kind of whole number that holds all from 0 to `highest`."""
    return next(kind for kind in _WIDTHS if highest <= np.iinfo(kind).max)


def strength_of(rank: NDArray[Any], days: NDArray[Any], positions: NDArray[Any]) -> NDArray[np.int64]:
    """What makes one statement count before another: its rank, then its day, then its position."""
    strength = rank.astype(np.int64) << (_POSITIONS + _DAYS)
    strength |= (days.astype(np.int64) - _FIRST_DAY) << _POSITIONS
    strength |= positions.astype(np.int64)
    return strength


@dataclass(frozen=True)
class _Clock:
    """Days as numbers that are as small as may be."""

    first: int
    days: NDArray[Any]

    @classmethod
    def of(cls, days: NDArray[Any]) -> _Clock:
        if not len(days):
            return cls(0, np.empty(0, np.int16))
        first, last = int(days.min()), int(days.max())
        kind = np.int16 if last - first < np.iinfo(np.int16).max else np.int32
        return cls(first, (days - first).astype(kind))

    def upto(self, day: int, here: slice) -> NDArray[np.bool_]:
        """Which of some of them are no later than a day."""
        most = int(np.iinfo(self.days.dtype).max)
        last = self.days.dtype.type(min(max(day - self.first, -1), most))
        early: NDArray[np.bool_] = self.days[here] <= last
        return early


@dataclass(frozen=True)
class Layers:
    """Statements of a table, layer by layer. Made for rows, and what never changes about them."""

    keys: NDArray[np.int64]
    """The key of each pair, those with the most statements first."""
    rows: NDArray[np.int32]
    """The row of each statement."""
    starts: Sequence[int]
    """Where each layer begins; at the end, how many statements there are."""
    says: Said
    """The number of each statement, from 1, above so many `bits` for its code and, lowest, whether it is
    fresh."""
    bits: int
    begins: _Clock
    recorded: _Clock
    _cells: dict[int, Places] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(
        cls, keys: NDArray[np.int64], rank: NDArray[Any], code: NDArray[Any], runs: Runs, rows: Places
    ) -> Layers:
        """Of some rows of a table, for each of which the key of its pair (ascending), its rank and a small
        number, its code, are given."""
        begins = np.ones(len(keys), np.bool_)
        np.not_equal(keys[1:], keys[:-1], out=begins[1:])
        pair = np.cumsum(begins, dtype=np.int32)  # half as wide as usual: eight million rows are laid at once
        pair -= 1
        firsts = np.flatnonzero(begins).astype(np.int32)
        counts = np.diff(firsts, append=len(keys))
        by_count = np.argsort(-counts, kind="stable")
        place = np.empty(len(counts), np.int32)
        place[by_count] = np.arange(len(counts), dtype=np.int32)
        number = np.arange(len(keys), dtype=np.int32) - firsts[pair]
        sizes = np.bincount(number)
        starts = np.concatenate([[0], np.cumsum(sizes)])
        number = starts.astype(np.int32)[number]
        number += place[pair]  # where each statement comes to lie
        layered = np.empty(len(keys), np.int32)
        layered[number] = _in_order(pair, rank, runs.days[rows], runs.positions[rows])
        del number, pair, begins
        bits = 1 + max(1, int(code.max(initial=0)).bit_length())
        kind = width_for((len(sizes) + 1 << bits) - 1)
        says = np.repeat(np.arange(1, len(sizes) + 1).astype(kind) << bits, sizes)
        says |= code[layered].astype(kind) << 1
        own = rows[layered].astype(np.int32)
        return cls(
            keys[firsts[by_count]],
            own,
            starts.tolist(),
            says,
            bits,
            _Clock.of(runs.days[own]),
            _Clock.of(runs.recorded[own]),
        )

    def said(self, runs: Runs, looked: Looked, fresh_from: int | None = None) -> Said:
        """What counts for each pair at the moment; fresh is what begins on a day or after it."""
        found = np.zeros(len(self.keys), self.says.dtype)
        gone = self._taken_back(runs, looked)
        ends = np.searchsorted(gone, self.starts)
        for layer, (start, end) in enumerate(zip(self.starts, self.starts[1:], strict=False)):
            here = slice(start, end)  # what is of one layer stays near the processor
            held = self.begins.upto(looked.day, here)
            if not looked.knows_all:
                held &= self.recorded.upto(looked.known, here)
            held[gone[ends[layer] : ends[layer + 1]] - start] = False
            says = self.says[here] * held
            if fresh_from is not None:
                says |= held & ~self.begins.upto(fresh_from - 1, here)
            first = found[: end - start]
            np.maximum(first, says, out=first)
        return found

    def _taken_back(self, runs: Runs, looked: Looked) -> Places:
        """Where the statements lie that were taken back by then, in order."""
        if not looked.reverted or not len(runs.suspects):
            return np.empty(0, np.int64)
        slots = self._of_rows(runs.suspects)
        return np.sort(slots[looked.reverted.hold(runs.positions[self.rows[slots]])])

    def table(self, said: Said, rows: int, columns: int) -> Said:
        """What is said as a table, by the upper and the lower half of keys; 0 where there is no pair."""
        if columns not in self._cells:
            self._cells[columns] = (self.keys >> _HALF) * columns + (self.keys & (2**_HALF - 1))
        table = np.zeros(rows * columns, said.dtype)
        table[self._cells[columns]] = said
        return table.reshape(rows, columns)

    def code(self, said: Said) -> Said:
        """What the statements that count say."""
        codes: Said = (said & (2**self.bits - 1)) >> 1
        return codes

    def rows_of(self, said: Said, pairs: Places) -> Places:
        """The rows of the statements that count for some pairs, each of which has one."""
        numbers = (said[pairs] >> self.bits).astype(np.int64) - 1
        rows: Places = self.rows[np.asarray(self.starts)[numbers] + pairs].astype(np.int64)
        return rows

    @cached_property
    def by_key(self) -> Places:
        """The pairs in the order of their keys."""
        return np.argsort(self.keys)

    def _of_rows(self, suspects: Places) -> Places:
        """Where the statements of some rows lie, or all where only some rows of the table were taken."""
        if len(self._slots) > int(suspects[-1]):
            return self._slots[suspects].astype(np.int64)
        return np.arange(len(self.rows))

    @cached_property
    def _slots(self) -> NDArray[np.int32]:
        """For each row of the table where it lies; nothing where the rows are not those of a whole table."""
        count = len(self.rows)
        slots = np.full(count, -1, np.int32)
        if count and int(self.rows.max()) == count - 1:
            slots[self.rows] = np.arange(count, dtype=np.int32)
            return slots
        return slots[:0]


def _in_order(*columns: NDArray[Any]) -> Places:
    """Rows by some columns, the first before the second. They are packed into one number where 64 bits hold
    them: rows that are nearly in order as they are take a twentieth of the time so."""
    lows = [int(column.min(initial=0)) for column in columns]
    widths = [int(column.max(initial=0)) - low + 1 for column, low in zip(columns, lows, strict=True)]
    if prod(widths) >= 2**63:
        return np.lexsort(columns[::-1])
    packed = np.zeros(len(columns[0]), np.int64)
    for column, low, width in zip(columns, lows, widths, strict=True):
        packed *= width
        packed += column
        packed -= low
    return np.argsort(packed, kind="stable")


@dataclass(frozen=True)
class Counting:
    """What counts in one part of a table at a moment."""

    table: pl.DataFrame
    runs: Runs
    layers: Layers
    said: Said
    rank: Callable[[Places], NDArray[Any]]
    """The ranks of some rows."""

    @property
    def pairs(self) -> Places:
        """The pairs of which some statement counts."""
        return np.flatnonzero(self.said)

    def rows(self, pairs: Places) -> Places:
        """The rows that count for some of `pairs`."""
        return self.layers.rows_of(self.said, pairs)

    def strength(self, pairs: Places) -> NDArray[np.int64]:
        """How strong the statements are that count for some of `pairs`."""
        rows = self.rows(pairs)
        return strength_of(self.rank(rows), self.runs.days[rows], self.runs.positions[rows])


def settle(base: Counting, news: Counting) -> None:
    """Of what counts in each of two parts of a table, takes away what the other part outdoes."""
    new = news.pairs
    if not len(new) or not len(base.said):
        return
    order = base.layers.by_key
    keys = base.layers.keys[order]
    near = np.minimum(np.searchsorted(keys, news.layers.keys[new]), len(keys) - 1)
    old = order[near]
    both = np.flatnonzero((keys[near] == news.layers.keys[new]) & (base.said[old] > 0))
    new, old = new[both], old[both]
    wins = base.strength(old) < news.strength(new)
    base.said[old[wins]] = 0
    news.said[new[~wins]] = 0
