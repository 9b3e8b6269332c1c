"""Commands that paint the target picture: which level is required where, and of how many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from veikart.commands.declaration import Command, Params, Setting
from veikart.commands.fields import Pick
from veikart.errors import RuleBroken
from veikart.journal import Proposed
from veikart_events.vocabulary.target import HeadcountTargeted, LevelRequired, RequirementWithdrawn

_LEVEL = "on the scale of the skill"


class RequireLevel(Params):
    role: Annotated[str, Pick("role")]
    skill: Annotated[str, Pick("skill")]
    level: float = Field(description=_LEVEL)
    upto: float | None = Field(None, title="Up to", description="of a range; empty: the level itself")
    day: date | None = Field(None, title="From", description="the day it holds from; empty: today")


def _require(params: RequireLevel, setting: Setting) -> Sequence[Proposed]:
    scale = setting.need("skill", params.skill).facts["scale"]
    given = params.model_dump(exclude={"day"})
    return [Proposed(LevelRequired(scale=scale, **given), params.day or setting.today)]


class WithdrawRequirement(Params):
    role: Annotated[str, Pick("role")]
    skill: Annotated[str, Pick("skill")]
    why: str = Field("", max_length=20_000, title="Reason")
    day: date | None = Field(None, title="From", description="the day it holds from; empty: today")


def _withdraw(params: WithdrawRequirement, setting: Setting) -> Sequence[Proposed]:
    """From the day, and on the days of later steps: each of those would require the skill again."""
    day = params.day or setting.today
    role, skill = setting.need("role", params.role), setting.need("skill", params.skill)
    steps = setting.state.ties.get(("required", role.id, skill.id)) or {}
    required = {since: step is not None for since, step in steps.items()}
    before = max((since for since in required if since <= day), default=None)
    later = sorted(since for since, so in required.items() if so and since > day)
    if before is None or not required[before]:
        if later:
            raise RuleBroken(
                f"{role.name} requires {skill.name} from {later[0]} only. Withdraw it from that day."
            )
        raise RuleBroken(f"{role.name} does not require {skill.name} on {day}: there is nothing to withdraw.")
    body = RequirementWithdrawn(role=role.id, skill=skill.id, why=params.why)
    return [Proposed(body, each) for each in (day, *later)]


class TargetHeadcount(Params):
    skill: Annotated[str, Pick("skill")]
    level: float = Field(description=f"or above, {_LEVEL}")
    people: int = Field(ge=0, le=1_000_000, title="How many people", description="0 takes the target back")
    unit: Annotated[str, Pick("unit")] | None = Field(None, description="empty: anywhere")
    day: date | None = Field(None, title="From", description="the day it holds from; empty: today")


def _target(params: TargetHeadcount, setting: Setting) -> Sequence[Proposed]:
    scale = setting.need("skill", params.skill).facts["scale"]
    given = params.model_dump(exclude={"day"})
    return [Proposed(HeadcountTargeted(scale=scale, **given), params.day or setting.today)]


COMMANDS = (
    Command(
        "level.require",
        "Require a level of a role",
        RequireLevel,
        _require,
        summary="Steps over time are several of these, each from its own day.",
    ),
    Command(
        "requirement.withdraw",
        "Withdraw a requirement",
        WithdrawRequirement,
        _withdraw,
        on=("Strategy",),
        summary="From the day on the role no longer needs the skill. Later steps are withdrawn with it.",
    ),
    Command("headcount.target", "Say how many people should have a level", TargetHeadcount, _target),
)
