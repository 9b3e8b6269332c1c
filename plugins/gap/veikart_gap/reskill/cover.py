"""Who can cover what is needed now, with the least harm to their own unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from veikart.api import (
    Picture,
    Selection,
    parted_skill_level,
    people_in,
    skills_in,
)
from veikart_gap.reskill.absences import not_there
from veikart_gap.reskill.arrays import Flags, Numbers, Places, places
from veikart_gap.reskill.choices import looked_for
from veikart_gap.reskill.columns import COVER
from veikart_gap.reskill.demands import Demands, demands_of
from veikart_gap.reskill.fitting import fits_of
from veikart_gap.reskill.profiles import people_as_profiles

ASKED = "what is to be covered"
_BEST_FIRST = (
    pl.col("away_from").is_not_null(),
    -pl.col("met"),
    -pl.col("unknown"),
    pl.col("left_with_nobody"),
    pl.col("left_with_one"),
    -pl.col("fit_low"),
)


@dataclass(frozen=True)
class Sought:
    """What has to be covered: skills with their levels."""

    needs: tuple[tuple[str, float], ...]
    """Skill id and level on the skill's scale; each skill once."""
    days: int
    said: str
    """In words, why it is these: chosen, required of somebody, or the likeliest to be asked for."""
    person: str | None = None
    """Who it is that somebody stands in for."""


def sought(picture: Picture, selection: Selection) -> Sought:
    """What somebody does, where one is selected; one skill, where that is; what was chosen last; else the
    critical skill that the fewest hold."""
    look = looked_for(picture)
    if selection.person is not None:
        mine = picture.required.filter(pl.col("person") == selection.person)
        open_ = skills_in(picture, replace(selection, person=None)).filter(~pl.col("parked")).select("skill")
        rows = mine.join(open_, on="skill", how="semi").select("skill", "level").rows()
        name = picture.name("person", selection.person)
        return Sought(tuple(rows), look.days, f"what is required of {name}", selection.person)
    demands = demands_of(picture, Selection())
    if selection.skill is not None:
        place = demands.skills.index_of(selection.skill)
        needs = ((selection.skill, float(demands.needed[place])),) if place is not None else ()
        return Sought(needs, look.days, "the skill that is selected")
    there = set(picture.skills["skill"])
    chosen = dict(
        pair for pair in map(parted_skill_level, look.needs) if pair is not None and pair[0] in there
    )
    if chosen:
        return Sought(tuple(chosen.items()), look.days, "what was chosen")
    return Sought(_scarcest(picture, demands), look.days, "the critical skill that the fewest hold")


def _scarcest(picture: Picture, demands: Demands) -> tuple[tuple[str, float], ...]:
    """The most critical skill that somebody holds, of these the one with the fewest holders."""
    people = people_as_profiles(picture, Selection(), demands)
    holders = (people.level >= demands.needed).sum(axis=0)
    held = np.flatnonzero(holders > 0)
    if not len(held):
        return ()
    first = held[np.lexsort((held, holders[held], -demands.criticality[held]))[0]]
    return ((demands.skills[int(first)], float(demands.needed[first])),)


def cover(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each person of the selection who meets some of what is needed, or may: the best first.

    Columns as in `columns.COVER`. Nobody covers for themselves.
    """
    asked = sought(picture, selection)
    return covering(picture, selection, asked)


def covering(picture: Picture, selection: Selection, asked: Sought) -> pl.DataFrame:
    """The same for what is sought."""
    demands = _as_demands(picture, asked.needs)
    around = replace(selection, person=None)
    people = people_as_profiles(picture, around, demands)
    fits = fits_of(people, demands)
    known = people_in(picture, around).select("person", "name", "unit")
    nobody, one = harm(picture, people.ids)
    return (
        known.with_columns(
            asked=pl.Series(fits.asked[:, 0]),
            met=pl.Series(fits.met[:, 0]),
            unknown=pl.Series(fits.unknown[:, 0]),
            fit_low=pl.Series(fits.low[:, 0]),
            fit_high=pl.Series(fits.high[:, 0]),
            left_with_nobody=pl.Series(nobody),
            left_with_one=pl.Series(one),
        )
        .filter(pl.col("person").ne_missing(asked.person), (pl.col("met") > 0) | (pl.col("unknown") > 0))
        .join(not_there(picture, asked.days), on="person", how="left", maintain_order="left")
        .sort(*_BEST_FIRST, maintain_order=True)
        .with_columns(pl.col("fit_low", "fit_high").fill_nan(None))
        .select(*COVER)
    )


def _as_demands(picture: Picture, needs: Sequence[tuple[str, float]]) -> Demands:
    """What is needed, as one role that nobody holds; what the picture does not have is left out."""
    skills = picture.skills.join(
        pl.DataFrame(list(needs), {"skill": pl.String(), "level": pl.Float64()}, orient="row"), on="skill"
    )
    level = skills["level"].to_numpy()[None, :]
    lows = {scale.id: scale.low for scale in picture.scales.values()}
    return Demands(
        pl.Series([ASKED]),
        (ASKED,),
        skills["skill"],
        tuple(skills["name"].to_list()),
        level,
        np.ones(level.shape),
        np.array([lows.get(scale, 0.0) for scale in skills["scale"]], np.float64),
        skills["criticality"].fill_null(0).cast(pl.Int64()).to_numpy(),
    )


def harm(picture: Picture, ids: pl.Series) -> tuple[Places, Places]:
    """For each person: skills required in their unit that nobody else, and that one other, there holds.

    To hold is to reach the lowest level that is required of anyone in the unit. A unit is that one alone,
    without those below it; who is in none harms none. Parked skills do not count.
    """
    holds, others = _held_in_units(picture)
    rows = places(ids, picture.matrix.people)
    taken, others = holds[rows], others[rows]
    nobody, one = ((taken & (others == count)).sum(axis=1) for count in (0, 1))
    return nobody.astype(np.int64), one.astype(np.int64)


def left_without(picture: Picture, person: str) -> list[tuple[str, int]]:
    """Skills that a person's unit needs and would have with nobody (0) or with one (1) without them."""
    row = picture.matrix.place_of_person(person)
    if row is None:
        return []
    holds, others = _held_in_units(picture)
    found = np.flatnonzero(holds[row] & (others[row] <= 1))
    return [(picture.matrix.skills[int(skill)], int(others[row, skill])) for skill in found]


def _held_in_units(picture: Picture) -> tuple[Flags, Numbers]:
    """People × skills: who holds what is required in their unit, and how many others there hold it."""
    matrix = picture.matrix
    open_ = picture.skills.filter(~pl.col("parked"))["skill"]
    counts = (places(matrix.skills, open_) >= 0)[None, :] & (matrix.unit >= 0)[:, None]
    required = np.where(matrix.asked & counts, matrix.required, np.inf)
    order = np.argsort(matrix.unit, kind="stable")
    units, starts = np.unique(matrix.unit[order], return_index=True)
    if not len(units):
        return np.zeros(required.shape, np.bool_), np.zeros(required.shape)
    own = np.searchsorted(units, matrix.unit)
    holds = matrix.level >= np.minimum.reduceat(required[order], starts)[own]
    count = np.add.reduceat(holds[order].astype(np.float64), starts)[own]
    return holds, count - holds
