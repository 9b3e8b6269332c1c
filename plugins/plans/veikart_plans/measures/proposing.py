"""Commands that say what a measure is: propose one, revise it, let it slip, say for whom it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from veikart.api import Command, Lines, Params, Pick, Proposed, Setting
from veikart_plans.measures import events, fitting
from veikart_plans.measures.choices import AnyMeasure, OpenMeasure, Promised, kinds, money, parted
from veikart_plans.measures.standing import Measure, measure_of, measures_at

_AS_IT_WAS = "empty: as it was"
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
    promises: tuple[Promised, ...] = Field(
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
    currency: Annotated[str, Pick(choices=money)] | None = None
    sign: Text = Field("", max_length=20_000, title="Sign of success", description="by what one will see it")
    aim: Aim = Field("upskilling", description="better in one's role, or for another role")
    role: Annotated[str, Pick("role")] | None = Field(
        None, title="For which role", description="reskilling only"
    )


def _propose(params: Propose, setting: Setting) -> Sequence[Proposed]:
    identity, picture = setting.new_id(), setting.picture
    fitting.must_be_in_order(params.start, params.due)
    fitting.must_be_paid_in_money(params.cost, params.currency)
    _people_must_be_there(setting, params.people, params.owner)
    if params.aim == "reskilling" and params.role is None:
        raise fitting.refused("role", "Reskilling is for another role: say for which.")
    measures = measures_at(picture)
    fitting.must_leave_time(measures, params.people, params.hours_a_week, picture)
    _must_be_new(measures, params.title)
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


def _promised(params: Propose, setting: Setting, identity: str) -> Iterator[events.LevelPromised]:
    """The levels that are promised; one level above the lowest where only a skill was named is no promise."""
    said = set[str]()
    for promise in params.promises:
        pair = parted(promise)
        if pair is None:
            raise fitting.refused(
                "promises", f"{promise!r} is no skill with a level. Pick one from the list."
            )
        skill, level = pair
        if skill in said:
            name = setting.picture.name("skill", skill)
            raise fitting.refused("promises", f"{name} is named twice. Keep the level that is meant.")
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


def _people_must_be_there(setting: Setting, people: Sequence[str], owner: str | None) -> None:
    there = set(setting.picture.people["person"])
    for field, persons in (("people", people), ("owner", (owner,) if owner else ())):
        for person in persons:
            if person not in there:
                who = setting.need("person", person).name
                raise fitting.refused(field, f"{who} is no longer there. Choose somebody who is.")


def _must_be_new(measures: Sequence[Measure], title: str) -> None:
    if any(each.is_open and each.title.casefold() == title.casefold() for each in measures):
        raise fitting.refused("title", f"“{title}” is open already. Revise that one, or name this otherwise.")


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
    currency: Annotated[str, Pick(choices=money)] | None = Field(None, description=_AS_IT_WAS)
    sign: Text | None = Field(None, max_length=20_000, title="Sign of success", description=_AS_IT_WAS)
    why: Text = Field("", max_length=20_000, title="Why it is revised")


def _revise(params: Revise, setting: Setting) -> Sequence[Proposed]:
    measure = fitting.must_be_open(measure_of(setting.picture, params.measure), params.measure)
    changed = params.model_dump(exclude={"measure", "why"}, exclude_none=True)
    if not changed:
        return []
    fitting.must_be_in_order(params.start or measure.start, measure.due, "start" if params.start else "due")
    fitting.must_be_paid_in_money(
        measure.cost if params.cost is None else params.cost, params.currency or measure.currency
    )
    _people_must_be_there(setting, (), params.owner)
    picture = setting.picture
    fitting.must_leave_time(measures_at(picture), measure.people, params.hours_a_week, picture, measure.id)
    body = events.MeasureRevised(measure=measure.id, why=params.why, **changed)
    return [Proposed(body, setting.today)]


class Slip(Params):
    measure: OpenMeasure
    due: date = Field(title="Due on now")
    why: Text = Field(min_length=1, max_length=20_000, title="Why", description="read in the next review")


def _slip(params: Slip, setting: Setting) -> Sequence[Proposed]:
    measure = fitting.must_be_open(measure_of(setting.picture, params.measure), params.measure)
    fitting.must_be_in_order(measure.start, params.due)
    if measure.due == params.due:
        return []
    return [
        Proposed(events.MeasureRevised(measure=measure.id, due=params.due, why=params.why), setting.today)
    ]


def _if_slips(params: Slip, setting: Setting) -> str:
    measure = measure_of(setting.picture, params.measure)
    return f"If {measure.title if measure else 'a measure'} is done only by {params.due}"


class Promise(Params):
    measure: OpenMeasure
    promise: Promised = Field(title="Level it is to bring")
    confidence: float | None = Field(None, ge=0, le=1, description="from 0 to 1: how sure that is")


def _promise(params: Promise, setting: Setting) -> Sequence[Proposed]:
    measure = fitting.must_be_open(measure_of(setting.picture, params.measure), params.measure)
    pair = parted(params.promise)
    if pair is None:
        raise fitting.refused("promise", "That is no skill with a level. Pick one from the list.")
    scale = fitting.must_be_on_scale(setting.picture, *pair, "promise")
    body = events.LevelPromised(
        measure=measure.id, skill=pair[0], scale=scale, level=pair[1], confidence=params.confidence
    )
    return [Proposed(body, setting.today)]


class Include(Params):
    measure: OpenMeasure
    people: tuple[Annotated[str, Pick("person")], ...] = Field(min_length=1, max_length=500, title="Who")


def _include(params: Include, setting: Setting) -> Sequence[Proposed]:
    picture = setting.picture
    measure = fitting.must_be_open(measure_of(picture, params.measure), params.measure)
    _people_must_be_there(setting, params.people, None)
    news = [person for person in dict.fromkeys(params.people) if person not in measure.people]
    fitting.must_leave_time(measures_at(picture), news, measure.hours_a_week, picture, measure.id)
    return [
        Proposed(events.PersonIncluded(measure=measure.id, person=person), setting.today) for person in news
    ]


class Exclude(Params):
    measure: OpenMeasure
    person: Annotated[str, Pick("person")]
    why: str = Field("", max_length=20_000, title="Why")


def _exclude(params: Exclude, setting: Setting) -> Sequence[Proposed]:
    measure = fitting.must_be_open(measure_of(setting.picture, params.measure), params.measure)
    if params.person not in measure.people:
        who = setting.need("person", params.person).name
        raise fitting.refused("person", f"{measure.title} is not for {who}. Choose somebody it is for.")
    body = events.PersonExcluded(measure=measure.id, person=params.person, why=params.why)
    return [Proposed(body, setting.today)]


class After(Params):
    measure: OpenMeasure
    after: AnyMeasure = Field(title="Begins when this is done")
    drop: bool = Field(False, title="No longer waits", description="takes the order back")


def _after(params: After, setting: Setting) -> Sequence[Proposed]:
    measures = measures_at(setting.picture)
    measure = fitting.must_be_open(
        next((each for each in measures if each.id == params.measure), None), params.measure
    )
    if params.drop:
        if params.after not in measure.after:
            raise fitting.refused("after", f"{measure.title} does not wait for it. Choose one it waits for.")
        return [Proposed(events.OrderDropped(measure=measure.id, after=params.after), setting.today)]
    if all(each.id != params.after for each in measures):
        raise fitting.refused("after", "There is no such measure. Choose one from the list.")
    fitting.must_not_turn_in_circles(measures, measure.id, params.after)
    return [Proposed(events.OrderSet(measure=measure.id, after=params.after), setting.today)]


COMMANDS = (
    Command(
        "plans.propose",
        "Propose a measure",
        Propose,
        _propose,
        on=("Plans", "Gap"),
        summary="Anything that closes a gap: use what is there, learn, or bring in.",
    ),
    Command("plans.revise", "Revise a measure", Revise, _revise, on=("Plans",)),
    Command(
        "plans.slip",
        "Move the due date of a measure",
        Slip,
        _slip,
        on=("Plans",),
        summary="The date it was first promised for stays in sight.",
        supposes=_if_slips,
    ),
    Command("plans.promise", "Say which level a measure is to bring", Promise, _promise, on=("Plans",)),
    Command("plans.include", "Say that a measure is for somebody", Include, _include, on=("Plans",)),
    Command("plans.exclude", "Take somebody out of a measure", Exclude, _exclude, on=("Plans",)),
    Command("plans.after", "Let a measure wait for another", After, _after, on=("Plans",)),
)
