"""What a consultant chooses about readiness."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from veikart.api import SettingsModel


class ReadinessSettings(SettingsModel):
    id: ClassVar[str] = "gap.readiness"
    title: ClassVar[str] = "Gap: readiness"

    soon: int = Field(
        90,
        ge=0,
        le=1095,
        title="Needed now: within so many days",
        description="a gap that is needed later than that can still be closed ahead of time",
    )
