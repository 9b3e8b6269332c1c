"""Commands for work with partners: agreed, in iterations, over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from veikart.api import (
    Command,
    DoesNotFit,
    EventBody,
    Lines,
    Money,
    Params,
    Pick,
    Proposed,
    RuleBroken,
    Setting,
    must_be_paid_in_money,
)
from veikart_partners.delivery import events
from veikart_partners.delivery.choices import AnyMeasure, Unended
from veikart_partners.delivery.fitting import happened_on, must_follow, the_engagement
from veikart_partners.portfolio.choices import AnyPartner
from veikart_partners.portfolio.fitting import must_be_there
from veikart_partners.screen import SCREEN

Several = Annotated[str, Lines()]
ON = "empty: today"


class Agree(Params):
    partner: AnyPartner
    title: str = Field(min_length=1, max_length=400, description="what is done, in a few words")
    measure: AnyMeasure | None = Field(None, description="of the plans, that it helps to carry out")
    skills: tuple[Annotated[str, Pick("skill")], ...] = Field(
        (), max_length=40, title="Builds the skills", description="beside those of the measure"
    )
    people: tuple[Annotated[str, Pick("person")], ...] = Field(
        (), max_length=500, title="Who takes part", description="beside those of the measure"
    )
    unit: Annotated[str, Pick("unit")] | None = Field(
        None, description="for which unit; where nobody is named, all of it takes part"
    )
    start: date | None = Field(None, title="First day", description=ON)
    end: date | None = Field(None, title="Last day")
    cost: float | None = Field(None, ge=0, le=1e12, description="for all of it")
    currency: Money | None = Field(None, description="of the cost")
    about: Several = Field("", max_length=20_000, title="About it")


def _agree(params: Agree, setting: Setting) -> Sequence[Proposed]:
    partner = must_be_there(setting.picture, params.partner)
    if partner.turned_down:
        raise DoesNotFit.at(
            "partner", f"{partner.name} was not chosen. Decide anew first, or choose another."
        )
    start = params.start or setting.today
    must_follow(start, params.end, "end", "The last day lies before the first. Write a later one.")
    must_be_paid_in_money(params.cost, params.currency)
    engagement = setting.new_id()
    agreed = events.EngagementAgreed(
        engagement=engagement,
        partner=params.partner,
        title=params.title,
        measure=params.measure,
        unit=params.unit,
        start=start,
        end=params.end,
        cost=params.cost,
        currency=params.currency,
        about=params.about,
    )
    skills = (
        events.EngagementSkill(engagement=engagement, skill=each) for each in dict.fromkeys(params.skills)
    )
    people = (
        events.ParticipantAdded(engagement=engagement, person=each) for each in dict.fromkeys(params.people)
    )
    since = min(start, setting.today)  # what is written down afterwards was agreed when it began
    return [Proposed(each, since) for each in (agreed, *skills, *people)]


class TakePart(Params):
    engagement: Unended = Field(title="Piece of work")
    people: tuple[Annotated[str, Pick("person")], ...] = Field((), max_length=500, title="Who takes part")
    skills: tuple[Annotated[str, Pick("skill")], ...] = Field((), max_length=40, title="Builds the skills")
    no_longer: bool = Field(
        False, title="No longer", description="they leave it, or it no longer builds them"
    )


def _take_part(params: TakePart, setting: Setting) -> Sequence[Proposed]:
    the_engagement(setting.picture, params.engagement)
    if not params.people and not params.skills:
        raise DoesNotFit.at("people", "Name somebody who takes part, or a skill that is built.")
    about = {"engagement": params.engagement}
    people = setting.picture.table("partners.participants").filter(**about)["person"].to_list()
    skills = setting.picture.table("partners.engagement_skills").filter(**about)["skill"].to_list()
    bodies: list[EventBody] = [
        events.ParticipantAdded(engagement=params.engagement, person=each, takes_part=not params.no_longer)
        for each in dict.fromkeys(params.people)
        if (each in people) is params.no_longer
    ]
    bodies += [
        events.EngagementSkill(engagement=params.engagement, skill=each, builds=not params.no_longer)
        for each in dict.fromkeys(params.skills)
        if (each in skills) is params.no_longer
    ]
    if not bodies:
        raise RuleBroken(
            "None of them was named for this piece of work. Those of its measure are changed in the plans."
            if params.no_longer
            else "They are all in it already."
        )
    return [Proposed(each, setting.today) for each in bodies]


class Hold(Params):
    engagement: Unended = Field(title="Piece of work")
    feedback: Several = Field(
        "", max_length=20_000, title="What those who took part said", description="nobody by name"
    )
    changed: Several = Field(
        "", max_length=20_000, title="What is changed for the next", description="empty: nothing"
    )
    day: date | None = Field(None, title="Held on", description=ON)


def _hold(params: Hold, setting: Setting) -> Sequence[Proposed]:
    engagement = the_engagement(setting.picture, params.engagement)
    if not params.feedback and not params.changed:
        raise DoesNotFit.at(
            "feedback", "Write what was said, or what is changed: a round nobody learnt from is none."
        )
    day = happened_on(setting, params.day)
    must_follow(
        engagement.began,
        day,
        "day",
        f"It had not begun by then. It begins on {engagement.began.isoformat()}.",
    )
    body = events.IterationHeld(
        iteration=setting.new_id(),
        engagement=params.engagement,
        feedback=params.feedback,
        changed=params.changed,
    )
    return [Proposed(body, day)]


class End(Params):
    engagement: Unended = Field(title="Piece of work")
    spent: float | None = Field(
        None, ge=0, le=1e12, title="What it cost in the end", description="in the currency agreed"
    )
    why: Several = Field("", max_length=20_000, description="carried through, or why it ends")
    day: date | None = Field(None, title="Ended on", description=ON)


def _end(params: End, setting: Setting) -> Sequence[Proposed]:
    engagement = the_engagement(setting.picture, params.engagement)
    if engagement.ended is not None:
        raise RuleBroken(f"{engagement.title} is over since {engagement.ended.isoformat()}.")
    if params.spent is not None and engagement.currency is None:
        raise DoesNotFit.at(
            "spent",
            "No currency was agreed, so an amount says nothing. Leave it empty, and put it in the reason.",
        )
    day = happened_on(setting, params.day)
    must_follow(engagement.began, day, "day", "It had not begun by then. Write a later day.")
    body = events.EngagementEnded(engagement=params.engagement, spent=params.spent, why=params.why)
    return [Proposed(body, day)]


def _none_running(setting: Setting) -> str:
    if setting.picture.table("partners.engagements").height:
        return ""
    return "There is no work with a partner yet. Agree on a piece of work first (ctrl+p, “Agree on”)."


COMMANDS = (
    Command(
        "partners.agree_engagement",
        "Agree on a piece of work with a partner",
        Agree,
        _agree,
        on=(SCREEN,),
        summary="Name the skills it builds and who takes part: from their ratings its effect is seen later.",
    ),
    Command(
        "partners.take_part",
        "Say who takes part in work with a partner, and what it builds",
        TakePart,
        _take_part,
        on=(SCREEN,),
        available=_none_running,
    ),
    Command(
        "partners.hold_iteration",
        "Note a round of work with a partner, and what is changed",
        Hold,
        _hold,
        on=(SCREEN,),
        available=_none_running,
        summary="After each round: what was said, and what is done otherwise in the next.",
    ),
    Command(
        "partners.end_engagement",
        "End a piece of work with a partner",
        End,
        _end,
        on=(SCREEN,),
        available=_none_running,
        summary="From that day on its effect is looked for.",
    ),
)
