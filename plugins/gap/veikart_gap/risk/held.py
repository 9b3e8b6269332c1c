"""Who holds what is needed, as arrays: skills × people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.api import Picture, Scale, Selection, people_in, skills_in
from veikart_gap.risk.leaving import leaving
from veikart_gap.risk.settings import RiskSettings

Flags = NDArray[np.bool_]
Levels = NDArray[np.float64]
Places = NDArray[np.int64]
C = TypeVar("C", bound=np.generic)


@dataclass(frozen=True)
class Held:
    """The people and skills of a selection, and who reaches the level that is needed.

    Arrays of cells have a row for each skill and a column for each person. Parked skills are left out, and
    so are those that are required of nobody anywhere and in which nobody was rated.
    """

    people: pl.DataFrame
    """Rows of `Picture.people`."""
    skills: pl.DataFrame
    """skill, name, criticality, scale, needed_by; in the order of `Picture.skills`."""
    scales: Mapping[str, Scale]
    required: Levels
    """The level that is required of a person; NaN where nothing is, and where it is not relevant."""
    level: Levels
    """NaN: not known, or not relevant."""
    stale: Flags
    needed: Levels
    """By skill, the lowest level that is required of anyone here; NaN where nothing is."""
    units: Mapping[str, slice]
    """By unit, those who are in it or below it: people stand in the order of units, which is that of a tree.
    """
    leaves: Mapping[str, date]
    """Person → the first day they are gone, of those who are known to leave."""
    cover: int
    """So many people at the level needed cover a skill."""
    threshold: int
    """Skills are critical from this criticality."""

    @cached_property
    def needs(self) -> Flags:
        """By skill: whether it is required of anyone here."""
        needs: Flags = ~np.isnan(self.needed)
        return needs

    @cached_property
    def marked(self) -> bool:
        """Whether any skill that is required here is marked as critical."""
        return bool((self.needs & self._critical).any())

    @cached_property
    def critical(self) -> Flags:
        """By skill: whether it is required here and critical. Where no skill is marked, all that are required
        count."""
        return self.needs & self._critical if self.marked else self.needs

    @cached_property
    def _critical(self) -> Flags:
        critical: Flags = self.skills["criticality"].to_numpy() >= self.threshold
        return critical

    @cached_property
    def holds(self) -> Flags:
        """Whether somebody reaches the level needed."""
        reached: Flags = self.level >= self.needed[:, None]
        return reached

    @cached_property
    def holders(self) -> Places:
        """By skill: how many do."""
        holders: Places = np.count_nonzero(self.holds, axis=1).astype(np.int64)
        return holders

    @cached_property
    def leaving(self) -> Flags:
        """By person: whether they are known to leave."""
        gone: Flags = self.people["person"].is_in(list(self.leaves)).to_numpy()
        return gone

    @cached_property
    def step_below(self) -> Levels:
        """By skill: the level one step below the one that is needed; NaN where the scale has none."""
        scales = (self.scales.get(scale) for scale in self.skills["scale"])
        return np.array([_below(s, n) for s, n in zip(scales, self.needed.tolist(), strict=True)], np.float64)

    @cached_property
    def near(self) -> Flags:
        """Who stays, and is one step below the level that is needed."""
        close: Flags = (self.level >= self.step_below[:, None]) & (self.level < self.needed[:, None])
        return close & ~self.leaving

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """Skill → its row."""
        return {skill: row for row, skill in enumerate(self.skills["skill"].to_list())}

    @cached_property
    def who(self) -> list[tuple[str, str, str | None]]:
        """Id, name and name of the unit of everyone, by place."""
        return self.people.select("person", "name", "unit_name").rows()


def held_in(picture: Picture, selection: Selection) -> Held:
    """Of the people and the skills of a selection. A selected person narrows nothing: what hangs on one is
    only seen beside the others."""
    matrix, settings = picture.matrix, picture.setting(RiskSettings)
    people = people_in(picture, replace(selection, person=None))
    there = pl.col("skill").is_in(matrix.skills.implode())
    skills = skills_in(picture, selection).filter(~pl.col("parked"), there)
    skills = skills.select("skill", "name", "criticality", "scale", "needed_by")
    rows = _places(skills["skill"], matrix.skills)
    columns = slice(None) if people.height == len(matrix.people) else _places(people["person"], matrix.people)

    def cut(cells: NDArray[C]) -> NDArray[C]:
        return np.ascontiguousarray(cells.T[rows][:, columns])

    required = cut(np.where(matrix.asked, matrix.required, np.nan))
    return Held(
        people,
        skills,
        picture.scales,
        required,
        cut(matrix.level),
        cut(matrix.stale),
        lowest(required),
        _runs(picture, people),
        dict(leaving(picture).select("person", "leaves").rows()),
        settings.cover,
        settings.critical,
    )


def _runs(picture: Picture, people: pl.DataFrame) -> dict[str, slice]:
    below = picture.lineage.group_by(unit="above").agg(size=pl.len())
    units = picture.units.join(below, on="unit").select("unit", "order", "size")
    order = people["unit_order"].fill_null(picture.units.height).to_numpy()
    first = units["order"].to_numpy()
    starts, ends = np.searchsorted(order, first), np.searchsorted(order, first + units["size"].to_numpy())
    runs = zip(units["unit"].to_list(), starts.tolist(), ends.tolist(), strict=True)
    return {unit: slice(start, end) for unit, start, end in runs}


def lowest(required: Levels) -> Levels:
    """By row the lowest level that is required of anyone; NaN where nothing is."""
    if not required.shape[1]:
        return np.full(required.shape[0], np.nan)
    least: Levels = np.fmin.reduce(required, axis=1)
    return least


def _places(wanted: pl.Series, there: pl.Series) -> Places:
    """The place of each of `wanted`, all of which are there."""
    rows = pl.DataFrame({"id": there}).with_row_index("place")
    found = pl.DataFrame({"id": wanted}).join(rows, on="id", how="left", maintain_order="left")
    return found["place"].to_numpy().astype(np.int64)


def _below(scale: Scale | None, level: float) -> float:
    """The next lower named level; NaN where there is none."""
    if scale is None or np.isnan(level):
        return np.nan
    return max((each.value for each in scale.levels if each.value < level - 1e-9), default=np.nan)
