"""The rows of a map of people, made when they are looked at: a company has thousands, a screen forty."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import overload

import numpy as np
import polars as pl

from veikart.standard.map.model import ManyRows, MapRow
from veikart.text import shown, width

_NO_UNIT = "No unit"
_PLAIN = "^[ -~\u00c0-\u024f]*$"
"""Names whose letters take one cell each, and are shown as they are."""


class PeopleRows(ManyRows):
    """A heading for each unit, and the people in it. `people` is in the order of `Picture.people`."""

    def __init__(self, people: pl.DataFrame, units: pl.DataFrame) -> None:
        self.people = people.select("person", "name", "unit")
        self._paths = units.select("unit", "path")
        changes = people.select(pl.col("unit").ne_missing(pl.col("unit").shift()))["unit"]
        first = np.flatnonzero(changes.to_numpy()) if people.height else np.empty(0, np.int64)
        if people.height and (not len(first) or first[0] != 0):
            first = np.insert(first, 0, 0)  # people without a unit come first where nobody has one
        self._firsts: list[int] = first.tolist()
        self._heads = [place + number for number, place in enumerate(self._firsts)]

    def __len__(self) -> int:
        return self.people.height + len(self._heads)

    @overload
    def __getitem__(self, place: int) -> MapRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[MapRow]: ...
    def __getitem__(self, place: int | slice) -> MapRow | Sequence[MapRow]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        place = place + len(self) if place < 0 else place
        if not 0 <= place < len(self):
            raise IndexError(place)
        person = self.person_at(place)
        if person is None:
            return MapRow("", self._heading(place), heading=True)
        identity, name, unit = self.people.row(person)
        return MapRow(identity, shown(name), 1, under=unit or "")

    def person_at(self, place: int) -> int | None:
        """Who stands there, counted among the people of the map from 0; None for a heading."""
        number = bisect_right(self._heads, place)
        return None if self._heads[number - 1] == place else place - number

    def place_of(self, identity: str) -> int | None:
        """Where a person stands; None for one who is not on the map."""
        person = self.people["person"].index_of(identity)
        return None if person is None else person + bisect_right(self._firsts, person)

    @property
    def number(self) -> int:
        return self.people.height

    @cached_property
    def widest(self) -> int:
        """Cells of the longest name."""
        names = self.people["name"].unique()
        plain = names.str.contains(_PLAIN)
        longest = names.filter(plain).str.len_chars().max()
        others = (width(shown(name)) for name in names.filter(~plain))
        return max([int(longest) if isinstance(longest, int) else 0, *others])

    def _heading(self, place: int) -> str:
        unit = self.people["unit"][self._firsts[bisect_right(self._heads, place) - 1]]
        found = self._paths.filter(pl.col("unit") == unit)["path"] if unit is not None else None
        return shown(found[0]) if found is not None and found.len() else _NO_UNIT
