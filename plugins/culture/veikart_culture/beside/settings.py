"""What can be chosen about culture beside progress."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from veikart.api import SettingsModel


class BesideSettings(SettingsModel):
    id: ClassVar[str] = "culture.beside"
    title: ClassVar[str] = "Culture beside progress"

    months: int = Field(
        6, ge=1, le=60, title="Months since the round of the pulse",
        description="at least: so that something can have moved since",
    )  # fmt: skip
