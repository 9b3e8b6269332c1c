"""What can be chosen about the pulse."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from veikart.api import SettingsModel


class PulseSettings(SettingsModel):
    id: ClassVar[str] = "culture.pulse"
    title: ClassVar[str] = "Pulse"

    smallest: int = Field(
        6, ge=6, le=50, title="Smallest group of which answers are shown",
        description="holds for rounds that are closed from then on",
    )  # fmt: skip
    months: int = Field(9, ge=1, le=60, title="Ask for a new round after so many months")
