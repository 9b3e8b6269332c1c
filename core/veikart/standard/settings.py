"""The settings that veikart brings itself."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from veikart.contributions.settings import Settings
from veikart.settings import SettingsModel


class ReportSettings(SettingsModel):
    """What stands in the report, and in which order."""

    id: ClassVar[str] = "report"
    title: ClassVar[str] = "Report"

    sections: tuple[str, ...] = Field(
        (), title="Chapters in their order", description="Ids of views and report sections; empty: the usual"
    )
    smallest_group: int = Field(
        6,
        ge=1,
        le=50,
        title="Smallest group shown",
        description="Figures that sum up fewer people are withheld in reports",
    )


CORE_SETTINGS = (Settings(ReportSettings),)
