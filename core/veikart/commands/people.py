"""Commands about who is where: joining, moving, leaving, and the roles that people take."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from veikart.commands.declaration import Command, Params, Setting
from veikart.commands.fields import Pick
from veikart.journal import Proposed
from veikart_events.vocabulary.organisation import PersonJoined, PersonLeft, PersonMoved, RoleAssigned

_FROM = "empty: today"


class Join(Params):
    name: str = Field(min_length=1, max_length=400)
    unit: Annotated[str, Pick("unit")] | None = None
    role: Annotated[str, Pick("role")] | None = None
    ref: str | None = Field(
        None, min_length=1, max_length=400, title="Reference", description="an employee number, for example"
    )
    day: date | None = Field(None, title="From", description=_FROM)


def _join(params: Join, setting: Setting) -> Sequence[Proposed]:
    person, day = setting.new_id(), params.day or setting.today
    joined = Proposed(PersonJoined(person=person, name=params.name, unit=params.unit, ref=params.ref), day)
    if params.role is None:
        return [joined]
    return [joined, Proposed(RoleAssigned(person=person, role=params.role), day)]


class Move(Params):
    person: Annotated[str, Pick("person")]
    unit: Annotated[str, Pick("unit")] = Field(title="To the unit")
    day: date | None = Field(None, title="From", description=_FROM)


def _move(params: Move, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(PersonMoved(person=params.person, unit=params.unit), params.day or setting.today)]


class Leave(Params):
    person: Annotated[str, Pick("person")]
    day: date = Field(title="First day they are gone")
    why: str = Field("", max_length=20_000, title="Reason", description="sealed with the person's own key")


def _leave(params: Leave, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(PersonLeft(person=params.person, why=params.why), params.day)]


class TakeRole(Params):
    person: Annotated[str, Pick("person")]
    role: Annotated[str, Pick("role")]
    day: date | None = Field(None, title="From", description=_FROM)


def _take(params: TakeRole, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(RoleAssigned(person=params.person, role=params.role), params.day or setting.today)]


COMMANDS = (
    Command("person.join", "Somebody joins", Join, _join),
    Command("person.move", "Somebody moves to another unit", Move, _move),
    Command("person.leave", "Somebody leaves", Leave, _leave, summary="The day may lie ahead."),
    Command("role.assign", "Somebody takes a role", TakeRole, _take),
)
