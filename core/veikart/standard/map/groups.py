"""The cells of units and roles: what is known of all their people, in numbers and without a join of ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.contributions.view import Selection
from veikart.narrowing import people_in
from veikart.picture import Picture
from veikart.picture.asked import Whole, places_of, spread
from veikart.picture.board import BELOW, EXTRA, MET, NOT_RELEVANT, UNKNOWN, Board
from veikart.picture.middles import spread_of

_MOST = 2**24  # groups × skills that are counted in one table


@dataclass(frozen=True)
class _Gathered:
    """Cells of people, each as often as it counts for a group, with how it is judged there."""

    group: Whole
    skill: Whole
    level: NDArray[np.float64]
    stale: NDArray[np.bool_]
    state: NDArray[Any]
    required: NDArray[np.float64]


def group_cells(picture: Picture, selection: Selection) -> pl.DataFrame:
    """row, skill, level (the lower median of what is known), stale (more than half is), unmet (over a quarter
    of the known are below), not_relevant (all are), assumed; the counts known, met, below, unknown; lowest,
    highest level, and the highest that is required."""
    board = picture.numbers.board
    person, _ = board.axes.apart(board.cells)
    kept = np.flatnonzero(_counts(picture, selection)[person])
    kept = kept[np.argsort(board.cells[kept], kind="stable")]
    if selection.rows == "roles":
        roles = picture.roles["role"]
        summed = _summed(picture, roles, _by_role(picture, board, kept, roles))
        return summed.with_columns(assumed=pl.lit(None, pl.Float64()))
    summed = _summed(picture, picture.units["unit"], _by_unit(picture, board, kept))
    guesses = picture.assumptions.select("skill", row="unit", assumed="level")
    joined = summed.join(guesses, on=["row", "skill"], how="full", coalesce=True)
    counts = ("known", "met", "below", "unknown")
    return joined.with_columns(
        *(pl.col(count).fill_null(0) for count in counts),
        *(pl.col(flag).fill_null(False) for flag in ("stale", "unmet", "not_relevant")),
    )


def _counts(picture: Picture, selection: Selection) -> NDArray[np.bool_]:
    """Who is among the people of the selection, by place."""
    some = people_in(picture, selection)["person"]
    counts: NDArray[np.bool_] = picture.people["person"].is_in(some.implode()).to_numpy()
    return counts


def _by_unit(picture: Picture, board: Board, kept: Whole) -> _Gathered:
    """Each cell for the unit of its person, and for all units above."""
    units, lineage = picture.units["unit"], picture.lineage
    below, above = (places_of(lineage[column], units) for column in ("unit", "above"))
    order = np.argsort(below, kind="stable")
    person, skill = board.axes.apart(board.cells[kept])
    unit = places_of(picture.people["unit"].fill_null(""), units)[person]
    starts = np.searchsorted(below[order], unit, side="left")
    counts = np.searchsorted(below[order], unit, side="right") - starts
    cell = np.repeat(np.arange(len(kept)), counts)
    required = np.full(len(board.cells), np.nan)
    required[: len(board.asked.cells)] = board.asked.level
    at = kept[cell]
    return _Gathered(
        above[order][spread(starts, counts)],
        skill[cell],
        board.level[at],
        board.stale[at],
        board.state[at],
        required[at],
    )


def _by_role(picture: Picture, board: Board, kept: Whole, roles: pl.Series) -> _Gathered:
    """The cells of everyone who holds a role, judged by what that role requires."""
    holding = picture.assignments
    who, role = places_of(holding["person"], board.axes.people), places_of(holding["role"], roles)
    there = (who >= 0) & (role >= 0)
    who, role = who[there], role[there]
    person, skill = board.axes.apart(board.cells[kept])
    starts = np.searchsorted(person, who, side="left")
    counts = np.searchsorted(person, who, side="right") - starts
    cell, group = spread(starts, counts), np.repeat(role, counts)
    at = kept[cell]
    level, state = board.level[at], board.state[at]
    required = _required_of(picture, roles)[group, skill[cell]]
    judged = np.where(level >= required, MET, BELOW)
    judged = np.where(np.isnan(level), UNKNOWN, judged)
    judged = np.where(np.isnan(required), EXTRA, judged)
    judged = np.where(state == NOT_RELEVANT, NOT_RELEVANT, judged)
    return _Gathered(group, skill[cell], level, board.stale[at], judged, required)


def _required_of(picture: Picture, roles: pl.Series) -> NDArray[np.float64]:
    """Roles × skills: the level that is required; NaN for none."""
    given = picture.requirements
    table = np.full((roles.len(), picture.skills.height), np.nan)
    role, skill = places_of(given["role"], roles), places_of(given["skill"], picture.skills["skill"])
    there = role >= 0
    table[role[there], skill[there]] = given["level"].to_numpy()[there]
    return table


def _summed(picture: Picture, groups: pl.Series, cells: _Gathered) -> pl.DataFrame:
    skills = picture.skills["skill"]
    key, size = cells.group * max(1, skills.len()) + cells.skill, groups.len() * max(1, skills.len())
    there = np.arange(size)
    if size > _MOST:
        there, key = np.unique(key, return_inverse=True)
        size = len(there)
    rated = ~np.isnan(cells.level)

    def number(of: NDArray[np.bool_]) -> Whole:
        return np.bincount(key[of], minlength=size)

    levels = spread_of(key[rated], cells.level[rated], size)
    required = np.full(size, -np.inf)
    np.fmax.at(required, key, cells.required)
    known, met, below = number(rated), number(cells.state == MET), number(cells.state == BELOW)
    every = np.bincount(key, minlength=size)
    table = pl.DataFrame(
        {
            "level": levels.middle,
            "lowest": levels.low,
            "highest": levels.high,
            "known": known,
            "met": met,
            "below": below,
            "unknown": number(cells.state == UNKNOWN),
            "required": np.where(np.isinf(required), np.nan, required),
            "stale": number(cells.stale & rated) * 2 > known,
            "unmet": below * 4 > met + below,
            "not_relevant": number(cells.state == NOT_RELEVANT) == every,
            "group": there // max(1, skills.len()),
            "skill": there % max(1, skills.len()),
        }
    ).filter(pl.Series(every > 0))
    return table.with_columns(
        pl.col("level", "lowest", "highest", "required").fill_nan(None),
        groups.gather(table["group"]).alias("row"),
        skills.gather(table["skill"]).alias("skill"),
    ).drop("group")
