"""Commands that set the direction: goals, the capabilities they need, and the skills those rest on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from veikart.commands.declaration import Command, Params, Setting
from veikart.commands.fields import Lines, Pick
from veikart.journal import Proposed
from veikart_events.vocabulary.strategy import (
    CapabilityIdentified,
    GoalDropped,
    GoalRevised,
    GoalSet,
    Owner,
    SkillLinked,
    Weight,
)

_AS_IT_WAS = "empty: as it was"


class SetGoal(Params):
    name: str = Field(min_length=1, max_length=400, title="Goal")
    horizon: date | None = Field(None, title="To be reached by")
    why: Annotated[str, Lines()] = Field("", max_length=20_000)
    value: Annotated[str, Lines()] = Field("", max_length=20_000, title="What it is worth")
    owner: Owner = Field("management", title="Who owns it")
    weight: Weight = Field(1.0, description="against other goals")


def _set(params: SetGoal, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(GoalSet(goal=setting.new_id(), **params.model_dump()), setting.today)]


class ReviseGoal(Params):
    goal: Annotated[str, Pick("goal")]
    name: str | None = Field(None, min_length=1, max_length=400, description=_AS_IT_WAS)
    horizon: date | None = Field(None, title="To be reached by", description=_AS_IT_WAS)
    why: Annotated[str, Lines()] | None = Field(None, max_length=20_000, description=_AS_IT_WAS)
    value: Annotated[str, Lines()] | None = Field(
        None, max_length=20_000, title="What it is worth", description=_AS_IT_WAS
    )
    owner: Owner | None = Field(None, title="Who owns it", description=_AS_IT_WAS)
    weight: Weight | None = Field(None, description=_AS_IT_WAS)


def _revise(params: ReviseGoal, setting: Setting) -> Sequence[Proposed]:
    changed = params.model_dump(exclude={"goal"}, exclude_none=True)
    return [Proposed(GoalRevised(goal=params.goal, **changed), setting.today)] if changed else []


class DropGoal(Params):
    goal: Annotated[str, Pick("goal")]
    why: str = Field("", max_length=20_000, title="Reason")


def _drop(params: DropGoal, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(GoalDropped(**params.model_dump()), setting.today)]


class IdentifyCapability(Params):
    goal: Annotated[str, Pick("goal")]
    name: str = Field(
        min_length=1, max_length=400, title="Capability", description="what one must be able to do"
    )
    description: Annotated[str, Lines()] = Field("", max_length=20_000)


def _identify(params: IdentifyCapability, setting: Setting) -> Sequence[Proposed]:
    body = CapabilityIdentified(capability=setting.new_id(), **params.model_dump())
    return [Proposed(body, setting.today)]


class LinkSkill(Params):
    skill: Annotated[str, Pick("skill")]
    capability: Annotated[str, Pick("capability")]
    criticality: int = Field(2, ge=1, le=3, description="1 useful, 2 important, 3 critical")
    weight: Weight = Field(1.0, description="among the skills of the capability")


def _link(params: LinkSkill, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(SkillLinked(**params.model_dump()), setting.today)]


COMMANDS = (
    Command("goal.set", "Set a goal", SetGoal, _set, on=("Strategy",)),
    Command("goal.revise", "Revise a goal", ReviseGoal, _revise, on=("Strategy",)),
    Command(
        "goal.drop",
        "Drop a goal",
        DropGoal,
        _drop,
        on=("Strategy",),
        summary="It is no longer pursued; its capabilities and skills stay on record.",
    ),
    Command(
        "capability.identify",
        "Name a capability that a goal needs",
        IdentifyCapability,
        _identify,
        on=("Strategy",),
    ),
    Command("skill.link", "Link a skill to a capability", LinkSkill, _link, on=("Strategy",)),
)
