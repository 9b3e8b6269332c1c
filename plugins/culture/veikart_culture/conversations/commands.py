"""Agreeing how often leaders talk about learning, and noting that they did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from veikart.api import Command, DoesNotFit, Lines, Params, Pick, Proposed, Setting, number
from veikart_culture.conversations.cadence import cadences
from veikart_culture.conversations.events import CadenceAgreed, ConversationHeld
from veikart_culture.screen import SCREEN


class AgreeCadence(Params):
    unit: Annotated[str, Pick("unit")] | None = Field(
        None, title="In which unit", description="and those below it; empty: everywhere"
    )
    a_year: float = Field(ge=0, le=366, title="Times a year", description="0: none are agreed any more")
    since: date | None = Field(None, title="From", description="empty: from today")


class HoldConversation(Params):
    unit: Annotated[str, Pick("unit")] = Field(title="With the people of which unit")
    leader: Annotated[str, Pick("person")] | None = Field(
        None, title="Who led it", description="empty: nobody in particular"
    )
    on: date | None = Field(None, title="On", description="empty: today")
    about: Annotated[str, Lines()] = Field(
        "", max_length=20_000, title="What about", description="of learning, not of persons"
    )


def _agree(params: AgreeCadence, setting: Setting) -> Sequence[Proposed]:
    if params.unit is not None:
        setting.need("unit", params.unit)
    since = params.since or setting.today
    told = cadences(setting.picture).said.get(params.unit or "", ())
    before = [each for each in told if each.day <= since]
    if before and before[-1].a_year == params.a_year and before[-1] is told[-1]:
        return []
    return [Proposed(CadenceAgreed(unit=params.unit, a_year=params.a_year), since)]


def _hold(params: HoldConversation, setting: Setting) -> Sequence[Proposed]:
    setting.need("unit", params.unit)
    if params.leader is not None:
        setting.need("person", params.leader)
    day = params.on or setting.today
    if day > setting.today:
        words = "A talk is noted when it has been held: choose a day up to today."
        raise DoesNotFit.at("on", words)
    body = ConversationHeld(
        conversation=setting.new_id(), unit=params.unit, leader=params.leader, about=params.about
    )
    return [Proposed(body, day)]


def _agreed(params: AgreeCadence, setting: Setting) -> str:
    where = setting.need("unit", params.unit).name if params.unit else "everybody"
    return f"Agreed for {where}: {number(params.a_year)} talks about learning a year."


COMMANDS = (
    Command(
        "culture.agree_cadence",
        "Agree how often leaders talk about learning",
        AgreeCadence,
        _agree,
        on=(SCREEN,),
        summary="What is agreed for a unit counts before what is agreed for the units above it.",
        done=_agreed,
    ),
    Command(
        "culture.hold_conversation",
        "Note a talk about learning",
        HoldConversation,
        _hold,
        on=(SCREEN,),
        summary="A leader and the people of a unit: what they try, learn and lack.",
    ),
)
