"""The rows of a map of people, made when they are looked at: a company has thousands, a screen forty."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import overload

import numpy as np

from veikart.picture.asked import Whole
from veikart.picture.organisation import Present, Tree
from veikart.standard.map.model import ManyRows, MapRow
from veikart.text import shown

_NO_UNIT = "No unit"


class PeopleRows(ManyRows):
    """A heading for each unit, and the people in it; of all who are there, or of some by their `places`, in
    order."""

    def __init__(self, present: Present, tree: Tree, places: Whole | None = None) -> None:
        everyone = present.table
        self._places = np.arange(everyone.height) if places is None else places
        self._ids, self._names, self._under = (everyone[name] for name in ("person", "name", "unit"))
        self._units, self._widths = present.unit[self._places], present.width[self._places]
        self._paths = tree.table["path"]
        self._firsts: list[int] = np.flatnonzero(np.diff(self._units, prepend=-2)).tolist()
        self._heads = [place + number for number, place in enumerate(self._firsts)]
        self._made: dict[int, MapRow] = {}

    def people_at(self, rows: Sequence[int]) -> Whole:
        """The places in `Picture.people` of those who stand in some rows, none of which is a heading."""
        before = np.searchsorted(self._heads, rows, side="right")
        places: Whole = self._places[np.asarray(rows, np.int64) - before]
        return places

    def __len__(self) -> int:
        return len(self._places) + len(self._heads)

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
        if place not in self._made:
            self._made[place] = self._row(place)
        return self._made[place]

    def _row(self, place: int) -> MapRow:
        person = self.person_at(place)
        if person is None:
            return MapRow("", self._heading(place), heading=True)
        there = int(self._places[person])
        return MapRow(self._ids[there], shown(self._names[there]), 1, under=self._under[there] or "")

    def person_at(self, place: int) -> int | None:
        """Who stands there, counted among the people of the map from 0; None for a heading."""
        number = bisect_right(self._heads, place)
        return None if self._heads[number - 1] == place else place - number

    def place_of(self, identity: str) -> int | None:
        """Where a person stands; None for one who is not on the map."""
        there = self._ids.index_of(identity)
        person = int(np.searchsorted(self._places, -1 if there is None else there))
        if there is None or person == len(self._places) or self._places[person] != there:
            return None
        return person + bisect_right(self._firsts, person)

    @property
    def number(self) -> int:
        return len(self._places)

    @cached_property
    def widest(self) -> int:
        """Cells of the longest name."""
        return int(self._widths.max(initial=0))

    def _heading(self, place: int) -> str:
        unit = int(self._units[self._firsts[bisect_right(self._heads, place) - 1]])
        return shown(self._paths[unit]) if unit >= 0 else _NO_UNIT
