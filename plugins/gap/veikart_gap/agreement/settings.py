"""What can be chosen about how raters are compared."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from veikart.api import SettingsModel


class AgreementSettings(SettingsModel):
    id: ClassVar[str] = "gap.agreement"
    title: ClassVar[str] = "Agreement of raters"

    apart: int = Field(
        180, ge=0, le=3650, title="Compare answers at most so many days apart",
        description="people learn: what lies further apart is no disagreement",
    )  # fmt: skip
    wide: int = Field(2, ge=1, le=10, title="Talk about answers so many steps apart")
    converted: bool = Field(
        False, title="Count answers on another scale as well",
        description="converted to the skill's own scale; in the list of cells they always stand",
    )  # fmt: skip
