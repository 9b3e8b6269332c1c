"""Commands that leave a gap for now, on purpose, and take it up after all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from veikart.api import (
    Command,
    DoesNotFit,
    Lines,
    Params,
    Pick,
    Proposed,
    RuleBroken,
    Setting,
)
from veikart_plans.measures import events, fitting

Text = Annotated[str, Lines()]


class Leave(Params):
    skill: Annotated[str, Pick("skill")]
    why: Text = Field(min_length=1, max_length=20_000, title="Why not now")
    unit: Annotated[str, Pick("unit")] | None = Field(None, description="empty: anywhere")
    until: date | None = Field(None, title="Until", description="when to look at it again")


def _leave(params: Leave, setting: Setting) -> Sequence[Proposed]:
    fitting.must_be_known(setting, skill=params.skill, unit=params.unit)
    if params.until is not None and params.until <= setting.today:
        raise DoesNotFit.at("until", f"{params.until} has come. Choose a day ahead, or none.")
    said = params.model_dump()
    if said in setting.picture.table("plans.left").select(*said).to_dicts():
        return []
    return [Proposed(events.GapLeft(**said), setting.today)]


class TakeUp(Params):
    skill: Annotated[str, Pick("skill")]
    unit: Annotated[str, Pick("unit")] | None = Field(None, description="as it was left; empty: anywhere")
    why: str = Field("", max_length=20_000, title="Why")


def _take_up(params: TakeUp, setting: Setting) -> Sequence[Proposed]:
    left = setting.picture.table("plans.left").select("skill", "unit").rows()
    if (params.skill, params.unit) not in left:
        name = setting.need("skill", params.skill).name
        where = f" in {setting.need('unit', params.unit).name}" if params.unit else ""
        raise RuleBroken(f"{name} was not left for later{where}.")
    return [Proposed(events.GapResumed(**params.model_dump()), setting.today)]


COMMANDS = (
    Command(
        "plans.not_now",
        "Leave a gap for now, on purpose",
        Leave,
        _leave,
        on=("Plans", "Gap"),
        summary="With a reason; it stays in sight.",
    ),
    Command("plans.take_up", "Take up a gap that was left", TakeUp, _take_up, on=("Plans",)),
)
