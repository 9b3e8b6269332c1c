"""Which skills partners cover, where several do, and where none does or none far enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import polars as pl

from veikart.api import coverage_in, skills_in
from veikart_partners.portfolio.columns import COVERAGE
from veikart_partners.portfolio.standing import Covers, Partner, partners_at

if TYPE_CHECKING:
    from veikart.api import Picture, Selection

CRITICAL = 3
State = Literal["no partner", "only candidates", "not far enough", "one", "several"]


@dataclass(frozen=True, slots=True)
class Covered:
    """A critical skill, and who helps to build it."""

    skill: str
    name: str
    scale: str
    below: int
    """People below what is required of them, as far as they were rated."""
    required: float | None
    """The highest level that any role or head count requires; None where none does."""
    by: tuple[tuple[Partner, Covers], ...]
    """Partners one works with."""
    candidates: tuple[tuple[Partner, Covers], ...]
    """Partners that are looked at: nothing can be built on them yet."""
    positions: tuple[int, ...]
    """Of the events that say who covers it."""

    @property
    def reaching(self) -> tuple[Partner, ...]:
        """Those that bring people as far as is required, or of whom it was not said how far."""
        return tuple(partner for partner, covers in self.by if not self.falls_short(covers))

    def falls_short(self, covers: Covers) -> bool:
        return covers.level is not None and self.required is not None and covers.level < self.required

    @property
    def state(self) -> State:
        if len(self.reaching) > 1:
            return "several"
        if self.reaching:
            return "one"
        if self.by:
            return "not far enough"
        return "only candidates" if self.candidates else "no partner"

    @property
    def is_hole(self) -> bool:
        return not self.reaching


def coverage_at(picture: Picture, selection: Selection) -> list[Covered]:
    """The critical skills of the selection that are not parked, holes with the most people below first.
    A skill that is selected stands there whatever its criticality."""
    skills = skills_in(picture, selection).filter(~pl.col("parked"))
    if selection.skill is None:
        skills = skills.filter(pl.col("criticality") >= CRITICAL)
    below = dict(coverage_in(picture, selection, ["skill"]).select("skill", "below").rows())
    required = _required(picture)
    partners = partners_at(picture)
    found = []
    for skill, name, scale in skills.select("skill", "name", "scale").rows():
        both = [(partner, partner.covers[skill]) for partner in partners if skill in partner.covers]
        found.append(
            Covered(
                skill,
                name,
                scale,
                below.get(skill, 0),
                required.get(skill),
                tuple(each for each in both if each[0].works_with_us),
                tuple(each for each in both if each[0].to_be_decided),
                tuple(sorted(covers.position for _, covers in both)),
            )
        )
    order = {skill: place for place, skill in enumerate(skills["skill"])}
    return sorted(found, key=lambda one: (not one.is_hole, -one.below, order[one.skill]))


def _required(picture: Picture) -> dict[str, float]:
    """The highest level that is required of anybody, by skill."""
    asked = [picture.requirements.select("skill", "level"), picture.headcounts.select("skill", "level")]
    rows = pl.concat(asked).drop_nulls().group_by("skill").agg(pl.col("level").max())
    return dict(rows.rows())


def coverage(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each critical skill. Columns as in `columns.COVERAGE`."""
    found = coverage_at(picture, selection)
    return pl.DataFrame(
        {
            "skill": [each.skill for each in found],
            "name": [each.name for each in found],
            "below": [each.below for each in found],
            "required": [each.required for each in found],
            "partners": [len(each.by) for each in found],
            "reaching": [len(each.reaching) for each in found],
            "candidates": [len(each.candidates) for each in found],
            "state": [each.state for each in found],
            "by": ["; ".join(partner.name for partner, _ in each.by) for each in found],
        },
        schema=dict(
            zip(
                COVERAGE,
                (pl.String, pl.String, pl.Int64, pl.Float64, *(pl.Int64,) * 3, pl.String, pl.String),
                strict=True,
            )
        ),
    )
