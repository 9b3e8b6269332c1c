"""What can be chosen about how effect is looked for, and how much each level counts."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from veikart.api import SettingsModel


class EffectSettings(SettingsModel):
    id: ClassVar[str] = "partners.effect"
    title: ClassVar[str] = "Effect of work with partners"

    reaction: int = Field(10, ge=0, le=100, title="Weight of reaction")
    learning: int = Field(20, ge=0, le=100, title="Weight of learning")
    behaviour: int = Field(35, ge=0, le=100, title="Weight of behaviour")
    results: int = Field(35, ge=0, le=100, title="Weight of results")
    least: int = Field(
        6, ge=2, le=50, title="People from whom on a share is told",
        description="fewer are too few to say anything",
    )  # fmt: skip
    old: int = Field(
        18, ge=1, le=60, title="A rating before the start counts for so many months",
        description="what was rated earlier is too old to compare with",
    )  # fmt: skip
    until: int = Field(12, ge=1, le=36, title="A rating after the end counts for so many months")
    window: int = Field(
        6, ge=2, le=24, title="Months of a KPI before the start and after the end that are compared"
    )
