"""Of all ratings, the one that counts for each person and skill, at a moment; in codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.moment import Moment
from veikart.picture.asked import Whole, places_of, rows_of
from veikart.picture.groups import each_once
from veikart.projections.facts import Facts
from veikart.projections.layers import Counting, Layers, settle
from veikart.projections.runs import Looked, Places, Runs
from veikart.projections.standing import rows_at

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

_SKILLS = 32  # bits for the code of a skill, below that of the person
_NONE = -1
_FEW = 32  # different levels
_RATED = ("person", "skill", "level", "scale")


@dataclass(frozen=True)
class Answers:
    """The different answers that ratings give: a level on a scale. Few, so that each has a small number."""

    level: NDArray[np.float64]
    """NaN: not relevant."""
    scale: Whole
    """The code of the scale; −1 where none was named."""

    @classmethod
    def of(cls, rows: pl.DataFrame) -> tuple[Answers, NDArray[Any]]:
        """Those that some rows give, and the number of each row's answer."""
        levels = rows["level"].drop_nulls().unique().sort().to_numpy()
        level = _places(levels, rows["level"].to_numpy())
        scale = rows["scale"].cast(pl.Int64()).fill_null(_NONE).to_numpy()
        packed = (scale + 1) * (len(levels) + 1) + level
        there, of_row = each_once(packed)
        scales, places = np.divmod(there, len(levels) + 1)
        return cls(np.append(levels, np.nan)[places], scales - 1), of_row


def _places(levels: NDArray[np.float64], given: NDArray[np.float64]) -> Whole:
    """The place of each of the given levels; of what is not relevant, NaN, the one after the last."""
    if len(levels) > _FEW:
        return np.searchsorted(levels, given)
    places = np.full(len(given), len(levels))
    for level in levels[::-1]:  # a tenth of the time of a search
        places -= given <= level
    return places


@dataclass(frozen=True)
class Believed:
    """The ratings that count in one part of the table."""

    counting: Counting
    answers: Answers
    """The code of a rating is the number of its answer, from 1."""

    def person(self, pairs: Places) -> Whole:
        """The codes of the people of some pairs."""
        codes: Whole = self.counting.layers.keys[pairs] >> _SKILLS
        return codes

    def skill(self, pairs: Places) -> Whole:
        """The codes of the skills of some pairs."""
        codes: Whole = self.counting.layers.keys[pairs] & (2**_SKILLS - 1)
        return codes


def believed_at(
    facts: Facts,
    moment: Moment,
    groups: Sequence[Sequence[str]],
    people: Sequence[int] | None = None,
    fresh_from: int | None = None,
) -> list[Believed]:
    """The rating that counts for each person and skill, by the codes of these, in each part of the table: of
    the most believed method the latest. With `people` (their codes) of these only, which does not look at the
    others.

    Methods of one group count alike, so the later one wins; methods that no group names come last.
    """
    rank = _ranks(facts.many["levels"].texts["method"], groups)
    looking = _Looking(facts.looked(moment), rank, people, fresh_from)
    found = [looking.at(rows, runs) for rows, runs in facts.parts("levels")]
    if len(found) == 2:
        settle(found[0].counting, found[1].counting)
    return found


def table_of(found: Sequence[Believed]) -> pl.DataFrame:
    """The ratings themselves, in codes; those of each part in order."""
    parts = [part.counting for part in found]
    rows = [part.table[np.sort(part.rows(part.pairs))] for part in parts]
    return pl.concat(rows, how="vertical_relaxed")


def _ranks(methods: pl.Series, groups: Sequence[Sequence[str]]) -> NDArray[np.int64]:
    """The rank of each method by its code, the most believed highest."""
    places: Mapping[str, int] = {method: n for n, group in enumerate(groups) for method in group}
    return np.array([len(groups) - places.get(method, len(groups)) for method in methods] or [0], np.int64)


@dataclass(frozen=True)
class _Looking:
    """What is looked for in each part of the table."""

    looked: Looked
    rank: NDArray[np.int64]
    people: Sequence[int] | None
    fresh_from: int | None

    def at(self, rows: pl.DataFrame, runs: Runs) -> Believed:
        """What counts in a part."""
        method = runs.once("methods", rows["method"].to_numpy)

        def ranks(places: Places) -> NDArray[np.int64]:
            found: NDArray[np.int64] = self.rank[method[places]]
            return found

        def layered(places: Places) -> tuple[Layers, Answers]:
            some = rows if self.people is None else rows_at(rows, places, _RATED)
            answers, number = Answers.of(some)
            keys = some["person"].to_numpy().astype(np.int64) << _SKILLS
            keys |= some["skill"].to_numpy()
            return Layers.of(keys, ranks(places), number + 1, runs, places), answers

        if self.people is None:
            what = f"layers by {self.rank.tolist()}"
            layers, answers = runs.once(what, lambda: layered(np.arange(rows.height)))
        else:
            layers, answers = layered(rows_of(rows["person"].to_numpy(), self.people))
        said = layers.said(runs, self.looked, self.fresh_from)
        return Believed(Counting(rows, runs, layers, said, ranks), answers)


def rated_at(picture: Picture, skills: pl.Series) -> pl.Series:
    """Those of the skills in which somebody who is there has been rated by the moment."""
    facts, texts = picture.facts, picture.facts.many["levels"].texts
    looked, there = facts.looked(picture.moment), picture.numbers.person_places("levels") >= 0
    codes, found = places_of(skills, texts["skill"]), np.zeros(skills.len(), np.bool_)
    for rows, runs in facts.parts("levels"):
        for place in np.flatnonzero((codes >= 0) & ~found).tolist():
            held = runs.held_among(looked, _of_skill(rows, runs, int(codes[place])))
            found[place] = there[rows["person"].to_numpy()[held]].any()
    return skills.filter(pl.Series(found))


def _of_skill(rows: pl.DataFrame, runs: Runs, code: int) -> Places:
    """All ratings of a skill; looked up once."""
    return runs.once(f"of skill {code}", lambda: np.flatnonzero(rows["skill"].to_numpy() == code))
