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
from veikart.picture.believed import Believed, believed_at, table_of
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
    believed: Sequence[Believed]
    """The ratings that count, of people and skills that are there."""
    cells: Whole
    rating: Whole
    """The row of `rated` for each cell; -1 where nobody has rated it."""
    level: NDArray[np.float64]
    """On the skill's own scale; NaN: unknown or not relevant."""
    stale: NDArray[np.bool_]

    @property
    def rated(self) -> pl.DataFrame:
        """Those ratings, in codes."""
        return table_of(self.believed)

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
    skill = picture.numbers.skill_places("levels")
    found: list[Believed] = []
    who, what = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for part in believed_at(picture.facts, picture.moment, picture.source_groups, codes):
        by_person, by_skill = person[part.person], skill[part.skill]
        there = (by_person >= 0) & (by_skill >= 0)
        found.append(part.only(there))
        who.append(by_person[there])
        what.append(by_skill[there])
    skills = np.concatenate(what)
    cells = axes.cells(np.concatenate(who), skills)
    place, count = asked.places(cells), len(asked.cells)
    extra = np.flatnonzero(place < 0)
    place[extra] = count + np.arange(len(extra))
    every = np.concatenate([asked.cells, cells[extra]])
    rating = np.full(len(every), -1, np.int64)
    rating[place] = np.arange(len(place))
    level = np.full(len(every), np.nan)
    level[place] = levels_on_home_scale(picture, found, skills)
    stale = np.zeros(len(every), np.bool_)
    first_fresh = pl.Series([picture.moment.true_on]).to_physical()[0] - STALE_AFTER.days
    stale[place] = np.concatenate([part.runs.days[part.places] for part in found]) < first_fresh
    return Board(axes, asked, found, every, rating, level, stale)


def levels_on_home_scale(picture: Picture, found: Sequence[Believed], skill: Whole) -> NDArray[np.float64]:
    """Levels of ratings on the scales of their skills (by place); NaN: not relevant."""
    levels: NDArray[np.float64] = np.concatenate([part.values("level") for part in found])
    given = np.concatenate([part.values("scale") for part in found])
    texts = picture.facts.many["levels"].texts["scale"]
    homes = places_of(picture.skills["scale"], texts)
    foreign = np.flatnonzero(homes[skill] != given) if len(skill) else np.empty(0, np.int64)
    foreign = foreign[~np.isnan(given[foreign])]  # of a scale that nobody named nothing can be said
    if len(foreign):
        scales = texts.gather(given[foreign].astype(np.int64))
        few = pl.DataFrame({"level": levels[foreign], "scale": scales})
        few = few.with_columns(pl.col("level").fill_nan(None))
        few = few.with_columns(skill=picture.skills["skill"].gather(skill[foreign]))
        levels[foreign] = on_skill_scale(few, picture.skills, picture.scales, "level")["level"].to_numpy()
    return levels
