"""What roles require, as arrays: what people and other roles are measured against."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import polars as pl

from veikart.api import Picture, Selection, skills_in
from veikart_gap.reskill.arrays import Flags, Numbers, Places, places
from veikart_gap.reskill.choices import ReskillSettings
from veikart_gap.reskill.weights import IN_WORDS, weights_of


@dataclass(frozen=True)
class Demands:
    """Roles × skills. Parked skills and those outside of the selection are left out, and so are roles that
    require nothing else."""

    roles: pl.Series
    """Ids, in the order of `Picture.roles`."""
    names: tuple[str, ...]
    skills: pl.Series
    """Ids of what they require, in the order of `Picture.skills`."""
    skill_names: tuple[str, ...]
    level: Numbers
    """The level that is required, on the skill's scale; NaN: nothing is."""
    weight: Numbers
    """What the skill weighs for the role; 0 where nothing is required."""
    lowest: Numbers
    """The lowest level of each skill's scale."""
    criticality: Places
    """Of each skill: 1 to 3; 0 for one that serves no goal."""
    weighed: str = ""
    """In words, what the weights are."""

    @cached_property
    def asked(self) -> Flags:
        """Where something is required."""
        return ~np.isnan(self.level)

    @cached_property
    def needed(self) -> Numbers:
        """For each skill the lowest level that any of the roles requires: to hold it is to reach that."""
        return np.fmin.reduce(self.level, axis=0) if self.level.size else np.empty(self.skills.len())

    def place(self, role: str | None) -> int | None:
        """The row of a role; None for one that requires nothing here."""
        found = None if role is None else self.roles.index_of(role)
        return None if found is None else int(found)

    def only(self, roles: Places) -> Demands:
        """Of some roles, by their places, in that order."""
        return replace(
            self,
            roles=self.roles.gather(roles),
            names=tuple(self.names[role] for role in roles),
            level=self.level[roles],
            weight=self.weight[roles],
        )


def demands_of(picture: Picture, selection: Selection) -> Demands:
    """What the roles require of the skills that are selected."""
    skills = skills_in(picture, selection).filter(~pl.col("parked"))
    required = picture.requirements.join(skills.select("skill"), on="skill", how="semi")
    roles = picture.roles.join(required.select("role"), on="role", how="semi", maintain_order="left")
    skills = skills.join(required.select("skill"), on="skill", how="semi", maintain_order="left")
    row, column = places(required["role"], roles["role"]), places(required["skill"], skills["skill"])
    there = row >= 0
    level = np.full((roles.height, skills.height), np.nan)
    level[row[there], column[there]] = required["level"].to_numpy()[there]
    kind = picture.setting(ReskillSettings).weights
    weight = weights_of(picture, selection, kind, roles["role"], skills)
    lows = {scale.id: scale.low for scale in picture.scales.values()}
    return Demands(
        roles["role"],
        tuple(roles["name"].to_list()),
        skills["skill"],
        tuple(skills["name"].to_list()),
        level,
        np.where(np.isnan(level), 0.0, weight),
        np.array([lows.get(scale, 0.0) for scale in skills["scale"]], np.float64),
        skills["criticality"].fill_null(0).cast(pl.Int64()).to_numpy(),
        IN_WORDS[kind],
    )
