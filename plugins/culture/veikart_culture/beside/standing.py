"""Each unit's pulse, and how much of its gap was closed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from veikart_culture.beside.columns import BESIDE
from veikart_culture.beside.correlation import Correlation, correlation
from veikart_culture.beside.settings import BesideSettings
from veikart_culture.pulse.standing import Standing, standings

if TYPE_CHECKING:
    from veikart.api import Picture, Selection
    from veikart_culture.pulse.figures import Share

_DAYS_A_MONTH = 30.4


@dataclass(frozen=True, slots=True)
class UnitBeside:
    """`favourable` is None where the pulse of the unit is not shown: nothing is said of its answers then."""

    unit: str
    name: str
    favourable: Share | None
    below: int
    closed: int

    @property
    def share_closed(self) -> float | None:
        return self.closed / self.below if self.below else None


@dataclass(frozen=True, slots=True)
class Beside:
    """The round that is taken, and the units that have none below them."""

    pulse: Standing
    units: tuple[UnitBeside, ...]

    @property
    def told(self) -> tuple[UnitBeside, ...]:
        """Units with a pulse that is shown, and something that could be closed."""
        return tuple(each for each in self.units if each.favourable and each.below)

    @property
    def correlation(self) -> Correlation | None:
        told = self.told
        pulse = [each.favourable.value for each in told if each.favourable]
        return correlation(pulse, [each.closed / each.below for each in told])

    @property
    def day(self) -> date:
        return self.pulse.round.round.closed


def beside(picture: Picture) -> Beside | None:
    """By the last round that was closed so long ago that something can have moved since; None without one."""
    months = picture.setting(BesideSettings).months
    latest = picture.moment.true_on - timedelta(days=round(months * _DAYS_A_MONTH))
    rounds = [each for each in standings(picture) if each.round.round.closed <= latest]
    return None if not rounds else _beside(picture, rounds[-1])


def _beside(picture: Picture, pulse: Standing) -> Beside:
    then = picture.at(replace(picture.moment, true_on=pulse.round.round.closed))
    below, closed = _moved(picture, then, pulse.round.round.closed)
    above = set(picture.units["parent"].drop_nulls())  # they hold the same people again
    units = tuple(
        UnitBeside(unit, name, pulse.share(unit), below.get(unit, 0), closed.get(unit, 0))
        for unit, name in picture.units.select("unit", "name").rows()
        if unit not in above
    )
    return Beside(pulse, units)


def _moved(picture: Picture, then: Picture, day: date) -> tuple[dict[str, int], dict[str, int]]:
    """Unit → requirements that people were below in then and rated in since; and those of them met now."""
    now, before = picture.matrix, then.matrix
    person = _places(now.people, before.people)
    skill = _places(now.skills, before.skills)
    known = np.full(now.level.shape, np.nan)
    rows, columns = np.flatnonzero(person >= 0), np.flatnonzero(skill >= 0)
    known[np.ix_(rows, columns)] = before.level[np.ix_(person[rows], skill[columns])]
    ids = np.array([*picture.units["unit"].to_list(), ""])
    ids_then = np.array([*then.units["unit"].to_list(), ""])
    stayed = np.zeros(len(now.people), np.bool_)
    stayed[rows] = ids[now.unit[rows]] == ids_then[before.unit[person[rows]]]
    was_below = (known < now.required) & _rated_since(picture, day) & stayed[:, None]
    is_met = was_below & (now.level >= now.required)
    counted = zip(ids[now.unit], was_below.sum(axis=1), is_met.sum(axis=1), strict=True)
    below: dict[str, int] = {}
    closed: dict[str, int] = {}
    for unit, of, met in counted:
        below[str(unit)] = below.get(str(unit), 0) + int(of)
        closed[str(unit)] = closed.get(str(unit), 0) + int(met)
    return below, closed


def _rated_since(picture: Picture, day: date) -> np.ndarray:
    """people × skills: whether the level that counts was rated after a day."""
    matrix = picture.matrix
    rated = picture.levels.filter(pl.col("effective") > day).select("person", "skill")
    found = np.zeros(matrix.level.shape, np.bool_)
    people, skills = _places(rated["person"], matrix.people), _places(rated["skill"], matrix.skills)
    both = (people >= 0) & (skills >= 0)
    found[people[both], skills[both]] = True
    return found


def _places(ids: pl.Series, among: pl.Series) -> np.ndarray:
    """Of each of `ids` its place among others, -1 for none."""
    if not len(ids) or not len(among):
        return np.full(len(ids), -1, np.int64)
    numbers = pl.Series(range(len(among)), dtype=pl.Int64)
    return ids.replace_strict(among, numbers, default=-1, return_dtype=pl.Int64).to_numpy()


def chosen(units: Sequence[UnitBeside], picture: Picture, selection: Selection) -> list[UnitBeside]:
    """Those of the selection."""
    within = None if selection.unit is None else picture.within(selection.unit)
    return [each for each in units if within is None or each.unit in within]


def by_unit(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each unit; columns as in `columns.BESIDE`."""
    found = beside(picture)
    rows = [
        (
            each.unit,
            each.name,
            found.pulse.round.round.id,
            each.favourable.value if each.favourable else None,
            each.favourable.of if each.favourable else None,
            each.below,
            each.closed,
            each.share_closed,
        )
        for each in (chosen(found.units, picture, selection) if found else ())
        if found
    ]
    text, whole, real = pl.String, pl.Int64, pl.Float64
    kinds = (text, text, text, real, whole, whole, whole, real)
    return pl.DataFrame(rows, dict(zip(BESIDE, kinds, strict=True)), orient="row")
