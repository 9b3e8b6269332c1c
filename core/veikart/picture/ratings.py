"""What every rater last said of every person and skill, in numbers: for whatever compares raters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.picture.asked import Whole, places_of
from veikart.picture.levels import STALE_AFTER
from veikart.picture.scales import on_skill_scale
from veikart.projections.coding import Texts
from veikart.projections.runs import Looked, Places, Runs

if TYPE_CHECKING:
    from veikart.picture.picture import Picture


Levels = NDArray[np.float64]
Codes = NDArray[Any]
"""Whole numbers, as narrow as they are: what is looked at in hundreds of thousands of rows is read faster."""


@dataclass(frozen=True)
class Source:
    """A part of the table of ratings, as arrays with a place for each rating. Nobody may write into them."""

    person: Codes
    """Codes, as all others but days, levels and positions."""
    skill: Codes
    method: Codes
    assessor: Codes
    """-1: not said; so for scales."""
    scale: Codes
    raw: Levels
    day: NDArray[np.int32]
    position: Codes
    cell: NDArray[np.int32]
    """A number for each person and skill, ascending."""

    def at(self, places: Places) -> Source:
        """Some of them."""
        return Source(*(getattr(self, name)[places] for name in self.__dataclass_fields__))


@dataclass(frozen=True)
class Ratings:
    """Ratings that hold at a moment, of people and skills that are there: the latest for each person, skill,
    method and assessor. An assessor who was not named is one more assessor of that method.

    Arrays have a place for each rating; those of one person and skill stand together.
    """

    methods: tuple[str, ...]
    """What `method` counts into: "self", "manager" …"""
    assessors: pl.Series
    """Ids that `assessor` counts into."""
    scales: pl.Series
    """Ids that `scale` counts into."""
    stale_before: int
    """The day, counted from 1970, before which a rating is old."""
    _people: Whole
    """The place in `Picture.people` of each code; so for skills."""
    _skills: Whole
    _source: Source
    _level: Levels
    _places: Places

    def __len__(self) -> int:
        return len(self._places)

    def only(self, keep: NDArray[Any]) -> Ratings:
        """Those at some places, or where `keep` is true."""
        return replace(self, _places=self._places[keep])

    @cached_property
    def person(self) -> Whole:
        """Places in `Picture.people`."""
        return self._people[self._source.person[self._places]]

    @cached_property
    def skill(self) -> Whole:
        """Places in `Picture.skills`."""
        return self._skills[self._source.skill[self._places]]

    @cached_property
    def method(self) -> Codes:
        """Places in `methods`."""
        return self._source.method[self._places]

    @cached_property
    def assessor(self) -> Codes:
        """Places in `assessors`; -1: not said."""
        return self._source.assessor[self._places]

    @cached_property
    def scale(self) -> Codes:
        """The scale each was given on, as a place in `scales`; -1: not said."""
        return self._source.scale[self._places]

    @cached_property
    def level(self) -> Levels:
        """On the scale of the skill, converted where it was given on another; NaN: not relevant."""
        return self._level[self._places]

    @cached_property
    def raw(self) -> Levels:
        """As it was given, on `scale`; NaN: not relevant."""
        return self._source.raw[self._places]

    @cached_property
    def day(self) -> NDArray[np.int32]:
        """The day from which each holds, counted from 1970."""
        return self._source.day[self._places]

    @cached_property
    def cell(self) -> NDArray[np.int32]:
        """A number for each person and skill, the same for all ratings of these and ascending; with others
        between them."""
        return self._source.cell[self._places]

    @cached_property
    def position(self) -> Whole:
        """Positions in the journal."""
        return self._source.position[self._places].astype(np.int64)


@dataclass(frozen=True)
class _Voices:
    """A part of the table in runs, one for each person, skill, method and assessor, in order of these."""

    runs: Runs
    source: Source
    place_of_row: Places
    """Where each row of the table stands in them."""

    @classmethod
    def of_rows(cls, rows: pl.DataFrame, runs: Runs) -> _Voices:
        """Runs of the table are of person, skill and method: within each, by assessor. The rows are nearly in
        order as they are, so that sorting them takes little (5 ms for 800,000)."""
        assessor = _codes(rows["assessor"])
        most = int(assessor.max()) + 2 if len(assessor) else 1
        key = runs.of.astype(np.int64) * most + assessor + 1
        order = np.argsort(key, kind="stable")
        of = np.cumsum(np.diff(key[order], prepend=-1) != 0, dtype=np.int32) - 1
        days, positions = runs.days[order], runs.positions[order]
        place_of_row = np.empty(len(order), np.int64)
        place_of_row[order] = np.arange(len(order))
        person, skill, method, scale = (
            _codes(rows[column])[order] for column in ("person", "skill", "method", "scale")
        )
        raw = rows["level"].fill_null(float("nan")).to_numpy()[order]
        cell = _numbered(person, skill)
        source = Source(person, skill, method, assessor[order], scale, raw, days, positions, cell)
        by_rater = Runs(of, days, runs.recorded[order], positions, np.empty(0, np.int64))
        return cls(by_rater, source, place_of_row)

    def last(self, suspects: Places, looked: Looked) -> Places:
        """The last rating of each run that holds at the moment; `suspects` are rows that a revert names."""
        runs = replace(self.runs, suspects=self.place_of_row[suspects])
        return runs.last_of(np.flatnonzero(runs.holding(looked)))


def ratings_of(picture: Picture) -> Ratings:
    """What every rater last said at the moment of the picture."""
    facts, texts = picture.facts, picture.facts.many["levels"].texts
    looked, parts = facts.looked(picture.moment), facts.parts("levels")
    voices = [_voices(rows, runs) for rows, runs in parts]
    found = [each.last(runs.suspects, looked) for each, (_, runs) in zip(voices, parts, strict=True)]
    sources = [each.source for each in voices]
    levels = [_levels(picture, source, part) for part, source in enumerate(sources)]
    source, level, places = sources[0], levels[0], found[0]
    if len(parts) > 1:
        level = np.concatenate([each[places] for each, places in zip(levels, found, strict=True)])
        source, places = _together(sources, found, texts)
    people, skills = picture.numbers.person_places("levels"), picture.numbers.skill_places("levels")
    there = (people >= 0)[source.person[places]] if len(places) else places
    if (skills < 0).any():
        there &= (skills >= 0)[source.skill[places]]
    return Ratings(
        tuple(texts["method"]),
        texts["assessor"],
        texts["scale"],
        pl.Series([picture.moment.true_on]).to_physical()[0] - STALE_AFTER.days,
        people,
        skills,
        source,
        level,
        places[there],
    )


def _voices(rows: pl.DataFrame, runs: Runs) -> _Voices:
    return runs.once("voices", lambda: _Voices.of_rows(rows, runs))


def _numbered(person: Codes, skill: Codes) -> NDArray[np.int32]:
    """The number of the cell of each rating; those of a cell stand together."""
    begins = np.ones(len(person), np.bool_)
    np.not_equal(person[1:], person[:-1], out=begins[1:])
    begins[1:] |= skill[1:] != skill[:-1]
    return np.cumsum(begins, dtype=np.int32)


def _codes(column: pl.Series) -> Codes:
    """Codes of texts as they are; -1 for null, where there may be one."""
    if not column.has_nulls():
        return column.to_numpy()
    codes: Codes = column.cast(pl.Int32()).fill_null(-1).to_numpy()
    return codes


def _levels(picture: Picture, source: Source, part: int) -> Levels:
    """Levels on the scales of their skills, made once for as long as skills stay as they are."""
    what, on = f"levels at home {part}", ("skills",)
    return picture.facts.remembered(what, on, picture.moment, lambda: _at_home(picture, source), most=2)


def _at_home(picture: Picture, source: Source) -> Levels:
    """Levels on the scales of their skills: as they are, where they were given on that or on none."""
    texts, scale = picture.facts.many["levels"].texts["scale"], source.scale
    homes = places_of(picture.skills["scale"], texts)
    place = picture.numbers.skill_places("levels")
    if not len(homes) or not len(scale):
        return source.raw
    home = np.where(place >= 0, homes[place], -1)[source.skill]
    foreign = np.flatnonzero((home >= 0) & (scale >= 0) & (home != scale))
    if not len(foreign):
        return source.raw
    levels = source.raw.copy()
    ids = picture.skills["skill"].gather(place[source.skill[foreign]])
    few = pl.DataFrame({"level": levels[foreign], "scale": texts.gather(scale[foreign]), "skill": ids})
    few = few.with_columns(pl.col("level").fill_nan(None))
    levels[foreign] = on_skill_scale(few, picture.skills, picture.scales, "level")["level"].to_numpy()
    return levels


def _together(sources: Sequence[Source], found: Sequence[Places], texts: Texts) -> tuple[Source, Places]:
    """The last ratings found in two parts of the table as one source, and the later of each rater's in it."""
    parts = [source.at(places) for source, places in zip(sources, found, strict=True)]
    both = Source(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in Source.__dataclass_fields__)
    )
    key = both.person.astype(np.int64)
    for column in ("skill", "method", "assessor"):
        key = key * (texts[column].len() + 1) + 1 + getattr(both, column)
    order = np.argsort(key, kind="stable")
    key = key[order]
    twice = np.flatnonzero(key[1:] == key[:-1])
    first, second = order[twice], order[twice + 1]
    day, position = both.day.astype(np.int64), both.position
    later = day[first] - day[second]
    earlier = (later > 0) | ((later == 0) & (position[first] > position[second]))
    both.cell[order] = _numbered(both.person[order], both.skill[order])
    return both, np.delete(order, np.where(earlier, twice + 1, twice))
