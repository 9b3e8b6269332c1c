"""The command that notes hours of learning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from veikart.api import (
    Choice,
    Command,
    DoesNotFit,
    Params,
    Pick,
    Proposed,
    Setting,
    number,
)
from veikart_plans.measures.events import HoursLogged
from veikart_plans.measures.reach import reach_of
from veikart_plans.measures.standing import measure_of, measures_at

if TYPE_CHECKING:
    from veikart.api import Picture


def _begun(picture: Picture) -> list[Choice]:
    return [
        Choice(each.id, each.title, each.state)
        for each in measures_at(picture)
        if each.state in ("started", "done", "stopped")
    ]


class Log(Params):
    measure: Annotated[str, Pick(choices=_begun)]
    hours: float = Field(gt=0, le=100_000, description="of that person, or of all together")
    person: Annotated[str, Pick("person")] | None = Field(
        None, title="By whom", description="empty: all it is for, shared equally"
    )
    day: date | None = Field(None, title="Up to", description="empty: today")


def _log(params: Log, setting: Setting) -> Sequence[Proposed]:
    picture, day = setting.picture, params.day or setting.today
    measure = measure_of(picture, params.measure)
    if measure is None or measure.state in ("proposed", "agreed"):
        raise DoesNotFit.at("measure", "It has not begun. Start it first, and log hours then.")
    if day > setting.today:
        raise DoesNotFit.at("day", f"{day} has not come yet. Log hours when they have been given.")
    people = reach_of(picture).people(measure)
    if params.person is not None and params.person not in people:
        who = setting.need("person", params.person).name
        raise DoesNotFit.at(
            "person", f"{measure.title} is not for {who}. Include them first: “Say for whom it is”."
        )
    if params.person is not None and params.hours > 24 * 366:
        raise DoesNotFit.at("hours", f"One person does not have {number(params.hours)} hours in a year.")
    body = HoursLogged(log=setting.new_id(), measure=measure.id, hours=params.hours, person=params.person)
    return [Proposed(body, day)]


COMMANDS = (
    Command(
        "plans.log_hours",
        "Log hours of learning",
        Log,
        _log,
        on=("Plans",),
        summary="They stand against the hours a week that were agreed.",
    ),
)
