"""Commands that state levels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from veikart.commands.declaration import Command, Params, Setting
from veikart.commands.fields import Pick
from veikart.journal import Proposed
from veikart_events.vocabulary.assessment import Confidence, Method, SkillAssessed, SourcesRanked


class Assess(Params):
    """`level` None: not relevant. `scale` None: the skill's own."""

    person: Annotated[str, Pick("person")]
    skill: Annotated[str, Pick("skill")]
    level: float | None = Field(description="empty: the skill is not relevant for this person")
    method: Method = Field("manager", title="Who says so", description="calibrated: agreed in the room")
    scale: Annotated[str, Pick("scale")] | None = Field(
        None, description="that the level is on; empty: the skill's own"
    )
    confidence: Confidence | None = None
    assessor: Annotated[str, Pick("person")] | None = Field(
        None, title="Given by", description="whose rating it is; two colleagues are two raters"
    )
    day: date | None = Field(None, title="From", description="the day it holds from; empty: today")
    note: str | None = Field(None, max_length=20_000)


def _assess(params: Assess, setting: Setting) -> Sequence[Proposed]:
    scale = params.scale or setting.need("skill", params.skill).facts["scale"]
    body = SkillAssessed(
        person=params.person,
        skill=params.skill,
        scale=scale,
        level=params.level,
        method=params.method,
        confidence=params.confidence,
        assessor=params.assessor,
    )
    return [Proposed(body, params.day or setting.today, params.note)]


class RankSources(Params):
    groups: tuple[tuple[Method, ...], ...]


def _rank(params: RankSources, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(SourcesRanked(groups=params.groups), setting.today)]


COMMANDS = (
    Command("skill.assess", "Rate a skill of a person", Assess, _assess),
    Command("sources.rank", "Say which kinds of rating count first", RankSources, _rank),
)
