"""Hidden competence: what people can do, and no role of theirs asks for."""

from __future__ import annotations

import numpy as np
import polars as pl

from veikart.api import Picture, Selection
from veikart_gap.reskill.arrays import Flags, Numbers, places, spread
from veikart_gap.reskill.columns import HIDDEN
from veikart_gap.reskill.demands import Demands, demands_of
from veikart_gap.reskill.profiles import people_as_profiles


def hidden(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each skill that somebody holds beside their role: what is missing most elsewhere first.

    Holders are of the selection; what is missing is counted over everyone. Columns as in `columns.HIDDEN`.
    """
    table = without_positions(picture, selection)
    pairs = table.select("skill", person="people").explode("person")
    rated = picture.levels.select("person", "skill", "position")
    behind = pairs.join(rated, on=["person", "skill"]).group_by("skill").agg(positions="position")
    return (
        table.join(behind, on="skill", how="left", maintain_order="left")
        .with_columns(pl.col("positions").list.sort(descending=True))
        .select(*HIDDEN)
    )


def without_positions(picture: Picture, selection: Selection) -> pl.DataFrame:
    """The same without the positions of the ratings, which take the most time to find."""
    demands = demands_of(picture, selection)
    unused, levels, stale, ids = _beside_their_role(picture, selection, demands)
    below, unknown, required = _asked_elsewhere(picture, demands)
    at, there = _where_most_are_below(picture, demands)
    who = np.array(ids.to_list(), object)
    held = [np.flatnonzero(column) for column in unused.T]
    people = [
        who[there[np.argsort(-levels[there, skill], kind="stable")]].tolist()
        for skill, there in enumerate(held)
    ]
    return (
        pl.DataFrame(
            {
                "skill": demands.skills,
                "name": pl.Series(demands.skill_names, dtype=pl.String()),
                "criticality": demands.criticality,
                "level": demands.needed,
                "holders": unused.sum(axis=0).astype(np.int64),
                "stale": (unused & stale).sum(axis=0).astype(np.int64),
                "people": pl.Series(people, dtype=pl.List(pl.String())),
                "required": required,
                "below": below,
                "unknown": unknown,
                "wanted_in": at,
                "wanted_below": there,
            }
        )
        .with_row_index("order")
        .filter(pl.col("holders") > 0)
        .sort(
            pl.col("below") > 0, "criticality", "below", "holders", "order",
            descending=[True, True, True, True, False],
        )
        .select(column for column in HIDDEN if column != "positions")
    )  # fmt: skip


def unused_of(picture: Picture, person: str) -> list[tuple[str, float]]:
    """Names and levels of the skills that somebody holds, and no role of theirs asks for."""
    demands = demands_of(picture, Selection())
    unused, levels, _, _ = _beside_their_role(picture, Selection(person=person), demands)
    if not len(unused):
        return []
    skills = np.flatnonzero(unused[0])
    return [(demands.skill_names[skill], float(levels[0, skill])) for skill in skills]


def _beside_their_role(
    picture: Picture, selection: Selection, demands: Demands
) -> tuple[Flags, Numbers, Flags, pl.Series]:
    """Of the people of the selection: where they hold what is not required of them, their levels, whether
    the ratings are old, and who they are."""
    matrix = picture.matrix
    profiles = people_as_profiles(picture, selection, demands)
    rows = None if len(profiles.ids) == matrix.people.len() else places(profiles.ids, matrix.people)
    column = places(demands.skills, matrix.skills)
    asked = ~np.isnan(spread(matrix.required, rows, column, np.nan))
    stale = spread(matrix.stale, rows, column, False)
    reached = profiles.level >= demands.needed
    return reached & ~asked, profiles.level, stale, profiles.ids


def _asked_elsewhere(picture: Picture, demands: Demands) -> tuple[pl.Series, pl.Series, pl.Series]:
    """For each skill of the demands: people below, people nobody has rated, people of whom it is asked."""
    matrix = picture.matrix
    column = places(demands.skills, matrix.skills)
    asked = matrix.asked
    below, unknown = asked & (matrix.level < matrix.required), asked & ~matrix.rated

    def counted(cells: Flags) -> pl.Series:
        counts = np.append(cells.sum(axis=0), 0)  # the last is for skills nobody is asked for
        return pl.Series(counts[column], dtype=pl.Int64())

    return counted(below), counted(unknown), counted(asked)


def _where_most_are_below(picture: Picture, demands: Demands) -> tuple[pl.Series, pl.Series]:
    """For each skill the unit itself (without those below it) where most are below, and how many there."""
    matrix, units = picture.matrix, picture.units["unit"]
    column = places(demands.skills, matrix.skills)
    below = matrix.asked & (matrix.level < matrix.required)
    person, skill = np.nonzero(below & (matrix.unit >= 0)[:, None])
    many = matrix.skills.len() + 1
    counts = np.bincount(matrix.unit[person] * many + skill, minlength=max(1, units.len()) * many)
    table = counts.reshape(-1, many)[:, column]
    most = table.argmax(axis=0)
    people = table[most, np.arange(len(column))]
    where = [units[int(place)] if count else None for place, count in zip(most, people, strict=True)]
    return pl.Series(where, dtype=pl.String()), pl.Series(people, dtype=pl.Int64())
