"""What a consultant chooses about the ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from veikart.api import SettingsModel
from veikart_gap.ranking.methods import METHODS, Method, MethodId

if TYPE_CHECKING:
    from veikart.api import Picture


class RankingSettings(SettingsModel):
    """By which method gaps are ranked, and how long it is taken to learn."""

    id: ClassVar[str] = "gap"
    title: ClassVar[str] = "Ranking of gaps"

    method: MethodId = Field("weighted_gap", title="Rank gaps by")
    weeks_a_step: float = Field(
        13,
        ge=0.5,
        le=260,
        title="Weeks it takes to learn a level step",
        description="Counts for urgency; a guess until you say",
    )


def chosen(picture: Picture) -> tuple[Method, float]:
    """The method chosen at the picture's moment, and the weeks a level step takes."""
    settings = picture.setting(RankingSettings)
    return METHODS[settings.method], settings.weeks_a_step
