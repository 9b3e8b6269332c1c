"""The people, skills, methods and scales of some pictures in one numbering, and the cells of each in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from veikart.picture import Picture
from veikart.picture.asked import Whole, places_of

_SMALL = 2**24
"""Cells of people × skills that a table of 64 MB finds at once."""


@dataclass(frozen=True)
class Numbering:
    """Each series has the ids of all the pictures once; a number is a place in it. Where a table has `person`
    or `skill` as an `Enum`, its codes are these numbers."""

    people: pl.Series
    skills: pl.Series
    methods: pl.Series
    scales: pl.Series

    @classmethod
    def of(cls, pictures: Sequence[Picture]) -> Numbering:
        texts = [picture.facts.many["levels"].texts for picture in pictures]
        return cls(
            _each_once([picture.people["person"] for picture in pictures]),
            _each_once([picture.skills["skill"] for picture in pictures]),
            _each_once([each["method"] for each in texts]),
            _each_once([each["scale"] for each in texts]),
        )

    @cached_property
    def person(self) -> pl.Series:
        """`people` as values of an `Enum` of them."""
        return self.people.cast(pl.Enum(self.people))

    @cached_property
    def skill(self) -> pl.Series:
        return self.skills.cast(pl.Enum(self.skills))

    def keys(self, people: Whole, skills: Whole) -> Whole:
        """A number for each cell, from the numbers of its person and skill."""
        keys: Whole = people.astype(np.int64) * max(1, self.skills.len()) + skills
        return keys

    def places(self, keys: Whole, wanted: Whole) -> pl.Series:
        """For each wanted cell its place among `keys`, in which it is once at most; null where it is not."""
        size = self.people.len() * max(1, self.skills.len())
        if size <= _SMALL:
            table = np.full(size, -1, np.int32)
            table[keys] = np.arange(len(keys), dtype=np.int32)
            found = table[wanted]
        elif len(keys):
            order = np.argsort(keys)
            near = order[np.minimum(np.searchsorted(keys, wanted, sorter=order), len(keys) - 1)]
            found = np.where(keys[near] == wanted, near, -1)
        else:
            found = np.full(len(wanted), -1, np.int64)
        places = pl.Series(found).cast(pl.Int64())
        return places.set(places < 0, None)

    def named(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Rows with a `key`, with person and skill instead."""
        person, skill = np.divmod(rows["key"].to_numpy(), max(1, self.skills.len()))
        columns = (self.person.gather(person).alias("person"), self.skill.gather(skill).alias("skill"))
        return rows.select(*columns, pl.exclude("key"))


def cells_in(picture: Picture, numbering: Numbering) -> pl.DataFrame:
    """key, required (null: not), rated, level (null: unknown or not relevant), method, scale (numbers): a row
    for each cell in which something is required or was rated."""
    board, texts = picture.numbers.board, picture.facts.many["levels"].texts
    person, skill = board.axes.apart(board.cells)
    people = places_of(board.axes.people, numbering.people)[person]
    skills = places_of(board.axes.skills, numbering.skills)[skill]
    required = np.full(len(board.cells), np.nan)
    required[: len(board.asked.cells)] = board.asked.level
    return pl.DataFrame(
        [
            pl.Series("key", numbering.keys(people, skills)),
            pl.Series("required", required, nan_to_null=True),
            pl.Series("rated", board.rating >= 0),
            pl.Series("level", board.level, nan_to_null=True),
            *(
                _numbered(board.rated[column], board.rating, places_of(texts[column], numbers))
                for column, numbers in (("method", numbering.methods), ("scale", numbering.scales))
            ),
        ]
    )


def _numbered(codes: pl.Series, rating: Whole, numbers: Whole) -> pl.Series:
    """What each cell's rating says in a column of codes, as a number; −1 where there is no rating."""
    found = np.full(len(rating), -1, np.int64)
    rated = rating >= 0
    if rated.any():
        found[rated] = numbers[codes.to_numpy()[rating[rated]]]
    return pl.Series(codes.name, found)


def _each_once(series: list[pl.Series]) -> pl.Series:
    return pl.concat(series).unique(maintain_order=True)
