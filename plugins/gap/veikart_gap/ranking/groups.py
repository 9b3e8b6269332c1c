"""Units, roles and goals in the order of what is missing in them, by the method that was chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.api import Picture, Selection, coverage_in, skills_in
from veikart_gap.ranking.columns import BY_GROUP
from veikart_gap.ranking.methods import Method
from veikart_gap.ranking.scoring import scores
from veikart_gap.ranking.settings import chosen
from veikart_gap.ranking.standing import COUNTS, Links, Numbers, Standing, arranged, links_of

Kind = Literal["unit", "role", "goal"]
_SUMMED = ("required", "met", "below", "unknown")
_MOST_NAMED = 3
_SCHEMA: dict[str, pl.DataType] = {
    "rank": pl.Int64(),
    "id": pl.String(),
    "name": pl.String(),
    **dict.fromkeys(_SUMMED, pl.Int64()),
    "gap": pl.Float64(),
    "score": pl.Float64(),
    "method": pl.String(),
    "most": pl.String(),
}


@dataclass(frozen=True)
class Pairs:
    """Groups × skills: how each skill stands in each group, and its score there."""

    method: Method
    groups: Sequence[str | None]
    """Ids; None for people without one."""
    skills: Sequence[Mapping[str, Any]]
    """skill, name …"""
    group: NDArray[np.int64]
    """The place of each pair's group."""
    skill: NDArray[np.int64]
    """The place of each pair's skill."""
    standing: Standing
    scores: Numbers

    @cached_property
    def best(self) -> Mapping[int, Sequence[int]]:
        """Of each group the places of the pairs with the highest scores, where anything is missing."""
        found: dict[int, list[int]] = {}
        order = np.lexsort((-np.nan_to_num(self.scores, nan=-np.inf), self.group))
        for place in order[self.standing.open[order]].tolist():
            best = found.setdefault(int(self.group[place]), [])
            if len(best) < _MOST_NAMED:
                best.append(place)
        return found

    def summed(self, values: Numbers) -> Numbers:
        """The sum of each group."""
        return np.bincount(self.group, values, minlength=len(self.groups)).astype(np.float64)

    @cached_property
    def together(self) -> Numbers:
        """The score of each group, from those of its skills; NaN where there is none."""
        scored = ~np.isnan(self.scores)
        count = self.summed(scored.astype(np.float64))
        if self.method.together == "worst":
            found = np.full(len(self.groups), -np.inf)
            np.maximum.at(found, self.group[scored], self.scores[scored])
        elif self.method.together == "share":
            found = _parted(
                100.0 * self.summed(self.standing.counts["below"]), self.summed(self.standing.known)
            )
        else:
            found = self.summed(np.where(scored, self.scores, 0.0))
            if self.method.together == "mean":
                found = _parted(found, count)
        return np.where(count > 0, found, np.nan).round(9)


def _parted(values: Numbers, by: Numbers) -> Numbers:
    parted: Numbers = np.divide(values, by, out=np.full(len(values), np.nan), where=by > 0)
    return parted


def pairs(picture: Picture, selection: Selection, kind: Kind) -> Pairs:
    """Of all units (with those below them), roles or goals in which anything unparked is required."""
    method, weeks = chosen(picture)
    columns = ("skill", "name", "scale", "needed_by", "parked")
    skills = list(skills_in(picture, selection).select(columns).iter_rows(named=True))
    places = {row["skill"]: place for place, row in enumerate(skills)}
    counted = coverage_in(picture, selection, [kind, "skill"]).filter(pl.col("skill").is_in(list(places)))
    skill = np.array([places[each] for each in counted["skill"].to_list()], np.int64)
    named = counted[kind].to_list()
    groups = {each: place for place, each in enumerate(dict.fromkeys(named))}
    group = np.array([groups[each] for each in named], np.int64)
    links = links_of(picture, selection)
    standing = _of_pairs(arranged(picture, links, skills), skill, counted)
    if kind == "goal":
        standing = _each_for_its_own(standing, links, [(skills[at], named[n]) for n, at in enumerate(skill)])
    found = scores(method, standing, weeks, picture.moment.true_on)
    return Pairs(method, list(groups), skills, group, skill, standing, found)


def _of_pairs(skills: Standing, skill: NDArray[np.int64], counted: pl.DataFrame) -> Standing:
    """The standing of the skills in these places, with the counts of the pairs."""
    counts = {name: counted[name].to_numpy().astype(np.float64) for name in COUNTS}
    return Standing(
        (),
        counts,
        skills.parked[skill],
        skills.goals,
        skills.weights,
        skills.serves[skill],
        skills.criticality[skill],
        skills.due[skill],
        skills.length[skill],
        skills.step[skill],
    )


def _each_for_its_own(
    standing: Standing, links: Links, named: Sequence[tuple[Mapping[str, Any], str]]
) -> Standing:
    """Of pairs of a skill and a goal: that goal alone counts, by the skill's criticality for it."""
    place = {goal: at for at, (goal, _) in enumerate(links.goals)}
    serves, criticality = np.zeros_like(standing.serves), np.zeros(len(named))
    due = np.full(len(named), np.nan)
    for at, (skill, name) in enumerate(named):
        goal = place[name]
        serves[at, goal] = True
        criticality[at] = links.of_skill[skill["skill"]][goal]
        day = skill["needed_by"] or links.horizons[goal]
        due[at] = np.nan if day is None else day.toordinal()
    return replace(standing, serves=serves, criticality=criticality, due=due)


def by_group(picture: Picture, selection: Selection, kind: Kind) -> pl.DataFrame:
    """A row for each group, the highest score first. Columns as in `columns.BY_GROUP`."""
    return table_of(picture, pairs(picture, selection, kind), kind)


def table_of(picture: Picture, found: Pairs, kind: Kind) -> pl.DataFrame:
    """The same of what was found already."""
    counts = found.standing.counts
    gaps = found.summed(found.standing.gap_lengths)
    table = pl.DataFrame(
        {
            "id": found.groups,
            "name": [picture.name(kind, each) if each else f"No {kind}" for each in found.groups],
            **{name: found.summed(counts[name]).astype(np.int64) for name in _SUMMED},
            "gap": gaps,
            "score": found.together,
            "method": [found.method.id] * len(found.groups),
            "most": [_most(found, place) for place in range(len(found.groups))],
        },
        schema={name: kind for name, kind in _SCHEMA.items() if name != "rank"},
    ).with_columns(pl.col("score").fill_nan(None))
    ranked = pl.when(pl.col("gap") > 0).then(pl.col("score"))
    return (
        table.with_columns(rank=ranked.rank("min", descending=True).cast(pl.Int64))
        .sort("rank", "unknown", "name", descending=[False, True, False], nulls_last=True)
        .select(*BY_GROUP)
    )


def _most(found: Pairs, group: int) -> str:
    """Names of what is missing most in a group."""
    return "; ".join(found.skills[found.skill[place]]["name"] for place in found.best.get(group, ()))
