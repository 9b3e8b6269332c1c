"""The groups of a round: everyone, and the units as they lay within each other when it was closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from veikart.api import Picture


@dataclass(frozen=True, slots=True)
class Groups:
    """Everyone (place 0, without a unit), then each unit after the one above it."""

    units: tuple[str | None, ...]
    parents: tuple[int, ...]
    """Place of the group above; -1 above everyone."""
    depths: tuple[int, ...]

    def place(self, unit: str | None) -> int | None:
        """Where a unit stands; None where it was not there."""
        return self.units.index(unit) if unit in self.units else None

    def within(self, place: int) -> range:
        """The places of a group and of those below it, which stand one after the other."""
        after = range(place + 1, len(self.units))
        end = next((each for each in after if self.depths[each] <= self.depths[place]), len(self.units))
        return range(place, end)


def groups_of(picture: Picture, answering: Iterable[str]) -> Groups:
    """Everyone, the units that there are, and at the end those of `answering` that are not among them."""
    there = picture.units.select("unit", "parent", "depth").rows()
    known = {unit for unit, _, _ in there}
    gone = [(unit, None, 0) for unit in answering if unit not in known]
    units: list[str | None] = [None]
    parents, depths, places = [-1], [0], {None: 0}
    for unit, parent, depth in (*there, *gone):
        places[unit] = len(units)
        units.append(unit)
        parents.append(places.get(parent, 0))
        depths.append(depth + 1)
    return Groups(tuple(units), tuple(parents), tuple(depths))
