"""The command that proposes a measure: what it is, for whom, by when, and what it is to bring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from veikart.api import (
    Command,
    DoesNotFit,
    Lines,
    Money,
    Params,
    Pick,
    Proposed,
    Setting,
    SkillLevel,
    must_be_paid_in_money,
    parted_skill_level,
)
from veikart_plans.measures import events, fitting
from veikart_plans.measures.choices import kinds
from veikart_plans.measures.standing import measures_at

_KIND = "mobilise what is there first, then learn, then acquire"
Aim = Literal["upskilling", "reskilling"]
Text = Annotated[str, Lines()]


class Propose(Params):
    kind: Annotated[str, Pick(choices=kinds)] = Field(title="What", description=_KIND)
    title: str = Field(
        min_length=1, max_length=400, description="in a few words: Switching, beside an expert"
    )
    skill: Annotated[str, Pick("skill")] | None = Field(
        None, description="whose gap it closes, where it promises no level"
    )
    promises: tuple[SkillLevel, ...] = Field(
        (), max_length=20, title="Levels it is to bring", description="by its due date"
    )
    people: tuple[Annotated[str, Pick("person")], ...] = Field((), max_length=500, title="For whom")
    unit: Annotated[str, Pick("unit")] | None = Field(
        None, description="for everyone of a unit, or where it happens"
    )
    why: Text = Field("", max_length=20_000)
    goal: Annotated[str, Pick("goal")] | None = Field(None, description="the goal it serves")
    owner: Annotated[str, Pick("person")] | None = Field(None, title="Owner", description="who sees to it")
    start: date | None = Field(None, title="Starts on")
    due: date | None = Field(None, title="Due on")
    hours_a_week: float | None = Field(
        None, gt=0, le=168, title="Hours a week", description="for each of them"
    )
    cost: float | None = Field(None, ge=0, le=1e12)
    currency: Money | None = None
    sign: Text = Field("", max_length=20_000, title="Sign of success", description="by what one will see it")
    aim: Aim = Field("upskilling", description="better in one's role, or for another role")
    role: Annotated[str, Pick("role")] | None = Field(
        None, title="For which role", description="reskilling only"
    )


def _propose(params: Propose, setting: Setting) -> Sequence[Proposed]:
    identity, picture = setting.new_id(), setting.picture
    kind = fitting.must_be_a_kind(params.kind)
    fitting.must_be_in_order(params.start, params.due)
    must_be_paid_in_money(params.cost, params.currency)
    fitting.must_be_known(setting, skill=params.skill, unit=params.unit, goal=params.goal, role=params.role)
    fitting.must_be_there(setting, people=params.people, owner=(params.owner,))
    fitting.must_be_for_others(kind, params.people)
    if params.aim == "reskilling" and params.role is None:
        raise DoesNotFit.at("role", "Reskilling is for another role: say for which.")
    if params.aim == "upskilling" and params.role is not None:
        raise DoesNotFit.at("aim", "Upskilling is for the role one has. Choose reskilling, or no role.")
    weekly = fitting.Weekly(params.hours_a_week, params.start, params.due)
    fitting.must_leave_time(picture, weekly, params.people)
    fitting.must_be_new(measures_at(picture), params.title)
    promised = tuple(_promised(params, setting, identity))
    said = params.model_dump(exclude={"skill", "promises", "people"})
    return [
        Proposed(events.MeasureProposed(measure=identity, **said), setting.today),
        *(Proposed(each, setting.today) for each in promised),
        *(
            Proposed(events.PersonIncluded(measure=identity, person=person), setting.today)
            for person in dict.fromkeys(params.people)
        ),
    ]


def _proposed(params: Propose, setting: Setting) -> str:
    return f"Proposed: {params.title}. Next: note what top management, HR and the line say to it."


def _promised(params: Propose, setting: Setting, identity: str) -> Iterator[events.LevelPromised]:
    """The levels that are promised; for a skill without one, what is required most often of it."""
    said = set[str]()
    for promise in params.promises:
        pair = parted_skill_level(promise)
        if pair is None:
            raise DoesNotFit.at("promises", f"{promise!r} is no skill with a level. Pick one from the list.")
        skill, level = pair
        if skill in said:
            name = setting.picture.name("skill", skill)
            raise DoesNotFit.at("promises", f"{name} is named twice. Keep the level that is meant.")
        said.add(skill)
        scale = fitting.must_be_on_scale(setting.picture, skill, level, "promises")
        yield events.LevelPromised(measure=identity, skill=skill, scale=scale, level=level)
    if params.skill is not None and params.skill not in said:
        scale, level = _next_level(setting, params.skill)
        yield events.LevelPromised(measure=identity, skill=params.skill, scale=scale, level=level)


def _next_level(setting: Setting, skill: str) -> tuple[str, float]:
    """Where only a skill is named, the measure is to bring people to what is required most often of them."""
    picture = setting.picture
    scale = picture.scales[str(picture.skills.filter(picture.skills["skill"] == skill)["scale"][0])]
    asked = picture.requirements.filter(picture.requirements["skill"] == skill)["level"].drop_nulls()
    level = float(asked.mode().sort()[0]) if len(asked) else scale.levels[min(1, len(scale.levels) - 1)].value
    return scale.id, level


COMMANDS = (
    Command(
        "plans.propose",
        "Propose a measure",
        Propose,
        _propose,
        done=_proposed,
        summary="Anything that closes a gap: use what is there first, then learn, then bring in.",
    ),
)
