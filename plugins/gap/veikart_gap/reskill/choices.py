"""What the pages about people and roles go by: settings of the engagement, and what was last looked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from veikart.api import Pick, SettingsModel, SkillLevel

if TYPE_CHECKING:
    from veikart.api import Picture

Weights = Literal["criticality", "goals", "importance", "equal"]


class ReskillSettings(SettingsModel):
    """How the distance between people and roles is measured. As of the moment, like every setting."""

    id: ClassVar[str] = "gap.reskill"
    title: ClassVar[str] = "Distance between people and roles"

    bench: float = Field(
        0.6,
        gt=0,
        le=1,
        title="Share of requirements met that puts somebody on the bench of a role",
        description="from 0 to 1",
    )
    weights: Weights = Field(
        "criticality",
        title="What a skill weighs in the fit",
        description="its criticality; criticality × weight of the goals; importance for the role, where it "
        "was brought in; or all the same",
    )


class LookSettings(SettingsModel):
    """What was last looked for. It is a way of looking and no fact: see `looked_for`."""

    id: ClassVar[str] = "gap.look"
    title: ClassVar[str] = "What Gap looks for"

    role: Annotated[str, Pick("role")] | None = Field(None, title="Role that candidates are sought for")
    needs: tuple[SkillLevel, ...] = Field((), title="Skills that have to be covered, with their levels")
    days: int = Field(14, ge=1, le=730, title="For how many days, from the day looked at")


def looked_for(picture: Picture) -> LookSettings:
    """What was chosen last, whatever moment the picture is of: the same question is asked of every day, so
    that a day can be compared with another."""
    latest = replace(picture.moment, true_on=date.max, known_on=None)
    return picture.at(latest).setting(LookSettings)
