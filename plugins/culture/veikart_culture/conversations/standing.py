"""Talks held against talks agreed, by unit and quarter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from veikart_culture.conversations.cadence import Cadences, cadences
from veikart_culture.conversations.columns import HELD
from veikart_culture.conversations.quarters import Quarter, up_to

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Picture, Selection

QUARTERS = 5
"""Four that are over, and the one that runs."""


@dataclass(frozen=True, slots=True)
class InQuarter:
    quarter: Quarter
    agreed: float | None
    """None: nothing was agreed."""
    held: int

    @property
    def short(self) -> bool:
        """Whether at least one whole talk less was held than was agreed."""
        return self.agreed is not None and self.agreed - self.held >= 1


@dataclass(frozen=True, slots=True)
class UnitTalks:
    """The talks of a unit itself, without the units below it."""

    unit: str
    name: str
    depth: int
    a_year: float | None
    """What is agreed at the moment; None: nothing."""
    quarters: tuple[InQuarter, ...]
    """The last of them still runs."""
    last: date | None
    """Of the last talk."""
    positions: tuple[int, ...]
    """Of the agreement that counts, and of the talks in these quarters, the newest first."""

    @property
    def over(self) -> tuple[InQuarter, ...]:
        """The quarters that are over and in which something was agreed."""
        return tuple(each for each in self.quarters[:-1] if each.agreed is not None)

    @property
    def agreed(self) -> float:
        return sum(each.agreed or 0.0 for each in self.over)

    @property
    def held(self) -> int:
        """In the quarters that count in `agreed`."""
        return sum(each.held for each in self.over)

    @property
    def share(self) -> float | None:
        """Held ÷ agreed, quarter by quarter at most 1: a talk more in one makes up for none in another. None
        where nothing was agreed."""
        return kept_share((self,))

    @property
    def missed(self) -> InQuarter | None:
        """The last quarter that is over, where talks were missed in it."""
        return self.over[-1] if self.over and self.over[-1].short else None


def kept_share(units: Sequence[UnitTalks]) -> float | None:
    """What was held of what was agreed, in the quarters that are over; surplus makes up for nothing."""
    over = [each for unit in units for each in unit.over]
    agreed = sum(each.agreed or 0.0 for each in over)
    return sum(min(each.held, each.agreed or 0.0) for each in over) / agreed if agreed else None


def talks(picture: Picture, selection: Selection) -> tuple[UnitTalks, ...]:
    """A row for each unit of the selection that has people, or in which a talk was held, in their order."""
    day, agreed = picture.moment.true_on, cadences(picture)
    quarters = up_to(day, QUARTERS)
    within = None if selection.unit is None else picture.within(selection.unit)
    staffed = set(picture.people["unit"].drop_nulls())
    held = _held(picture)
    return tuple(
        _unit(agreed, (unit, name, depth), quarters, day, held.get(unit, ()))
        for unit, name, depth in picture.units.select("unit", "name", "depth").rows()
        if (within is None or unit in within) and (unit in staffed or unit in held)
    )


def _held(picture: Picture) -> Mapping[str, Sequence[tuple[date, int]]]:
    """Unit → day and position of each talk, by day."""
    rows = picture.table("culture.conversations").sort("effective", "position")
    found: dict[str, list[tuple[date, int]]] = {}
    for unit, day, position in rows.select("unit", "effective", "position").rows():
        found.setdefault(unit, []).append((day, position))
    return found


def _unit(
    agreed: Cadences,
    who: tuple[str, str, int],
    quarters: Sequence[Quarter],
    day: date,
    held: Sequence[tuple[date, int]],
) -> UnitTalks:
    unit = who[0]
    now = agreed.on(unit, day)
    counted = dict.fromkeys(quarters, 0)
    positions = [now.position] if now else []
    for when, position in held:
        if (quarter := Quarter.of(when)) in counted:
            counted[quarter] += 1
            positions.append(position)
    told = tuple(InQuarter(each, agreed.agreed(unit, each), counted[each]) for each in quarters)
    last = held[-1][0] if held else None
    return UnitTalks(*who, now.a_year if now else None, told, last, tuple(sorted(positions, reverse=True)))


def by_quarter(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each unit and quarter; columns as in `columns.HELD`."""
    import polars as pl

    rows = [
        (unit.unit, unit.name, each.quarter.title, each.quarter.first, each.agreed, each.held)
        for unit in talks(picture, selection)
        for each in unit.quarters
    ]
    kinds = (pl.String, pl.String, pl.String, pl.Date, pl.Float64, pl.Int64)
    return pl.DataFrame(rows, dict(zip(HELD, kinds, strict=True)), orient="row")
