"""Noting what somebody in the room knows of the outside market."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from veikart.api import Command, DoesNotFit, Params, Pick, Proposed, Setting
from veikart_gap.risk.market.vocabulary import MarketObserved, Region


class Observe(Params):
    skill: Annotated[str, Pick("skill")] | None = Field(None, description="or a role")
    role: Annotated[str, Pick("role")] | None = Field(None, description="then it counts for what it requires")
    shortage: int = Field(
        ge=1, le=5, description="1 many to choose from … 3 in balance … 5 hardly anybody to be found"
    )
    source: str = Field(min_length=1, max_length=400, description="who says so")
    region: Region = Field("", description="empty: the whole country")
    day: date | None = Field(None, title="Observed on", description="empty: today")


def propose(params: Observe, setting: Setting) -> Sequence[Proposed]:
    if (params.skill is None) == (params.role is None):
        raise DoesNotFit("Name a skill or a role.", {"skill": "Name a skill or a role, one of the two."})
    body = MarketObserved(
        about="role" if params.skill is None else "skill",
        subject=params.skill or params.role or "",
        region=params.region,
        source=params.source,
        shortage=params.shortage,
    )
    return [Proposed(body, params.day or setting.today)]


COMMAND = Command(
    "gap.observe_market",
    "Note how hard a skill or role is to find outside",
    Observe,
    propose,
    summary="It counts on Supply, as a reason to build or to buy. A table comes in with --as gap.market.",
)
