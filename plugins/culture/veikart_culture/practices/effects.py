"""What moved in the skills and KPIs that practices are meant for, beside what moved without them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING

import polars as pl

from veikart_culture.practices.columns import EFFECTS
from veikart_culture.practices.standing import Practice, concerns, practices
from veikart_culture.pulse.figures import Change, Share, change_of, share_of

if TYPE_CHECKING:
    from veikart.api import Picture, Selection

BEFORE_AFTER = timedelta(days=183)
"""For how long before it began, and up to the moment, the values of a KPI are taken."""
FEW = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Group:
    """People who were rated in a skill before the practice began and again since."""

    rose: int
    fell: int
    of: int
    unknown: int
    """Of the group, but not rated before and since; they are in no share."""
    positions: tuple[int, ...]
    """Of the ratings since."""

    @property
    def share(self) -> Share | None:
        return share_of(self.rose, self.of)


@dataclass(frozen=True, slots=True)
class SkillMoved:
    """A skill that a practice is meant for: those who took part, and the others of whom it is required."""

    skill: str
    took_part: Group
    others: Group

    @property
    def difference(self) -> Change | None:
        """Share risen of those who took part − of the others; None where one of the groups is empty."""
        others, mine = self.others.share, self.took_part.share
        return change_of(others, mine) if others and mine else None

    @property
    def few(self) -> bool:
        return min(self.took_part.of, self.others.of) < FEW


@dataclass(frozen=True, slots=True)
class KpiMoved:
    """A KPI that a practice is to move: the median of half a year before it, and of the last half-year."""

    kpi: str
    name: str
    measured_in: str
    higher: bool
    """Whether higher is better."""
    before: float | None
    after: float | None
    values_before: int
    values_after: int
    positions: tuple[int, ...]

    @property
    def better(self) -> bool | None:
        if self.before is None or self.after is None or self.before == self.after:
            return None
        return (self.after > self.before) is self.higher


def skills_moved(picture: Picture, practice: Practice) -> tuple[SkillMoved, ...]:
    """Levels on the day before the practice began against levels now, of each skill it is meant for. A level
    counts as known since only if it was rated on or after that day; rose = a higher level."""
    if not practice.skills:
        return ()
    start = practice.since - _DAY
    then = _levels(picture.at(replace(picture.moment, true_on=start)), practice.skills)
    now = _levels(picture, practice.skills).filter(pl.col("effective") >= practice.since)
    both = then.select("person", "skill", before="level").join(now, on=["person", "skill"])
    took_part = practice.people & set(picture.people["person"])
    asked = picture.required.filter(pl.col("skill").is_in(practice.skills)).select("person", "skill")
    found = []
    for skill in dict.fromkeys(practice.skills):
        rated = both.filter(skill=skill)
        required = set(asked.filter(skill=skill)["person"])
        found.append(SkillMoved(skill, _group(rated, took_part), _group(rated, required - practice.people)))
    return tuple(found)


def _levels(picture: Picture, skills: Iterable[str]) -> pl.DataFrame:
    rows = picture.levels.filter(pl.col("skill").is_in(list(skills)), pl.col("level").is_not_null())
    return rows.select("person", "skill", "level", "effective", "position")


def _group(rated: pl.DataFrame, people: Iterable[str]) -> Group:
    everyone = list(people)
    mine = rated.filter(pl.col("person").is_in(everyone))
    rose, fell = (mine["level"] > mine["before"]).sum(), (mine["level"] < mine["before"]).sum()
    positions = tuple(mine["position"].sort(descending=True).head(100))
    return Group(int(rose), int(fell), mine.height, len(everyone) - mine.height, positions)


def kpis_moved(picture: Picture, practice: Practice) -> tuple[KpiMoved, ...]:
    """Of the practice's unit where the KPI has values of it, else of the whole."""
    found = []
    for row in picture.kpis.filter(pl.col("kpi").is_in(practice.kpis)).iter_rows(named=True):
        values = picture.kpi_values.filter(pl.col("kpi") == row["kpi"])
        of_unit = values.filter(pl.col("unit") == practice.unit)
        values = of_unit if of_unit.height else values.filter(pl.col("unit").is_null())
        last = practice.ended or picture.moment.true_on
        before = _between(values, practice.since - BEFORE_AFTER, practice.since - _DAY)
        after = _between(values, max(last - BEFORE_AFTER, practice.since), last)
        found.append(
            KpiMoved(
                row["kpi"],
                row["name"],
                row["measured_in"],
                row["better"] == "higher",
                _middle(before),
                _middle(after),
                before.height,
                after.height,
                tuple(pl.concat([before, after])["position"].sort(descending=True)),
            )
        )
    return tuple(found)


def _between(values: pl.DataFrame, first: date, last: date) -> pl.DataFrame:
    return values.filter(pl.col("day") >= first, pl.col("day") <= last)


def _middle(values: pl.DataFrame) -> float | None:
    return float(median(values["value"])) if values.height else None


def effects(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each skill that a practice is meant for; columns as in `columns.EFFECTS`."""
    rows = [
        (
            each.id,
            each.name,
            moved.skill,
            picture.name("skill", moved.skill),
            moved.took_part.of,
            moved.took_part.rose,
            moved.took_part.unknown,
            moved.others.of,
            moved.others.rose,
            moved.difference.value if moved.difference else None,
            moved.difference.low if moved.difference else None,
            moved.difference.high if moved.difference else None,
        )
        for each in practices(picture)
        if concerns(picture, each, selection)
        for moved in skills_moved(picture, each)
    ]
    text, whole, real = pl.String, pl.Int64, pl.Float64
    kinds = (text, text, text, text, whole, whole, whole, whole, whole, real, real, real)
    return pl.DataFrame(rows, dict(zip(EFFECTS, kinds, strict=True)), orient="row")
