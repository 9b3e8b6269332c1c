"""Counts of required cells by unit, skill, goal and so on, without joining a name to any of them.

What adds up is counted by the units and skills of the cells themselves, and only these few counts are spread
over the units above and the goals served. People do not add up over skills: for each of them one bit says
whether anything is asked for a goal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.picture.asked import Whole, places_of
from veikart.picture.board import BELOW, MET, NOT_RELEVANT, UNKNOWN, Board

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

COUNTED = ("required", "met", "below", "unknown", "not_relevant", "stale", "gap", "people", "people_below")
_OWN = ("unit", "skill", "person", "role")
_LINKED = ("goal", "capability")
_PEOPLE: dict[str, pl.DataType] = {"people": pl.Int64(), "people_below": pl.Int64()}
_WORD = 60  # bits of a number that are used
_MOST = 2**24  # groups that are counted in one table


def can_count(by: Sequence[str]) -> bool:
    """Whether `counts_of` knows how to count by these columns together."""
    known, linked = set(by) <= {*_OWN, *_LINKED}, set(by) & set(_LINKED)
    return known and not ("role" in by and linked and not set(by) & {"skill", "person"})


def counts_of(
    picture: Picture,
    board: Board,
    by: Sequence[str],
    keep: NDArray[np.bool_] | None = None,
    *,
    parked: bool = False,
) -> pl.DataFrame:
    """*by*, and the counts of `veikart.picture.coverage.cell_counts`, sorted by `by`.

    Of the cells of which something is required and whose skill is not parked, or also of `parked` ones; of
    those that `keep` says, where it is given (it says so for each cell of `board.asked`). `by` as `can_count`
    allows.
    """
    if not parked and len(board.asked.cells):
        left = ~picture.skills["parked"].to_numpy()[board.asked.skill]
        keep = left if keep is None else keep & left
    counting = _Counting(picture, board, tuple(by), keep)
    table = counting.added()
    if "person" in by:
        table = table.with_columns(
            people=(pl.col("required") > 0).cast(pl.Int64()),
            people_below=(pl.col("below") > 0).cast(pl.Int64()),
        )
    elif "skill" in by:
        table = table.with_columns(people="required", people_below="below")
    elif by:
        table = table.join(counting.people(), on=list(by), how="left", nulls_equal=True)
    else:
        table = table.with_columns(**counting.everyone())
    table = table.with_columns(pl.col("people", "people_below").fill_null(0))
    return table.select(*by, *COUNTED).sort(list(by)) if by else table.select(*COUNTED)


class _Counting:
    """The cells that count, with what they are counted by."""

    def __init__(
        self, picture: Picture, board: Board, by: tuple[str, ...], keep: NDArray[np.bool_] | None
    ) -> None:
        self._picture, self._board, self._by = picture, board, by
        asked = board.asked
        self._rows = np.arange(len(asked.cells)) if keep is None else np.flatnonzero(keep)
        self._person, self._skill = asked.person[self._rows], asked.skill[self._rows]
        self._state = board.state[self._rows]
        units = places_of(picture.people["unit"].fill_null(""), picture.units["unit"])
        self._unit_of, self._units = units + 1, picture.units.height + 1  # 0: no unit, or one that is closed

    def added(self) -> pl.DataFrame:
        """What adds up."""
        dimensions = self._dimensions()
        key, size = np.zeros(len(self._rows), np.int64), 1
        for codes, count in dimensions.values():
            key, size = key * count + codes, size * count
        groups = np.arange(size)
        if size > _MOST:
            groups, key = np.unique(key, return_inverse=True)
        counts = self._counts(key, len(groups))
        there = np.flatnonzero(counts.pop("cells")) if self._by else np.arange(1)
        columns: dict[str, NDArray[np.generic]] = {}
        rest = groups[there]
        for name, (_, count) in reversed(dimensions.items()):
            rest, columns[name] = np.divmod(rest, count)
        table = pl.DataFrame(columns | {name: values[there] for name, values in counts.items()})
        return self._spread(table, [*counts])

    def _counts(self, key: Whole, size: int) -> dict[str, NDArray[np.generic]]:
        state, asked = self._state, self._board.asked
        below = state == BELOW
        stale = self._board.stale[self._rows] & (below | (state == MET))
        every = np.bincount(key, minlength=size)
        not_relevant = np.bincount(key[state == NOT_RELEVANT], minlength=size)
        gaps = self._board.gap[self._rows[below]] if len(asked.cells) else np.empty(0)
        return {
            "cells": every,
            "required": every - not_relevant,
            "met": np.bincount(key[state == MET], minlength=size),
            "below": np.bincount(key[below], minlength=size),
            "unknown": np.bincount(key[state == UNKNOWN], minlength=size),
            "not_relevant": not_relevant,
            "stale": np.bincount(key[stale], minlength=size),
            "gap": np.bincount(key[below], weights=gaps, minlength=size).astype(np.float64),
        }

    def _dimensions(self) -> dict[str, tuple[Whole, int]]:
        """What the cells themselves are of: codes, and how many there are."""
        found: dict[str, tuple[Whole, int]] = {}
        if "unit" in self._by:
            found["unit"] = (self._unit_of[self._person], self._units)
        if {"skill", *_LINKED} & set(self._by):
            found["skill"] = (self._skill, max(1, self._picture.skills.height))
        if "person" in self._by:
            found["person"] = (self._person, max(1, self._picture.people.height))
        if "role" in self._by:
            found["role"] = (self._role, max(1, len(self._roles)))
        return found

    @property
    def _roles(self) -> pl.Series:
        roles: pl.Series = self._board.asked.requirements["role"]
        return roles.unique().sort()

    @property
    def _role(self) -> Whole:
        asked = self._board.asked
        return places_of(asked.requirements["role"], self._roles)[asked.by[self._rows]]

    def _spread(self, table: pl.DataFrame, counts: Sequence[str]) -> pl.DataFrame:
        """The counts by text instead of code, over the units above and what the skills serve."""
        picture = self._picture
        texts = {"skill": picture.skills["skill"], "person": picture.people["person"], "role": self._roles}
        table = table.with_columns(
            texts[name].gather(table[name]).alias(name) for name in table.columns if name in texts
        )
        if "unit" in table.columns:
            named = pl.concat([pl.Series([None], dtype=pl.String()), picture.units["unit"]])
            table = table.with_columns(named.gather(table["unit"]).alias("unit"))
            table = table.join(picture.lineage, on="unit", how="left").with_columns(unit=pl.col("above"))
        linked = [name for name in _LINKED if name in self._by and name not in table.columns]
        if linked:
            table = table.join(picture.links.select("skill", *linked).unique(), on="skill")
        if not self._by:
            return table
        return table.group_by(list(self._by)).agg(pl.col(list(counts)).sum())

    def everyone(self) -> dict[str, pl.Expr]:
        """How many people are behind all of it."""
        asked = len(np.unique(self._person[self._state != NOT_RELEVANT]))
        below = len(np.unique(self._person[self._state == BELOW]))
        return {"people": pl.lit(asked, pl.Int64()), "people_below": pl.lit(below, pl.Int64())}

    def people(self) -> pl.DataFrame:
        """Of how many people something is asked, and how many are below it: by unit, role, what is served."""
        keys, marks = self._keys()
        asked, below = self._state != NOT_RELEVANT, self._state == BELOW
        found = []
        for first in range(0, keys.height, _WORD):
            bits = marks(first)
            some, less = self._of_people(bits, asked), self._of_people(bits, below)
            for bit in range(min(_WORD, keys.height - first)):
                counts = self._by_unit(some >> bit & 1, less >> bit & 1)
                found.append(counts.join(keys[first + bit], how="cross"))
        if not found:
            texts: dict[str, pl.DataType] = dict.fromkeys(self._by, pl.String())
            return pl.DataFrame(schema=texts | _PEOPLE)
        return self._spread(pl.concat(found), [*_PEOPLE])

    def _keys(self) -> tuple[pl.DataFrame, Callable[[int], Whole]]:
        """What people are counted by beside units, and from each of these on a bit for every cell."""
        linked = [name for name in _LINKED if name in self._by]
        if "role" in self._by:
            role = self._role
            return pl.DataFrame({"role": range(len(self._roles))}), lambda first: _bit(role - first)
        if not linked:
            return pl.DataFrame({"all": [0]}), lambda first: np.ones(len(self._rows), np.int64)
        serving = self._picture.links.select("skill", *linked).unique()
        keys = serving.select(linked).unique()
        number = serving.join(keys.with_row_index("key"), on=linked, maintain_order="left")["key"].to_numpy()
        skill = places_of(serving["skill"], self._picture.skills["skill"])

        def marks(first: int) -> Whole:
            of_skill = np.zeros(max(1, self._picture.skills.height), np.int64)
            np.bitwise_or.at(of_skill, skill, _bit(number.astype(np.int64) - first))
            return of_skill[self._skill]

        return keys, marks

    def _of_people(self, bits: Whole, cells: NDArray[np.bool_]) -> Whole:
        """For each person the bits of all their cells that `cells` says."""
        found, person = np.zeros(self._picture.people.height, np.int64), self._person[cells]
        if len(person):
            starts = np.flatnonzero(np.diff(person, prepend=-1))  # cells are in the order of people
            found[person[starts]] = np.bitwise_or.reduceat(bits[cells], starts)
        return found

    def _by_unit(self, asked: Whole, below: Whole) -> pl.DataFrame:
        if "unit" not in self._by:
            return pl.DataFrame({"people": [asked.sum()], "people_below": [below.sum()]})
        counts = [np.bincount(self._unit_of[flags != 0], minlength=self._units) for flags in (asked, below)]
        there = np.flatnonzero(counts[0] + counts[1])
        return pl.DataFrame({"unit": there, "people": counts[0][there], "people_below": counts[1][there]})


def _bit(places: Whole) -> Whole:
    """A bit at each of the places that lie within a word."""
    within = (places >= 0) & (places < _WORD)
    return np.where(within, np.int64(1) << np.where(within, places, 0), 0)
