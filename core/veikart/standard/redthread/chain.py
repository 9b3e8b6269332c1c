"""The thread of each goal, link by link: capabilities, skills, requirements, ratings; where it breaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from veikart.contributions.view import Selection
from veikart.narrowing import coverage_in, skills_in
from veikart.picture import Picture


@dataclass(frozen=True, slots=True)
class Link:
    """A goal, or one capability of it (`capability` empty: the whole goal), and how far its thread reaches.

    `skills`: those linked and not parked; `required` of them are asked of a role or by a head count, and in
    `rated` of these somebody was rated. `gap`: level steps missing; `share`: met ÷ (met + below), None where
    nothing is known.
    """

    goal: str
    capability: str
    name: str
    capabilities: int
    skills: int
    required: int
    rated: int
    gap: float
    share: float | None

    @property
    def breaks(self) -> str:
        """Where it breaks first, in words; empty where it holds."""
        if not self.capability and not self.capabilities:
            return "no capability"
        if not self.skills:
            return "no skill"
        if not self.required:
            return "nothing required"
        if self.required < self.skills:
            return f"{self.skills - self.required} of {self.skills} skills not required"
        if self.rated < self.required:
            return f"{self.required - self.rated} of {self.required} skills not rated"
        return ""

    @property
    def id(self) -> str:
        return f"capability:{self.capability}" if self.capability else f"goal:{self.goal}"


def chain(picture: Picture, selection: Selection) -> list[Link]:
    """Every goal with its capabilities below it, in their order."""
    goals = picture.goals
    if selection.goal is not None:
        goals = goals.filter(pl.col("goal") == selection.goal)
    skills = _skills(picture, selection)
    links = picture.links.join(skills, on="skill", how="inner")
    by_goal = _reached(links, "goal")
    by_capability = _reached(links, "capability")
    shares = {key: _counted(picture, selection, key) for key in ("goal", "capability")}
    found: list[Link] = []
    for goal, name in goals.select("goal", "name").rows():
        mine = picture.capabilities.filter(pl.col("goal") == goal).select("capability", "name").rows()
        found.append(
            Link(goal, "", name, len(mine), *by_goal.get(goal, _NONE), *shares["goal"].get(goal, _UNKNOWN))
        )
        found += (
            Link(goal, c, told, 0, *by_capability.get(c, _NONE), *shares["capability"].get(c, _UNKNOWN))
            for c, told in mine
        )
    return found


_NONE = (0, 0, 0)
_UNKNOWN = (0.0, None)


def _skills(picture: Picture, selection: Selection) -> pl.DataFrame:
    """skill, required, rated (flags): of the skills that are looked at and not parked."""
    counts = picture.coverage(["skill"]).select("skill", rated=pl.col("met") + pl.col("below") > 0)
    asked = pl.concat([picture.requirements.select("skill"), picture.headcounts.select("skill")]).unique()
    return (
        skills_in(picture, selection)
        .filter(~pl.col("parked"))
        .select("skill")
        .join(asked.with_columns(required=pl.lit(True)), on="skill", how="left")
        .join(counts, on="skill", how="left")
        .with_columns(pl.col("required", "rated").fill_null(False))
    )


def _reached(links: pl.DataFrame, by: str) -> Mapping[str, tuple[int, int, int]]:
    """Goal or capability → skills, those required, and those of them that anybody was rated in."""
    rows = links.unique([by, "skill"]).group_by(by).agg(
        skills=pl.len(),
        reached=pl.col("required").sum(),
        known=(pl.col("required") & pl.col("rated")).sum(),
    )  # fmt: skip
    return {row[0]: (row[1], row[2], row[3]) for row in rows.rows()}


def _counted(picture: Picture, selection: Selection, by: str) -> Mapping[str, tuple[float, float | None]]:
    """Goal or capability → steps missing, share met."""
    found: dict[str, tuple[float, float | None]] = {}
    for row in coverage_in(picture, selection, [by]).iter_rows(named=True):
        known = row["met"] + row["below"]
        found[row[by]] = (row["gap"], row["met"] / known if known else None)
    return found
