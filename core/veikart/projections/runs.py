"""Statements in runs, one for each key: what held at a moment is the last of its run that held by then.

Days and runs as plain arrays: a moment is two comparisons and one look at where runs end, which for a hundred
thousand rows takes half a millisecond.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.journal.reverts import Revert
from veikart.moment import Moment

T = TypeVar("T")
Places = NDArray[np.int64]
"""Places of rows in their table, counted from 0, in order."""
Held = NDArray[np.bool_]
"""Whether each row holds."""
_EPOCH = date(1970, 1, 1)
_EVER = np.iinfo(np.int32).max
_DAY = 86_400_000_000  # microseconds
_MARKED, _MOST = 8, 2**26
"""Marks that pay off for each position that is looked up, and marks that there may be."""


class Spans:
    """Positions from the first to the last, in order and apart."""

    def __init__(self, reverts: Iterable[Revert] = ()) -> None:
        pairs = np.array(sorted((revert.first, revert.last) for revert in reverts), np.int64).reshape(-1, 2)
        firsts, lasts = pairs[:, 0], np.maximum.accumulate(pairs[:, 1])
        begins = np.ones(len(firsts), np.bool_)
        np.greater(firsts[1:], lasts[:-1] + 1, out=begins[1:])
        self._firsts = firsts[begins]
        self._lasts = np.append(np.int64(-1), lasts[np.append(begins[1:], True)[: len(lasts)]])

    def __bool__(self) -> bool:
        return len(self._firsts) > 0

    def hold(self, positions: NDArray[Any]) -> Held:
        """Which of the positions lie within one of them."""
        if len(self._firsts) == 1:
            one: Held = (positions >= self._firsts[0]) & (positions <= self._lasts[1])
            return one
        last = int(self._lasts[-1])
        if last < min(_MOST, _MARKED * len(positions)):
            marked: Held = self._marked(last)[np.minimum(positions, last + 1)]
            return marked
        ends = self._lasts[np.searchsorted(self._firsts, positions, side="right")]
        within: Held = ends >= positions
        return within

    def _marked(self, last: int) -> Held:
        """Whether each position up to the one after the last lies within one: to look a million of them up
        takes 1 ms, to find them among the ends 30."""
        marked = np.zeros(last + 2, np.bool_)
        for first, end in zip(self._firsts.tolist(), self._lasts[1:].tolist(), strict=True):
            marked[first : end + 1] = True
        return marked


@dataclass(frozen=True)
class Looked:
    """A moment as numbers: the day, the last day of recording that counts, what was taken back by then."""

    day: int
    known: int
    reverted: Spans

    @classmethod
    def at(cls, moment: Moment, reverted: Spans) -> Looked:
        known = moment.known_on
        last = _EVER if known is None or known == date.max else (known - _EPOCH).days
        return cls((moment.true_on - _EPOCH).days, last, reverted)

    @property
    def knows_all(self) -> bool:
        """Whether all that was ever recorded counts."""
        return self.known == _EVER


@dataclass(frozen=True)
class Runs:
    """The clocks of a table's rows, which are sorted by key, effective day and position."""

    of: NDArray[np.int32]
    """The number of each row's run, from 0."""
    days: NDArray[np.int32]
    recorded: NDArray[np.int32]
    """Days since 1970 (UTC)."""
    positions: NDArray[np.uint32] | NDArray[np.int64]
    suspects: Places
    """Rows that some revert names, whether it still counts or not."""
    _memory: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def in_table(cls, rows: pl.DataFrame, key: Sequence[str], ever_reverted: Spans) -> Runs:
        positions = rows["position"].to_numpy()
        suspects = np.flatnonzero(ever_reverted.hold(positions)) if ever_reverted else np.empty(0, np.int64)
        days = rows["effective"].to_physical().to_numpy()
        recorded = (rows["recorded"].to_physical() // _DAY).cast(pl.Int32()).to_numpy()
        return cls(_run_numbers(rows, key), days, recorded, positions, suspects)

    def once(self, what: str, make: Callable[[], T]) -> T:
        """What `make` gives, made once for these rows, whatever comes to stand beside them."""
        if what not in self._memory:
            self._memory[what] = make()
        found: T = self._memory[what]
        return found

    def suspecting(self, spans: Spans) -> Runs:
        """The same runs when there are more reverts."""
        more = np.flatnonzero(spans.hold(self.positions))
        return replace(self, suspects=np.union1d(self.suspects, more)) if len(more) else self

    def holding(self, looked: Looked) -> Held:
        """Which rows hold at the moment."""
        held: Held = self.days <= looked.day
        if not looked.knows_all:
            held &= self.recorded <= looked.known
        if looked.reverted and len(self.suspects):
            held[self.suspects] &= ~looked.reverted.hold(self.positions[self.suspects])
        return held

    def held_among(self, looked: Looked, places: Places) -> Places:
        """Those of some rows that hold at the moment: what is on a screen needs no more."""
        places = places[self.days[places] <= looked.day]
        if not looked.knows_all:
            places = places[self.recorded[places] <= looked.known]
        if looked.reverted and len(self.suspects):
            places = places[~looked.reverted.hold(self.positions[places])]
        return places

    def last_of(self, places: Places) -> Places:
        """Of some places, in order, the last of each run."""
        run = self.of[places]
        ends = np.empty(len(run), np.bool_)
        ends[-1:] = True
        np.not_equal(run[1:], run[:-1], out=ends[:-1])
        return places[ends]

    def last_saying(
        self, held: Held, what: str, said: Callable[[], pl.Series], since: NDArray[np.int64] | None
    ) -> Places:
        """For each run the place of the last held row of which `said` is true; -1 where there is none.

        Rows before `since`, a place for each run, do not count. `said` is asked once for every `what`.
        """
        found = np.full(self.count, -1, np.int64)
        places = self.once(what, lambda: np.flatnonzero(said().fill_null(False).to_numpy()))
        places = places[held[places]]
        if since is not None:
            places = places[places >= since[self.of[places]]]
        places = self.last_of(places)
        found[self.of[places]] = places
        return found

    @property
    def count(self) -> int:
        """How many runs there are."""
        return int(self.of[-1]) + 1 if len(self.of) else 0


def _run_numbers(rows: pl.DataFrame, key: Sequence[str]) -> NDArray[np.int32]:
    if not key or not rows.height:
        return np.zeros(rows.height, np.int32)
    begins = pl.any_horizontal(pl.col(column).ne_missing(pl.col(column).shift()) for column in key)
    numbers: NDArray[np.int32] = (
        rows.select(begins.cast(pl.Int32()).cum_sum()).to_series().to_numpy(writable=True)
    )
    numbers -= numbers[0]
    return numbers
