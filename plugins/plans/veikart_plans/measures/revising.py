"""Commands that change what was said of a measure: its terms, its date, its owner, what it promises."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

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
from veikart_plans.measures.choices import OpenMeasure, kinds
from veikart_plans.measures.reach import reach_of
from veikart_plans.measures.standing import Expected, Measure, measure_of, measures_at

_AS_IT_WAS = "empty: as it was"
Text = Annotated[str, Lines()]


class Revise(Params):
    measure: OpenMeasure
    title: str | None = Field(None, min_length=1, max_length=400, description=_AS_IT_WAS)
    kind: Annotated[str, Pick(choices=kinds)] | None = Field(None, title="What", description=_AS_IT_WAS)
    unit: Annotated[str, Pick("unit")] | None = Field(None, description=_AS_IT_WAS)
    goal: Annotated[str, Pick("goal")] | None = Field(None, description=_AS_IT_WAS)
    owner: Annotated[str, Pick("person")] | None = Field(None, description=_AS_IT_WAS)
    start: date | None = Field(None, title="Starts on", description=_AS_IT_WAS)
    hours_a_week: float | None = Field(None, gt=0, le=168, title="Hours a week", description=_AS_IT_WAS)
    cost: float | None = Field(None, ge=0, le=1e12, description=_AS_IT_WAS)
    currency: Money | None = Field(None, description=_AS_IT_WAS)
    sign: Text | None = Field(None, max_length=20_000, title="Sign of success", description=_AS_IT_WAS)
    why: Text = Field("", max_length=20_000, title="Why it is revised")


def _revise(params: Revise, setting: Setting) -> Sequence[Proposed]:
    picture = setting.picture
    measure = fitting.must_be_open(measure_of(picture, params.measure), params.measure)
    changed = {
        name: value
        for name, value in params.model_dump(exclude={"measure", "why"}, exclude_none=True).items()
        if value != _as_it_is(measure, name)
    }
    if not changed:
        return []
    if params.kind is not None:
        fitting.must_be_for_others(fitting.must_be_a_kind(params.kind), measure.people, "kind")
    fitting.must_be_in_order(params.start or measure.start, measure.due, "start")
    cost = measure.cost if params.cost is None else params.cost
    must_be_paid_in_money(cost, params.currency or measure.currency)
    fitting.must_be_known(setting, unit=params.unit, goal=params.goal)
    fitting.must_be_there(setting, owner=(params.owner,))
    if params.title is not None:
        fitting.must_be_new([each for each in measures_at(picture) if each.id != measure.id], params.title)
    weekly = fitting.Weekly(params.hours_a_week, params.start or measure.start, measure.due)
    fitting.must_leave_time(picture, weekly, reach_of(picture).people(measure), measure.id)
    body = events.MeasureRevised(measure=measure.id, why=params.why, **changed)
    return [Proposed(body, setting.today)]


def _as_it_is(measure: Measure, name: str) -> object:
    return measure.kind.kind if name == "kind" else getattr(measure, name)


class Slip(Params):
    measure: OpenMeasure
    due: date = Field(title="Due on now")
    why: Text = Field(min_length=1, max_length=20_000, title="Why", description="read in the next review")


def _slip(params: Slip, setting: Setting) -> Sequence[Proposed]:
    return _moved(setting, params.measure, params.due, params.why)


def _moved(setting: Setting, identity: str, due: date, why: str) -> Sequence[Proposed]:
    measure = fitting.must_be_open(measure_of(setting.picture, identity), identity)
    fitting.must_be_in_order(measure.start, due)
    if measure.due == due:
        return []
    if due < setting.today:
        raise DoesNotFit.at("due", f"{due} has passed. Choose a day ahead; or finish it, or stop it.")
    return [Proposed(events.MeasureRevised(measure=measure.id, due=due, why=why), setting.today)]


class SupposeSlip(Params):
    measure: OpenMeasure
    due: date = Field(title="Done only by")


def _suppose_slip(params: SupposeSlip, setting: Setting) -> Sequence[Proposed]:
    return _moved(setting, params.measure, params.due, "")


def _if_slips(params: SupposeSlip, setting: Setting) -> str:
    measure = measure_of(setting.picture, params.measure)
    return f"If {measure.title if measure else 'a measure'} is done only by {params.due}"


class Reassign(Params):
    measures: tuple[OpenMeasure, ...] = Field(min_length=1, max_length=100, title="Measures")
    owner: Annotated[str, Pick("person")] = Field(title="New owner", description="who sees to it from now on")
    why: Text = Field("", max_length=20_000, title="Why")


def _reassign(params: Reassign, setting: Setting) -> Sequence[Proposed]:
    fitting.must_be_there(setting, owner=(params.owner,))
    known = {each.id: each for each in measures_at(setting.picture)}
    measures = [fitting.must_be_open(known.get(each), each) for each in dict.fromkeys(params.measures)]
    return [
        Proposed(events.MeasureRevised(measure=each.id, owner=params.owner, why=params.why), setting.today)
        for each in measures
        if each.owner != params.owner
    ]


class Promise(Params):
    measure: OpenMeasure
    promise: SkillLevel = Field(title="Level it is to bring")
    confidence: float | None = Field(None, ge=0, le=1, description="from 0 to 1: how sure that is")
    drop: bool = Field(False, title="No longer", description="takes what it promises in the skill back")


def _promise(params: Promise, setting: Setting) -> Sequence[Proposed]:
    measure = fitting.must_be_open(measure_of(setting.picture, params.measure), params.measure)
    pair = parted_skill_level(params.promise)
    if pair is None:
        raise DoesNotFit.at("promise", "That is no skill with a level. Pick one from the list.")
    scale = fitting.must_be_on_scale(setting.picture, *pair, "promise")
    skill, level = pair
    if params.drop:
        if all(each.skill != skill for each in measure.expected):
            name = setting.picture.name("skill", skill)
            words = f"{measure.title} promises nothing in {name}. Choose a skill it promises something in."
            raise DoesNotFit.at("promise", words)
        return [Proposed(events.LevelWithdrawn(measure=measure.id, skill=skill), setting.today)]
    if Expected(skill, scale, level, params.confidence) in measure.expected:
        return []
    body = events.LevelPromised(
        measure=measure.id, skill=skill, scale=scale, level=level, confidence=params.confidence
    )
    return [Proposed(body, setting.today)]


COMMANDS = (
    Command("plans.revise", "Revise a measure", Revise, _revise, on=("Plans",)),
    Command(
        "plans.slip",
        "Move the due date of a measure",
        Slip,
        _slip,
        on=("Plans",),
        summary="The date it was first promised for stays in sight.",
    ),
    Command(
        "plans.suppose_slip",
        "Suppose that a measure slips",
        SupposeSlip,
        _suppose_slip,
        on=("Plans",),
        summary="In a scenario: what would be promised on the days between; nothing real changes.",
        supposes=_if_slips,
    ),
    Command(
        "plans.reassign",
        "Give measures another owner",
        Reassign,
        _reassign,
        on=("Plans",),
        summary="Such as all that somebody owned who has left.",
    ),
    Command("plans.promise", "Say which level a measure is to bring", Promise, _promise, on=("Plans",)),
)
