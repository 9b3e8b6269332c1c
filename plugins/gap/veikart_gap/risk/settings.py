"""What a consultant chooses about risk: what counts as covered, as critical, and as the market here."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from veikart.api import SettingsModel


class RiskSettings(SettingsModel):
    """When a skill is covered, which skills count as critical, whose labour market is looked at."""

    id: ClassVar[str] = "gap.risk"
    title: ClassVar[str] = "Gap: risk and supply"

    cover: int = Field(
        1,
        ge=1,
        le=20,
        title="A skill is covered by so many people",
        description="At or above the level needed",
    )
    critical: int = Field(
        3,
        ge=1,
        le=3,
        title="Skills count as critical from",
        description="1 useful, 2 important, 3 critical",
    )
    region: Annotated[str, Field(max_length=200)] = Field(
        "",
        title="Region of the outside market",
        description="As the table of the market calls it; empty: the whole country",
    )
