"""What is counted by: ids as numbers in the order of the ids, and what counts for several of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from veikart.picture.asked import Whole, spread
from veikart.projections.standing import taken

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
        """Of some hundred ids; Polars would share them out to threads that are only waited for."""
        every = ids.to_list()
        texts: list[str | None] = [*sorted({each for each in every if each is not None})]
        if ids.has_nulls():
            texts.insert(0, None)
        places = {text: place for place, text in enumerate(texts)}
        of = np.fromiter((places[each] for each in every), np.int64, len(every))
        return cls(pl.Series(ids.name, texts, pl.String()), of)

    @classmethod
    def by_number(cls, ids: pl.Series, numbers: Whole) -> Ranked:
        """Of ids that are all different, and whose numbers are in their order."""
        order = np.argsort(numbers)
        of = np.empty(len(order), np.int64)
        of[order] = np.arange(len(order))
        return cls(taken(ids, order), of)


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
    place = {unit: place + 1 for place, unit in enumerate(units.to_list())}
    of = np.array([*(place[unit] for unit in lineage["unit"].to_list()), 0], np.int64)
    above = pl.Series("unit", [*lineage["above"].to_list(), None], pl.String())
    return Fan(of, {"unit": Ranked.by(above)}, units.len() + 1)


def staff_of(picture: Picture) -> pl.DataFrame:
    """unit, people: how many belong to each unit or to one below it, where there is anybody; in the first
    row, without a unit, all."""
    fan = units_above(picture)
    inside = np.bincount(picture.numbers.present.unit + 1, minlength=fan.count)
    which, row = fan.over(np.arange(fan.count))
    above = fan.to["unit"]
    people = np.bincount(above.of[row], weights=inside[which], minlength=above.texts.len()).astype(np.int64)
    people[0] = picture.numbers.axes.people.len()  # null comes before all units
    there = np.append(0, np.flatnonzero(people[1:]) + 1)
    return pl.DataFrame({"unit": taken(above.texts, there), "people": people[there]})


def served_by(picture: Picture, places: Whole, columns: Sequence[str]) -> Fan:
    """From each of the skills at some places to the goals, capabilities or pairs of these that it serves, and
    to itself: whatever `columns` says."""
    linked = [column for column in columns if column in LINKED]
    place = dict(zip(taken(picture.skills["skill"], places).to_list(), range(len(places)), strict=True))
    every = zip(*(picture.links[column].to_list() for column in ("skill", *linked)), strict=True)
    serving = [row for row in dict.fromkeys(every) if row[0] in place]
    ids = {
        column: pl.Series(column, [row[n] for row in serving], pl.String())
        for n, column in enumerate(("skill", *linked))
    }
    of = np.array([place[row[0]] for row in serving], np.int64)
    return Fan(of, {column: Ranked.by(ids[column]) for column in columns}, len(places))


def each_itself(column: str, ids: Ranked) -> Fan:
    """From each of some ids, by its place, to itself."""
    return Fan(np.arange(len(ids.of)), {column: ids}, len(ids.of))


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
