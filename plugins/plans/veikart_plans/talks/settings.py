"""What a consultant chooses about talks."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from veikart.api import SettingsModel


class TalkSettings(SettingsModel):
    id: ClassVar[str] = "plans.talks"
    title: ClassVar[str] = "Plans: development talks"

    months: int = Field(
        6,
        ge=1,
        le=36,
        title="A talk is due after so many months",
        description="whoever has not had one for so long is overdue",
    )
