"""The cells of a board as a table: with ids and names of things instead of their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from veikart.picture.asked import Whole
from veikart.picture.board import STATES, Board
from veikart.picture.identities import in_order

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

_OWN = ("role", "required", "upto", "level", "method", "effective", "position", "stale", "assessed")
CELLS = ("person", "skill", *_OWN, "unit", "criticality", "parked", "state", "gap")
"""The columns of `Picture.cells`."""


def cells_of(picture: Picture, board: Board) -> pl.DataFrame:
    """A row for each cell of the board, by ids of person and skill: see `Picture.cells`."""
    axes = board.axes
    person, skill = axes.apart(board.cells)
    numbers = picture.numbers  # of people and skills are in the order of their ids
    order = in_order(numbers.present.number[person], numbers.catalogue.number[skill])
    who, what = pl.Series(person[order]), pl.Series(skill[order])
    people, skills = picture.people, picture.skills
    state = pl.Series(board.state[order].astype(np.int64))
    table = known(picture, board)[order].with_columns(
        axes.people.gather(who).alias("person"),
        axes.skills.gather(what).alias("skill"),
        people["unit"].gather(who),
        skills["criticality"].gather(what),
        skills["parked"].gather(what),
        pl.Series("state", STATES).gather(state),
        gap=(pl.col("required") - pl.col("level")).clip(lower_bound=0),
    )
    return table.select(CELLS)


def known(picture: Picture, board: Board, cells: Whole | None = None) -> pl.DataFrame:
    """role, required, upto, level, method, effective, position, stale, assessed: a row for each cell, in the
    order of the board; or for some `cells`, by their places on it."""
    asked, others = board.asked, np.full(len(board.cells) - len(board.asked.cells), -1)
    some = slice(None) if cells is None else cells
    by = _or_none(np.concatenate([asked.by, others])[some])
    given = asked.requirements.select("role", "upto", required="level")
    rating, methods = _or_none(board.rating[some]), picture.facts.many["levels"].texts["method"]
    rated = board.rated.select("method", "effective", position=pl.col("position").cast(pl.Int64()))
    return pl.DataFrame(
        [
            *(given[name].gather(by) for name in ("role", "required", "upto")),
            pl.Series("level", board.level[some]).fill_nan(None),
            methods.gather(rated["method"].gather(rating)).alias("method"),
            rated["effective"].gather(rating),
            rated["position"].gather(rating),
            pl.Series("stale", board.stale[some]),
            pl.Series("assessed", board.rating[some] >= 0),
        ]
    )


def _or_none(places: Whole) -> pl.Series:
    return pl.Series(places).replace(-1, None)
