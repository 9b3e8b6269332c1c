"""Commands that say for whom a measure is, and for what it waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from veikart.api import (
    Command,
    DoesNotFit,
    Lines,
    Params,
    Pick,
    Proposed,
    Setting,
)
from veikart_plans.measures import events, fitting
from veikart_plans.measures.choices import AnyMeasure, OpenMeasure
from veikart_plans.measures.standing import measure_of, measures_at


class Include(Params):
    measure: OpenMeasure
    people: tuple[Annotated[str, Pick("person")], ...] = Field(min_length=1, max_length=500, title="Who")


def _include(params: Include, setting: Setting) -> Sequence[Proposed]:
    picture = setting.picture
    measure = fitting.must_be_open(measure_of(picture, params.measure), params.measure)
    fitting.must_be_there(setting, people=params.people)
    fitting.must_be_for_others(measure.kind, params.people)
    news = [person for person in dict.fromkeys(params.people) if person not in measure.people]
    weekly = fitting.Weekly(measure.hours_a_week, measure.start, measure.due)
    fitting.must_leave_time(picture, weekly, news, measure.id, "people")
    return [
        Proposed(events.PersonIncluded(measure=measure.id, person=person), setting.today) for person in news
    ]


class Exclude(Params):
    measure: OpenMeasure
    person: Annotated[str, Pick("person")]
    why: Annotated[str, Lines()] = Field("", max_length=20_000, title="Why")


def _exclude(params: Exclude, setting: Setting) -> Sequence[Proposed]:
    measure = fitting.must_be_open(measure_of(setting.picture, params.measure), params.measure)
    if params.person not in measure.people:
        who = setting.need("person", params.person).name
        raise DoesNotFit.at("person", f"{measure.title} is not for {who}. Choose somebody it is for.")
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
            raise DoesNotFit.at("after", f"{measure.title} does not wait for it. Choose one it waits for.")
        return [Proposed(events.OrderDropped(measure=measure.id, after=params.after), setting.today)]
    if all(each.id != params.after for each in measures):
        raise DoesNotFit.at("after", "There is no such measure. Choose one from the list.")
    fitting.must_not_turn_in_circles(measures, measure.id, params.after)
    return [Proposed(events.OrderSet(measure=measure.id, after=params.after), setting.today)]


COMMANDS = (
    Command("plans.include", "Say that a measure is for somebody", Include, _include, on=("Plans",)),
    Command("plans.exclude", "Take somebody out of a measure", Exclude, _exclude, on=("Plans",)),
    Command("plans.after", "Let a measure wait for another", After, _after, on=("Plans",)),
)
