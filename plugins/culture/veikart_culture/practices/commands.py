"""Beginning a practice, saying what it is meant for, noting its meetings, handing it over, ending it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from veikart.api import Choice, Command, DoesNotFit, Lines, Params, Pick, Proposed, Setting
from veikart_culture.practices import events
from veikart_culture.practices.standing import KIND_NAMES, Practice, practices
from veikart_culture.screen import SCREEN

if TYPE_CHECKING:
    from veikart.api import Picture


def _going(picture: Picture) -> list[Choice]:
    return [
        Choice(each.id, each.name, KIND_NAMES.get(each.kind, each.kind))
        for each in practices(picture)
        if each.there
    ]


def _kpis(picture: Picture) -> list[Choice]:
    return [Choice(*row) for row in picture.kpis.select("kpi", "name", "measured_in").rows()]


Going = Annotated[str, Pick(choices=_going)]
Person = Annotated[str, Pick("person")]
Skill = Annotated[str, Pick("skill")]
Kpi = Annotated[str, Pick(choices=_kpis)]
Text = Annotated[str, Lines()]


class Begin(Params):
    name: str = Field(min_length=1, max_length=400, description="as people call it: Tariff hour")
    kind: events.PracticeKind = Field(
        "clinic", description="clinic: colleagues go through real cases together"
    )
    runs: Person | None = Field(None, title="Who runs it")
    unit: Annotated[str, Pick("unit")] | None = Field(None, title="Where", description="empty: everywhere")
    skills: tuple[Skill, ...] = Field((), max_length=20, title="Meant for which skills")
    kpis: tuple[Kpi, ...] = Field((), max_length=20, title="Meant to move which KPIs")
    since: date | None = Field(None, title="Since", description="empty: today")
    about: Text = Field("", max_length=20_000, title="What happens there")


class End(Params):
    practice: Going
    why: Text = Field("", max_length=20_000, title="Why", description="what one would do otherwise next time")


class HandOver(Params):
    practice: Going
    runs: Person | None = Field(None, title="Who runs it now", description="empty: nobody")


class Mean(Params):
    practice: Going
    skill: Skill | None = Field(None, title="Meant for which skill")
    kpi: Kpi | None = Field(None, title="Meant to move which KPI")
    meant: bool = Field(True, title="Meant for it", description="no: not any more")


class Meet(Params):
    practice: Going
    on: date | None = Field(None, title="On", description="empty: today")
    people: tuple[Person, ...] = Field(
        (), max_length=2_000, title="Who was there", description="so that one sees what moves in their skills"
    )
    attended: int | None = Field(
        None, ge=0, le=100_000, title="How many were there", description="empty: as many as are named"
    )


def _of(setting: Setting, practice: str) -> Practice:
    found = next((each for each in practices(setting.picture) if each.id == practice), None)
    if found is None or not found.there:
        words = "There is no such practice, or it has ended. Pick one from the list, or begin one."
        raise DoesNotFit.at("practice", words)
    return found


def _person(setting: Setting, field: str, person: str | None) -> None:
    if person is not None and person not in set(setting.picture.people["person"]):
        words = f"{setting.need('person', person).name} is no longer there. Choose somebody who is."
        raise DoesNotFit.at(field, words)


def _past(setting: Setting, field: str, day: date | None) -> date:
    if day is not None and day > setting.today:
        words = "That day has not come yet: choose one up to today."
        raise DoesNotFit.at(field, words)
    return day or setting.today


def _begin(params: Begin, setting: Setting) -> Sequence[Proposed]:
    day = _past(setting, "since", params.since)
    _person(setting, "runs", params.runs)
    if any(
        each.there and each.name.casefold() == params.name.casefold() for each in practices(setting.picture)
    ):
        words = f"“{params.name}” goes on already. Note its meetings, or name this one otherwise."
        raise DoesNotFit.at("name", words)
    identity = setting.new_id()
    body = events.PracticeBegun(
        practice=identity,
        name=params.name,
        kind=params.kind,
        runs=params.runs,
        unit=params.unit,
        about=params.about,
    )
    skills = [events.PracticeMeant(practice=identity, skill=each) for each in dict.fromkeys(params.skills)]
    kpis = [events.PracticeMeant(practice=identity, kpi=each) for each in dict.fromkeys(params.kpis)]
    return [Proposed(each, day) for each in (body, *skills, *kpis)]


def _end(params: End, setting: Setting) -> Sequence[Proposed]:
    _of(setting, params.practice)
    return [Proposed(events.PracticeEnded(practice=params.practice, why=params.why), setting.today)]


def _hand_over(params: HandOver, setting: Setting) -> Sequence[Proposed]:
    practice = _of(setting, params.practice)
    _person(setting, "runs", params.runs)
    if practice.runs == params.runs:
        return []
    return [Proposed(events.PracticeHandedOver(practice=params.practice, runs=params.runs), setting.today)]


def _mean(params: Mean, setting: Setting) -> Sequence[Proposed]:
    practice = _of(setting, params.practice)
    if params.skill is None and params.kpi is None:
        words = "Say for which skill, or which KPI."
        raise DoesNotFit.at("skill", words)
    proposed = []
    for name, identity, now in (
        ("skill", params.skill, practice.skills),
        ("kpi", params.kpi, practice.kpis),
    ):
        if identity is not None and (identity in now) is not params.meant:
            said = {"practice": params.practice, name: identity, "meant": params.meant}
            proposed.append(Proposed(events.PracticeMeant.model_validate(said), setting.today))
    return proposed


def _meet(params: Meet, setting: Setting) -> Sequence[Proposed]:
    practice = _of(setting, params.practice)
    day = _past(setting, "on", params.on)
    if day < practice.since:
        words = f"{practice.name} began on {practice.since}: choose a day from then on."
        raise DoesNotFit.at("on", words)
    people = tuple(dict.fromkeys(params.people))
    for person in people:
        setting.need("person", person)
    attended = len(people) if params.attended is None else params.attended
    if not attended or attended < len(people):
        words = (
            f"{len(people)} are named, so at least as many were there."
            if people
            else "Say how many were there, or name them."
        )
        raise DoesNotFit.at("attended", words)
    body = events.PracticeMet(
        meeting=setting.new_id(), practice=practice.id, attended=attended, people=people
    )
    return [Proposed(body, day)]


COMMANDS = (
    Command(
        "culture.begin_practice",
        "Begin a practice",
        Begin,
        _begin,
        on=(SCREEN,),
        summary="A peer clinic, a community, an arena: wherever people learn from each other.",
    ),
    Command(
        "culture.practice_met",
        "Note a meeting of a practice",
        Meet,
        _meet,
        on=(SCREEN,),
        summary="Who took part is named to that practice alone; without names nothing can be compared.",
    ),
    Command("culture.practice_meant", "Say what a practice is meant for", Mean, _mean, on=(SCREEN,)),
    Command("culture.hand_over_practice", "Say who runs a practice", HandOver, _hand_over, on=(SCREEN,)),
    Command("culture.end_practice", "End a practice", End, _end, on=(SCREEN,)),
)
