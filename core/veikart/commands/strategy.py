"""Commands that set priorities."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pydantic import Field

from veikart.commands.declaration import Command, Params, Setting
from veikart.journal import Proposed
from veikart_events.vocabulary.strategy import SkillParked, SkillPrioritised


class Park(Params):
    skill: str
    why: str = Field(min_length=1)


def _park(params: Park, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(SkillParked(skill=params.skill, why=params.why), setting.today)]


class Prioritise(Params):
    skill: str
    priority: int = 1
    needed_by: date | None = None
    why: str = ""


def _prioritise(params: Prioritise, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(SkillPrioritised.model_validate(params.model_dump()), setting.today)]


COMMANDS = (
    Command("skill.park", "Park a skill, with the reason", Park, _park),
    Command("skill.prioritise", "Prioritise a skill", Prioritise, _prioritise),
)
