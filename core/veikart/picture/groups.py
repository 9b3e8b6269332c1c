"""What is counted by: ids as numbers in the order of the ids, and what counts for several of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from veikart.picture.asked import Whole, places_of, spread

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

LINKED = ("goal", "capability")
_FEW = 2**16  # numbers up to which a table of them is quicker than sorting


@dataclass(frozen=True)
class Ranked:
    """Ids in order, each once, null before all others."""

    texts: pl.Series
    of: Whole
    """For each of the ids that were ranked its place in `texts`."""

    @classmethod
    def by(cls, ids: pl.Series) -> Ranked:
        texts = ids.unique().sort()
        places = ids.rank("dense").cast(pl.Int64()) - (0 if texts.has_nulls() else 1)
        return cls(texts, places.fill_null(0).to_numpy())


@dataclass(frozen=True)
class Fan:
    """From a number to what it counts for: a unit to itself and all above, a skill to what it serves."""

    of: Whole
    """From."""
    to: Mapping[str, Ranked]
    """To, by the names of columns: row by row beside `of`."""
    count: int
    """From how many there are."""

    def over(self, numbers: Whole) -> tuple[Whole, Whole]:
        """Which of some numbers, each as often as it counts for something, and the row of `of` that says
        so."""
        order = np.argsort(self.of, kind="stable")
        sizes = np.bincount(self.of, minlength=self.count)
        times, starts = sizes[numbers], (np.cumsum(sizes) - sizes)[numbers]
        return np.repeat(np.arange(len(numbers)), times), order[spread(starts, times)]


def units_above(picture: Picture) -> Fan:
    """From each unit, by its place in `picture.units` and one more; from 0, no unit, to none."""
    lineage, units = picture.lineage, picture.units["unit"]
    of = np.append(places_of(lineage["unit"], units) + 1, 0)
    above = pl.concat([lineage["above"], pl.Series("above", [None], dtype=pl.String())])
    return Fan(of, {"unit": Ranked.by(above)}, units.len() + 1)


def served_by(picture: Picture, places: Whole, columns: Sequence[str]) -> Fan:
    """From each of the skills at some places to the goals, capabilities or pairs of these that it serves, and
    to itself: whatever `columns` says."""
    linked = [column for column in columns if column in LINKED]
    serving = picture.links.select("skill", *linked).unique()
    skill = places_of(serving["skill"], picture.skills["skill"].gather(places))
    there = np.flatnonzero(skill >= 0)
    to = {column: Ranked.by(serving[column].gather(there)) for column in columns}
    return Fan(skill[there], to, len(places))


def each_itself(column: str, ids: pl.Series) -> Fan:
    """From each of the ids, by its place, to itself."""
    return Fan(np.arange(ids.len()), {column: Ranked.by(ids)}, ids.len())


def each_once(numbers: Whole) -> tuple[Whole, Whole]:
    """The different ones among some numbers, in order, and for each number which of them it is."""
    most = int(numbers.max(initial=0)) + 1
    if most > max(_FEW, 8 * len(numbers)):
        different, of = np.unique(numbers, return_inverse=True)
        return different, of
    there = np.flatnonzero(np.bincount(numbers, minlength=most))
    places = np.zeros(most, np.int64)
    places[there] = np.arange(len(there))
    return there, places[numbers]
