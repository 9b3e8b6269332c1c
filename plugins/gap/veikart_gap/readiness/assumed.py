"""What was assumed of units against what was measured in them, skill by skill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.api import Matrix, Picture, Selection, people_in, skills_in
from veikart_gap.readiness.columns import ASSUMED
from veikart_gap.readiness.scope import Flags, Levels, Whole

_NONE = -1
T = TypeVar("T", bound=np.generic)


def assumed(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each level that is assumed of a unit, the widest surprise first. Columns as in
    `columns.ASSUMED`.

    Everybody is compared with the assumption about the nearest unit above them, as on the Map. Where fewer
    units or people are selected, only assumptions that are about one of these people.
    """
    made = _made(picture, selection)
    people = picture.matrix.people.is_in(people_in(picture, selection)["person"].implode()).to_numpy()
    found = _Levels.of(picture, made, people)
    low, high = _medians(found.counts)
    level = found.place
    steps = np.where(low > level, low - level, np.where(high < level, high - level, 0))
    ladder, n = np.arange(found.counts.shape[1]), found.counts.sum(axis=1)
    sides = {
        name: (found.counts * side).sum(axis=1)
        for name, side in (
            ("below", ladder[None, :] < level[:, None]),
            ("at", ladder[None, :] == level[:, None]),
            ("above", ladder[None, :] > level[:, None]),
        )
    }
    known, row = n > 0, np.arange(len(n))
    table = made.with_columns(
        pl.Series("median_low", np.where(known, found.values[row, low], np.nan)).fill_nan(None),
        pl.Series("median_high", np.where(known, found.values[row, high], np.nan)).fill_nan(None),
        pl.Series("steps", np.where(known, steps, 0), dtype=pl.Int64()),
        pl.Series("measured", n, dtype=pl.Int64()),
        pl.Series("unknown", found.unknown, dtype=pl.Int64()),
        pl.Series("wide", np.abs(steps) / np.maximum(found.steps - 1, 1), dtype=pl.Float64()),
        *(pl.Series(name, counts, dtype=pl.Int64()) for name, counts in sides.items()),
    ).with_columns(steps=pl.when(pl.col("measured") > 0).then("steps"))
    if selection.unit is not None or selection.person is not None:
        table = table.filter(pl.col("measured") + pl.col("unknown") > 0)
    order = pl.when(pl.col("measured") > 0).then("wide")
    return table.sort(
        order, "criticality", "measured", "unit_name", "skill_name",
        descending=[True, True, True, False, False],
        nulls_last=True,
    ).select(*ASSUMED)  # fmt: skip


def _made(picture: Picture, selection: Selection) -> pl.DataFrame:
    """The assumptions about skills of the selection that are not parked, with the names of unit and skill."""
    skills = skills_in(picture, selection).filter(~pl.col("parked"))
    return (
        picture.assumptions.drop_nulls("level")
        .join(picture.units.select("unit", unit_name="name"), on="unit", maintain_order="left")
        .join(
            skills.select("skill", "criticality", "scale", skill_name="name"),
            on="skill",
            maintain_order="left",
        )
        .rename({"level": "assumed", "effective": "since"})
    )


@dataclass(frozen=True)
class _Levels:
    """For each assumption how many people it is about stand on which named level of the skill's scale."""

    counts: Whole
    """assumptions × places on the ladder."""
    unknown: Whole
    """How many were never rated, of whom the skill is required."""
    values: Levels
    """assumptions × places on the ladder: the levels; NaN above the highest."""
    steps: Whole
    """How many levels the ladder has."""
    place: Whole
    """Where the assumed level stands on it."""

    @classmethod
    def of(cls, picture: Picture, made: pl.DataFrame, people: Flags) -> _Levels:
        matrix = picture.matrix
        ladders = {
            name: np.array([each.value for each in scale.levels]) for name, scale in picture.scales.items()
        }
        most = max((len(ladder) for ladder in ladders.values()), default=1)
        padded = {
            name: np.pad(ladder, (0, most - len(ladder)), constant_values=np.nan)
            for name, ladder in ladders.items()
        }
        scales = made["scale"].to_list()
        values = np.array([padded[scale] for scale in scales]).reshape(made.height, most)
        steps = np.array([len(ladders[scale]) for scale in scales], np.int64)
        place = np.maximum((made["assumed"].to_numpy()[:, None] + 1e-9 >= values).sum(axis=1) - 1, 0)
        row, columns = _about(picture, made, matrix)
        everyone = bool(people.all())

        def taken(cells: NDArray[T]) -> NDArray[T]:
            return np.take(cells if everyone else cells[people], columns, axis=1)

        chosen = row[matrix.unit if everyone else matrix.unit[people]]
        level = taken(matrix.level)
        required = ~np.isnan(taken(matrix.required)) & ~taken(matrix.rated)
        on = _places(level, made, columns, matrix, ladders)
        known = (chosen >= 0) & ~np.isnan(level)
        counts = np.bincount(chosen[known] * most + on[known], minlength=made.height * most)
        unknown = np.bincount(chosen[(chosen >= 0) & required], minlength=made.height)
        return cls(counts.reshape(made.height, most), unknown, values, steps, place)


def _about(picture: Picture, made: pl.DataFrame, matrix: Matrix) -> tuple[Whole, Whole]:
    """For each unit (and none, at the end) × some skills the row of `made` that its people are compared with;
    and the columns of the matrix for these skills."""
    place = {skill: column for column, skill in enumerate(matrix.skills.to_list())}
    skills = [skill for skill in made["skill"].unique().sort() if skill in place]
    nth = {skill: column for column, skill in enumerate(skills)}
    units = {unit: row for row, unit in enumerate(picture.units["unit"].to_list())}
    rows = np.full((len(units) + 1, len(skills)), _NONE, np.int64)
    for row, (unit, skill) in enumerate(made.select("unit", "skill").rows()):
        if skill in nth:
            rows[units[unit], nth[skill]] = row
    for row, parent in enumerate(picture.units["parent"].to_list()):  # those above stand before those below
        if parent in units:
            rows[row] = np.where(rows[row] == _NONE, rows[units[parent]], rows[row])
    return rows, np.array([place[skill] for skill in skills], np.int64)


def _places(
    level: Levels, made: pl.DataFrame, columns: Whole, matrix: Matrix, ladders: dict[str, NDArray[Any]]
) -> Whole:
    """Where each level stands on the ladder of its skill: the highest named level that it reaches."""
    scale_of = dict(made.select("skill", "scale").rows())
    scales = [scale_of[skill] for skill in matrix.skills.gather(columns.tolist())]
    found = np.zeros(level.shape, np.int64)
    for scale in set(scales):
        mine = np.array([each == scale for each in scales])
        reached = np.searchsorted(ladders[scale], level[:, mine] + 1e-9, side="right") - 1
        found[:, mine] = np.clip(reached, 0, len(ladders[scale]) - 1)
    return found


def _medians(counts: Whole) -> tuple[Whole, Whole]:
    """The places of the lower and the upper median of each row; 0 where nobody is counted."""
    total, reached = counts.sum(axis=1, keepdims=True), counts.cumsum(axis=1)
    low = (reached <= (total - 1) // 2).sum(axis=1)
    high = (reached <= total // 2).sum(axis=1)
    nobody = total[:, 0] == 0
    return np.where(nobody, 0, low), np.where(nobody, 0, high)
