"""The command that notes what is assumed of a unit, before anybody is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from veikart.api import Command, Params, Pick, Proposed, Setting, SkillAssumed


class Assume(Params):
    unit: Annotated[str, Pick("unit")]
    skill: Annotated[str, Pick("skill")]
    level: float = Field(description="on the scale of the skill")
    day: date | None = Field(None, title="From", description="the day it is assumed for; empty: today")


def _assume(params: Assume, setting: Setting) -> Sequence[Proposed]:
    scale = setting.need("skill", params.skill).facts["scale"]
    body = SkillAssumed(unit=params.unit, skill=params.skill, scale=scale, level=params.level)
    return [Proposed(body, params.day or setting.today)]


COMMANDS = (
    Command(
        "gap.assume",
        "Note what is assumed of a unit",
        Assume,
        _assume,
        summary="Before anybody is asked: Gap, Assumed shows it against what is measured then.",
    ),
)
