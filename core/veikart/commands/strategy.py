"""Commands that set priorities."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from veikart.commands.declaration import Command, Params, Setting
from veikart.commands.fields import Pick
from veikart.journal import Proposed
from veikart_events.vocabulary.strategy import SkillParked, SkillPrioritised


class Park(Params):
    skill: Annotated[str, Pick("skill")]
    why: str = Field(min_length=1, max_length=20_000, title="Reason")


def _park(params: Park, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(SkillParked(skill=params.skill, why=params.why), setting.today)]


class Prioritise(Params):
    skill: Annotated[str, Pick("skill")]
    priority: int = Field(1, ge=1, le=99, description="1 comes first")
    needed_by: date | None = None
    why: str = Field("", max_length=20_000, title="Reason")


def _prioritise(params: Prioritise, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(SkillPrioritised.model_validate(params.model_dump()), setting.today)]


COMMANDS = (
    Command(
        "skill.park",
        "Park a skill",
        Park,
        _park,
        key="k",
        on=("Strategy",),
        summary="The reason is kept, and shown wherever it is parked.",
    ),
    Command(
        "skill.prioritise",
        "Prioritise a skill",
        Prioritise,
        _prioritise,
        key="i",
        on=("Strategy",),
        summary="What is agreed with the business. A skill that was parked is taken up again.",
    ),
)
