"""What can be chosen about mentors."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from veikart.api import Pick, SettingsModel


class MentoringSettings(SettingsModel):
    id: ClassVar[str] = "culture.mentoring"
    title: ClassVar[str] = "Mentors"

    leader_roles: tuple[Annotated[str, Pick("role")], ...] = Field(
        (),
        max_length=40,
        title="Roles of managers",
        description="who holds one leads their unit; empty: roles that are called leader or manager",
    )
    furthest: int = Field(
        2,
        ge=0,
        le=20,
        title="Steps that a mentor may be above what is needed",
        description="who is much further has forgotten what is hard, and is needed elsewhere",
    )
    stays: int = Field(90, ge=0, le=730, title="Days that a mentor must still be there")  # fmt: skip
