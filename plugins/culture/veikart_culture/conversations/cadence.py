"""How many talks were agreed, day by day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from veikart_culture.conversations.quarters import Quarter

if TYPE_CHECKING:
    from veikart.api import Picture

_EVERYWHERE = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What is agreed for a unit, from a day on."""

    day: date
    a_year: float
    position: int


@dataclass(frozen=True, slots=True)
class Cadences:
    """All that was agreed. For a unit its own agreement counts; without one that of the nearest unit above
    it, and else the one for everybody."""

    said: Mapping[str, Sequence[Said]]
    """Unit, or "" for everybody → what was agreed, by day."""
    above: Mapping[str, Sequence[str]]
    """Unit → those above it, the nearest first."""
    created: Mapping[str, date] = field(default_factory=dict)
    """Unit → the first day it was there."""

    def on(self, unit: str, day: date) -> Said | None:
        """What counts for a unit on a day; None where nothing was agreed."""
        for place in (unit, *self.above.get(unit, ()), _EVERYWHERE):
            told = self.said.get(place, ())
            found = bisect_right(told, day, key=lambda each: each.day)
            if found:
                return told[found - 1]
        return None

    def agreed(self, unit: str, quarter: Quarter) -> float | None:
        """Talks agreed for a whole quarter: a quarter of what is agreed a year, for the share of its days on
        which that held and the unit was there. None where nothing was agreed in it."""
        first, end = max(quarter.first, self.created.get(unit, quarter.first)), quarter.last
        if first > end:
            return None
        days = sorted({first, *self._changes(unit, first, end)})
        talks, known = 0.0, False
        ends = [*(each.toordinal() for each in days[1:]), end.toordinal() + 1]
        for begins, follows in zip(days, ends, strict=True):
            found = self.on(unit, begins)
            if found is not None:
                known = True
                talks += found.a_year / 4 * (follows - begins.toordinal()) / quarter.days
        return talks if known else None

    def _changes(self, unit: str, first: date, last: date) -> Iterable[date]:
        for place in (unit, *self.above.get(unit, ()), _EVERYWHERE):
            yield from (each.day for each in self.said.get(place, ()) if first < each.day <= last)


def cadences(picture: Picture) -> Cadences:
    """What had been agreed by the moment, by both its clocks."""
    said: dict[str, list[Said]] = {}
    rows = picture.statements("culture.cadences").sort("effective", "position")
    for unit, a_year, day, position in rows.select("unit", "a_year", "effective", "position").rows():
        said.setdefault(unit or _EVERYWHERE, []).append(Said(day, a_year, position))
    above: dict[str, list[str]] = {}
    lineage = picture.lineage.filter(picture.lineage["distance"] > 0).sort("unit", "distance")
    for unit, higher in lineage.select("unit", "above").rows():
        above.setdefault(unit, []).append(higher)
    units = picture.statements("units").sort("effective")
    created = dict(reversed(units.select("unit", "effective").rows()))
    return Cadences(said, above, created)
