"""On how few people units and goals hang: bus factors of groups of critical skills."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import polars as pl

from veikart.api import Picture, Selection
from veikart_gap.risk.bus_factor import bus_factor, bus_factors, fewest_for_half, hanging, people_for
from veikart_gap.risk.columns import BUS_FACTOR
from veikart_gap.risk.held import Flags, Held, Places, held_in, lowest

Kind = Literal["selection", "unit", "goal"]
_SCHEMA = {
    "kind": pl.String(),
    "group": pl.String(),
    "name": pl.String(),
    "depth": pl.Int64(),
    "people": pl.Int64(),
    "skills": pl.Int64(),
    "uncovered": pl.Int64(),
    "bus_factor": pl.Int64(),
    "weakest": pl.List(pl.String()),
    "half_least": pl.Int64(),
    "half_most": pl.Int64(),
    "half_hangs_on": pl.Int64(),
}


@dataclass(frozen=True, slots=True)
class Group:
    """The critical skills of a selection, a unit or a goal, and on how few people they hang."""

    kind: Kind
    group: str | None
    name: str
    depth: int
    people: int
    skills: int
    uncovered: int
    """Skills that too few hold."""
    bus_factor: int | None
    """Of those that are covered: the least number of leavers that leaves one of them uncovered."""
    weakest: tuple[str, ...]
    """Ids of the skills that so many leave uncovered."""
    half_least: int | None
    half_most: int | None
    """Leavers that leave half of the covered skills uncovered: at least, and at most; this is None where it
    takes many anyway."""
    half_hangs_on: int | None
    """People on whom half of what is held hangs, when each skill is shared out among its holders."""


def bus_factor_by_group(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for the selection as a whole, for each unit and for each goal of it. Columns as in
    `columns.BUS_FACTOR`."""
    rows = [
        {name: getattr(each, name) for name in _SCHEMA}
        for each in groups(picture, selection, held_in(picture, selection))
    ]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row").select(*BUS_FACTOR)


def groups(picture: Picture, selection: Selection, held: Held) -> Iterator[Group]:
    """The selection, its units in their order, its goals in theirs; those without critical skills are left
    out, but for the selection."""
    yield whole(held)
    yield from _units(picture, selection, held)
    yield from _goals(picture, selection, held)


def whole(held: Held) -> Group:
    """All people and all critical skills of a selection."""
    rows = np.flatnonzero(held.critical)
    return _group(held, rows, held.holds[rows], ("selection", None, "", 0))


def _units(picture: Picture, selection: Selection, held: Held) -> Iterator[Group]:
    """Each with all below it: people stand in the order of units, so these are one run of them."""
    rows = np.flatnonzero(held.critical)
    required, level = held.required[rows], held.level[rows]
    inside = picture.within(selection.unit) if selection.unit is not None else held.units
    for unit, name, depth in picture.units.select("unit", "name", "depth").rows():
        here = held.units[unit]
        needed = lowest(required[:, here])
        asked = ~np.isnan(needed)
        if unit in inside and asked.any():
            reached = level[asked, here] >= needed[asked, None]
            yield _group(held, rows[asked], reached, ("unit", unit, name, depth))


def _goals(picture: Picture, selection: Selection, held: Held) -> Iterator[Group]:
    links = picture.links.select("skill", "goal").unique()
    for goal, name in picture.goals.select("goal", "name").rows():
        if selection.goal in (None, goal):
            serving = links.filter(pl.col("goal") == goal)["skill"]
            among: Flags = held.skills["skill"].is_in(serving.implode()).to_numpy()
            rows = np.flatnonzero(held.critical & among)
            if len(rows):
                yield _group(held, rows, held.holds[rows], ("goal", goal, name, 0))


def _group(held: Held, rows: Places, holds: Flags, of: tuple[Kind, str | None, str, int]) -> Group:
    """Of the skills in some rows, of which `holds` says who of the group reaches the level needed."""
    holders = np.count_nonzero(holds, axis=1)
    covered = holders >= held.cover
    least = bus_factor(holders[covered], held.cover)
    weakest = rows[covered][bus_factors(holders[covered], held.cover) == least]
    half = fewest_for_half(holds, held.cover)
    return Group(
        *of,
        holds.shape[1],
        len(rows),
        int((~covered).sum()),
        least,
        tuple(held.skills["skill"].gather(weakest.tolist()).to_list()),
        half.least if half else None,
        half.most if half else None,
        people_for(hanging(holds), 0.5),
    )
