"""What was assumed of units, by places: for those on a screen, without looking at the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.picture.asked import rows_of
from veikart.picture.identities import codes_of, numbers_at
from veikart.picture.scales import at_home
from veikart.projections.standing import rows_at

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

Levels = NDArray[np.float64]


def assumed_of(picture: Picture, units: Sequence[int]) -> Mapping[int, Levels]:
    """For some units (by their places) the level that is assumed of each skill (by its place): their own, or
    that of the nearest unit above; NaN where nothing is."""
    above = picture.numbers.tree.above
    lines = {unit: _line(above, unit) for unit in units}
    own = _own(picture, sorted({each for line in lines.values() for each in line}))
    return {unit: _nearest([own[each] for each in line]) for unit, line in lines.items()}


def _line(above: NDArray[np.int64], unit: int) -> list[int]:
    """A unit and all above it, the nearest first."""
    line = [unit]
    while (unit := int(above[unit])) >= 0:
        line.append(unit)
    return line


def _nearest(levels: Sequence[Levels]) -> Levels:
    found = levels[0]
    for each in levels[1:]:
        found = np.where(np.isnan(found), each, found)
    return found


def _own(picture: Picture, units: Sequence[int]) -> Mapping[int, Levels]:
    """What is assumed of some units themselves."""
    numbers, skills = picture.numbers, picture.skills.height
    place = numbers.tree.place[codes_of(picture.facts, "assumptions", "unit", "units")[:-1]]
    own = np.full((len(units), skills), np.nan)
    rows = _said(picture, np.flatnonzero(np.isin(place, units)).tolist())
    if rows.height:
        skill = numbers.skill_places("assumptions")[rows["skill"].to_numpy()]
        rows, skill = rows_at(rows, np.flatnonzero(skill >= 0)), skill[skill >= 0]
        row = np.searchsorted(units, place[rows["unit"].to_numpy()])
        given = numbers_at(picture.facts, "assumptions", rows, "scale", "scales")
        ways = given, numbers.catalogue.scale[skill], list(picture.scales.values())
        own[row, skill] = at_home(rows["level"], *ways).to_numpy()
    return dict(zip(units, own, strict=True))


def _said(picture: Picture, units: Sequence[int]) -> pl.DataFrame:
    """What is said of some units, by their codes, in codes."""
    facts, found = picture.facts, []
    looked = facts.looked(picture.moment)
    for rows, runs in facts.parts("assumptions"):
        held = runs.held_among(looked, rows_of(rows["unit"].to_numpy(), units))
        found.append(rows_at(rows, runs.last_of(held)))
    return facts.latest("assumptions", found)
