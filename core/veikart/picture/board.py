"""Required against current for every cell at once, in numbers: what is counted, ranked and shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.picture.asked import Asked, Axes, Whole, asked_of, places_of
from veikart.picture.believed import believed_at
from veikart.picture.levels import STALE_AFTER
from veikart.picture.scales import on_skill_scale

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

STATES = ("met", "below", "unknown", "not relevant", "extra")
MET, BELOW, UNKNOWN, NOT_RELEVANT, EXTRA = range(len(STATES))


@dataclass(frozen=True)
class Board:
    """The cells of people × skills in which something is required or known.

    Those of which something is required come first, as in `asked`; then those that were rated only.
    """

    axes: Axes
    asked: Asked
    rated: pl.DataFrame
    """The ratings that count, in codes, of people and skills that are there."""
    cells: Whole
    rating: Whole
    """The row of `rated` for each cell; -1 where nobody has rated it."""
    level: NDArray[np.float64]
    """On the skill's own scale; NaN: unknown or not relevant."""
    stale: NDArray[np.bool_]

    @cached_property
    def state(self) -> NDArray[np.int8]:
        """The place of each cell's state in `STATES`."""
        asked, count = self.asked.level, len(self.asked.cells)
        state = np.full(len(self.cells), EXTRA, np.int8)
        level = self.level[:count]
        required = np.where(np.isnan(level), UNKNOWN, np.where(level >= asked, MET, BELOW))
        state[:count] = required
        state[(self.rating >= 0) & np.isnan(self.level)] = NOT_RELEVANT
        return state

    @cached_property
    def gap(self) -> NDArray[np.float64]:
        """required − level for the cells of which something is required, never below zero; NaN: not known."""
        missing: NDArray[np.float64] = self.asked.level - self.level[: len(self.asked.cells)]
        return np.maximum(missing, 0.0)


def board_of(picture: Picture, people: Sequence[int] | None = None) -> Board:
    """The board of the picture; with `people` (their places in `picture.people`) of these only."""
    asked = picture.numbers.asked if people is None else asked_of(picture, people)
    axes, person = picture.numbers.axes, picture.numbers.person_places("levels")
    codes = None if people is None else np.flatnonzero(np.isin(person, people)).tolist()
    rows = believed_at(picture.facts, picture.moment, picture.source_groups, codes)
    skill = picture.numbers.skill_places("levels")
    who, what = _taken(person, rows["person"]), _taken(skill, rows["skill"])
    there = (who >= 0) & (what >= 0)
    if not there.all():
        rows, who, what = rows.filter(pl.Series(there)), who[there], what[there]
    cells = axes.cells(who, what)
    place, count = asked.places(cells), len(asked.cells)
    extra = np.flatnonzero(place < 0)
    place[extra] = count + np.arange(len(extra))
    every = np.concatenate([asked.cells, cells[extra]])
    rating = np.full(len(every), -1, np.int64)
    rating[place] = np.arange(len(place))
    level = np.full(len(every), np.nan)
    level[place] = levels_on_home_scale(picture, rows, what)
    return Board(axes, asked, rows, every, rating, level, _stale(picture, rows, place, len(every)))


def _taken(places: Whole, codes: pl.Series) -> Whole:
    return places[codes.to_numpy()] if codes.len() else np.empty(0, np.int64)


def _stale(picture: Picture, rows: pl.DataFrame, place: Whole, count: int) -> NDArray[np.bool_]:
    first_fresh = pl.Series([picture.moment.true_on]).to_physical()[0] - STALE_AFTER.days
    stale = np.zeros(count, np.bool_)
    stale[place] = rows["effective"].to_physical().to_numpy() < first_fresh
    return stale


def levels_on_home_scale(picture: Picture, rows: pl.DataFrame, skill: Whole) -> NDArray[np.float64]:
    """Levels of coded ratings on the scales of their skills (by place); NaN: not relevant."""
    levels: NDArray[np.float64] = rows["level"].to_numpy(writable=True)
    texts = picture.facts.many["levels"].texts["scale"]
    homes = places_of(picture.skills["scale"], texts)
    given = rows["scale"].to_numpy()
    foreign = np.flatnonzero(homes[skill] != given) if len(given) else np.empty(0, np.int64)
    if len(foreign):
        few = rows[foreign].select("level", scale=texts.gather(rows["scale"][foreign]))
        few = few.with_columns(skill=picture.skills["skill"].gather(skill[foreign]))
        levels[foreign] = on_skill_scale(few, picture.skills, picture.scales, "level")["level"].to_numpy()
    return levels
