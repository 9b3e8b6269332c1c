"""What if: the questions that are asked most, each one command. They are only ever supposed.

Outside of a scenario each begins one of its own, called after what it asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from veikart.commands.declaration import Command, Params, Setting
from veikart.commands.fields import Pick
from veikart.commands.slipping import Slip, propose_slip, title_of_slip
from veikart.journal import Proposed
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.organisation import (
    PersonJoined,
    PersonLeft,
    PersonMoved,
    RoleAssigned,
    RoleUnassigned,
)
from veikart_events.vocabulary.target import LevelRequired

_DAY = "empty: from today, or from where the scenario begins"
_ONLY = "Only supposed: nothing is changed, and nobody is told."


class Leaves(Params):
    person: Annotated[str, Pick("person")]
    day: date | None = Field(None, title="First day they are gone", description=_DAY)


def _leaves(params: Leaves, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(PersonLeft(person=params.person), params.day or setting.today)]


class Moves(Params):
    person: Annotated[str, Pick("person")]
    unit: Annotated[str, Pick("unit")] = Field(title="To the unit")
    day: date | None = Field(None, title="From", description=_DAY)


def _moves(params: Moves, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(PersonMoved(person=params.person, unit=params.unit), params.day or setting.today)]


class ChangesRole(Params):
    person: Annotated[str, Pick("person")]
    role: Annotated[str, Pick("role")] = Field(title="Takes the role")
    instead: bool = Field(True, title="Instead of their roles", description="else beside them")
    day: date | None = Field(None, title="From", description=_DAY)


def _changes_role(params: ChangesRole, setting: Setting) -> Sequence[Proposed]:
    day = params.day or setting.today
    rows = setting.picture.assignments
    held = rows.filter(rows["person"] == params.person)["role"].to_list() if params.instead else []
    left = [RoleUnassigned(person=params.person, role=role) for role in held if role != params.role]
    taken = RoleAssigned(person=params.person, role=params.role)
    return [Proposed(body, day) for body in (*left, taken)]


Levels = Literal["as required", "one below", "not known"]


class Hires(Params):
    role: Annotated[str, Pick("role")]
    unit: Annotated[str, Pick("unit")]
    count: int = Field(1, ge=1, le=50, title="How many")
    levels: Levels = Field("as required", title="Their levels", description="of what the role requires")
    day: date | None = Field(None, title="First day", description=_DAY)


def _hires(params: Hires, setting: Setting) -> Sequence[Proposed]:
    day = params.day or setting.today
    names = _free_names(setting, f"New {setting.need('role', params.role).name}")
    return [
        Proposed(body, day)
        for _ in range(params.count)
        for body in _one_hired(params, setting, setting.new_id(), next(names))
    ]


def _one_hired(
    params: Hires, setting: Setting, person: str, name: str
) -> Iterator[PersonJoined | RoleAssigned | SkillAssessed]:
    yield PersonJoined(person=person, name=name, unit=params.unit)
    yield RoleAssigned(person=person, role=params.role)
    if params.levels == "not known":
        return
    asked = setting.picture.requirements
    for skill, scale, level in (
        asked.filter(asked["role"] == params.role).select("skill", "raw_scale", "raw_level").rows()
    ):
        steps = sorted(setting.need("scale", scale).facts["levels"])
        below = [step for step in steps if step < level]
        held = level if params.levels == "as required" else below[-1] if below else steps[0]
        yield SkillAssessed(
            person=person, skill=skill, scale=scale, level=held, method="consultant", confidence="low"
        )


def _free_names(setting: Setting, base: str) -> Iterator[str]:
    """Names that nobody bears: "New engineer 1", "New engineer 2" …"""
    number = 1
    while True:
        name = f"{base} {number}"
        if not setting.state.named("person", name):
            yield name
        number += 1


class Target(Params):
    role: Annotated[str, Pick("role")]
    skill: Annotated[str, Pick("skill")]
    level: float = Field(description="on the scale of the skill")
    day: date | None = Field(None, title="From", description=_DAY)


def _target(params: Target, setting: Setting) -> Sequence[Proposed]:
    scale = setting.need("skill", params.skill).facts["scale"]
    body = LevelRequired(role=params.role, skill=params.skill, scale=scale, level=params.level)
    return [Proposed(body, params.day or setting.today)]


def _name(setting: Setting, kind: Literal["person", "role", "skill", "unit"], identity: str) -> str:
    return setting.need(kind, identity).name


COMMANDS = (
    Command(
        "suppose.leaves",
        "What if somebody leaves?",
        Leaves,
        _leaves,
        summary=_ONLY,
        supposes=lambda p, s: f"If {_name(s, 'person', p.person)} leaves",
    ),
    Command(
        "suppose.hires",
        "What if we hire?",
        Hires,
        _hires,
        summary=f"{_ONLY} Levels of people who are only supposed are a guess.",
        supposes=lambda p, s: f"If we hire {p.count} for {_name(s, 'role', p.role)}",
    ),
    Command(
        "suppose.moves",
        "What if somebody moves to another unit?",
        Moves,
        _moves,
        summary=_ONLY,
        supposes=lambda p, s: f"If {_name(s, 'person', p.person)} moves to {_name(s, 'unit', p.unit)}",
    ),
    Command(
        "suppose.role",
        "What if somebody changes role?",
        ChangesRole,
        _changes_role,
        summary=_ONLY,
        supposes=lambda p, s: f"If {_name(s, 'person', p.person)} becomes {_name(s, 'role', p.role)}",
    ),
    Command(
        "suppose.target",
        "What if a role needs another level?",
        Target,
        _target,
        summary=_ONLY,
        supposes=lambda p, s: (
            f"If {_name(s, 'role', p.role)} needs {_name(s, 'skill', p.skill)} at {p.level:g}"
        ),
    ),
    Command(
        "suppose.slips",
        "What if a date slips?",
        Slip,
        propose_slip,
        summary=_ONLY,
        supposes=title_of_slip,
    ),
)
