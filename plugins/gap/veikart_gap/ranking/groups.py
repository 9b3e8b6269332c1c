"""Units, roles and goals in the order of what is missing in them, by the method that was chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import polars as pl

from veikart.api import Picture, Selection, coverage_in, skills_in
from veikart_gap.ranking.columns import BY_GROUP
from veikart_gap.ranking.methods import Method
from veikart_gap.ranking.scoring import scores
from veikart_gap.ranking.settings import chosen
from veikart_gap.ranking.standing import Links, Standing, arranged, links_of

Kind = Literal["unit", "role", "goal"]
COUNTS = ("required", "met", "below", "unknown")
_MOST_NAMED = 3
_SCHEMA: dict[str, pl.DataType] = {
    "rank": pl.Int64(),
    "id": pl.String(),
    "name": pl.String(),
    **dict.fromkeys(COUNTS, pl.Int64()),
    "gap": pl.Float64(),
    "score": pl.Float64(),
    "method": pl.String(),
    "most": pl.String(),
}


@dataclass(frozen=True)
class Pairs:
    """Groups × skills: how each skill stands in each group, and its score there."""

    method: Method
    standing: Standing
    scores: np.ndarray[Any, np.dtype[np.float64]]
    of_group: Mapping[str | None, Sequence[int]]
    """Places in the standing, the highest score first; those without one last."""


def pairs(picture: Picture, selection: Selection, kind: Kind) -> Pairs:
    """Of all units (with those below them), roles or goals in which anything unparked is required."""
    method, weeks = chosen(picture)
    skills = skills_in(picture, selection).select("skill", "name", "scale", "needed_by", "parked")
    about = {row["skill"]: row for row in skills.iter_rows(named=True)}
    counted = coverage_in(picture, selection, [kind, "skill"]).iter_rows(named=True)
    rows = [{**row, **about[row["skill"]], "group": row[kind]} for row in counted if row["skill"] in about]
    links = links_of(picture, selection)
    standing = arranged(picture, links, rows)
    if kind == "goal":
        standing = _each_for_its_own(standing, links)
    found = scores(method, standing, weeks, picture.moment.true_on)
    return Pairs(method, standing, found, _grouped(rows, found))


def _each_for_its_own(standing: Standing, links: Links) -> Standing:
    """Of pairs of goal and skill: the goal of the pair alone counts, by the skill's criticality for it."""
    place = {goal: at for at, (goal, _) in enumerate(links.goals)}
    serves = np.zeros_like(standing.serves)
    criticality = np.zeros(len(standing.rows))
    due = []
    for at, row in enumerate(standing.rows):
        goal = place[row["group"]]
        serves[at, goal] = True
        criticality[at] = links.of_skill[row["skill"]][goal]
        due.append(row["needed_by"] or links.horizons[goal])
    return Standing(
        standing.rows,
        standing.goals,
        standing.weights,
        serves,
        criticality,
        due,
        standing.length,
        standing.step,
    )


def _grouped(rows: Sequence[Mapping[str, Any]], found: Any) -> dict[str | None, Sequence[int]]:
    groups: dict[str | None, list[int]] = {}
    for place in np.argsort(-found, kind="stable").tolist():
        groups.setdefault(rows[place]["group"], []).append(place)
    return dict(groups)


def together(found: Pairs, places: Sequence[int]) -> float | None:
    """The score of a group, from those of its skills; None where there is none."""
    values = found.scores[list(places)]
    values = values[~np.isnan(values)]
    if not len(values):
        return None
    if found.method.together == "sum":
        return float(values.sum().round(9))
    if found.method.together == "worst":
        return float(values.max())
    if found.method.together == "mean":
        return float(values.mean().round(9))
    known = found.standing.known[list(places)].sum()
    return float((100.0 * found.standing.below[list(places)].sum() / known).round(9))


def by_group(picture: Picture, selection: Selection, kind: Kind) -> pl.DataFrame:
    """A row for each group, the highest score first. Columns as in `columns.BY_GROUP`."""
    return table_of(picture, pairs(picture, selection, kind), kind)


def table_of(picture: Picture, found: Pairs, kind: Kind) -> pl.DataFrame:
    """The same of what was found already."""
    rows = [_row(picture, found, kind, group, places) for group, places in found.of_group.items()]
    table = pl.DataFrame(rows, schema=_SCHEMA)
    ranked = pl.when(pl.col("gap") > 0).then(pl.col("score"))
    return (
        table.with_columns(rank=ranked.rank("min", descending=True).cast(pl.Int64))
        .sort("rank", "unknown", "name", descending=[False, True, False], nulls_last=True)
        .select(*BY_GROUP)
    )


def _row(
    picture: Picture, found: Pairs, kind: Kind, group: str | None, places: Sequence[int]
) -> dict[str, Any]:
    rows = [found.standing.rows[place] for place in places]
    return {
        "id": group,
        "name": picture.name(kind, group) if group else f"No {kind}",
        **{name: sum(row[name] for row in rows) for name in COUNTS},
        "gap": sum(float(found.standing.gap_lengths[place]) for place in places),
        "score": together(found, places),
        "method": found.method.id,
        "most": "; ".join([row["name"] for row in rows if row["gap"] > 0][:_MOST_NAMED]),
    }
