"""Commands that say who the partners are and what they cover."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

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
    counted,
    join_and,
    must_be_paid_in_money,
)
from veikart_partners.portfolio import events, fitting
from veikart_partners.portfolio.choices import AnyPartner
from veikart_partners.portfolio.kinds import PartnerKind, Phase
from veikart_partners.screen import SCREEN

_Prose = Annotated[str, Lines()]
_KIND = "company, community (a professional network), academy (our own), university or freelancer"
_AS_IT_WAS = "empty: as it was"
_CODES = "codes with commas: nb, en"
_PLACES = "with commas: Western Norway, Skåne"
_ZONES = "with commas: Europe/Oslo"


class Add(Params):
    name: str = Field(min_length=1, max_length=400, title="Partner")
    kind: PartnerKind = Field("company", description=_KIND)
    phase: Phase = Field(
        "selection", description="where the work with them stands; selection: they are only looked at"
    )
    skills: tuple[Annotated[str, Pick("skill")], ...] = Field((), max_length=60, title="Covers the skills")
    languages: str | None = Field(None, max_length=400, description=_CODES)
    regions: str | None = Field(None, max_length=400, description=_PLACES)
    time_zones: str | None = Field(None, max_length=400, title="Time zones", description=_ZONES)
    day_rate: float | None = Field(None, ge=0, le=1e12, title="Price of a day")
    currency: Money | None = Field(None, description="of the price")
    about: _Prose = Field("", max_length=20_000, title="About them")


def _add(params: Add, setting: Setting) -> Sequence[Proposed]:
    picture = setting.picture
    fitting.must_be_unlike_others(picture, params.name)
    must_be_paid_in_money(params.day_rate, params.currency)
    partner = setting.new_id()
    body = events.PartnerAdded(
        partner=partner,
        name=params.name,
        kind=params.kind,
        languages=fitting.languages(params.languages),
        regions=fitting.tidy(params.regions),
        time_zones=fitting.tidy(params.time_zones),
        day_rate=params.day_rate,
        currency=params.currency,
        about=params.about,
    )
    covered = [
        events.SkillCovered(
            partner=partner, skill=skill, scale=fitting.must_be_on_scale(picture, skill, None, "skills")
        )
        for skill in dict.fromkeys(params.skills)
    ]
    entered = events.PhaseEntered(partner=partner, phase=params.phase)
    return [Proposed(each, setting.today) for each in (body, entered, *covered)]


class Revise(Params):
    partner: AnyPartner
    name: str | None = Field(None, min_length=1, max_length=400, description=_AS_IT_WAS)
    kind: PartnerKind | None = Field(None, description=_AS_IT_WAS)
    languages: str | None = Field(None, max_length=400, description=f"{_CODES}; {_AS_IT_WAS}")
    regions: str | None = Field(None, max_length=400, description=f"{_PLACES}; {_AS_IT_WAS}")
    time_zones: str | None = Field(
        None, max_length=400, title="Time zones", description=f"{_ZONES}; {_AS_IT_WAS}"
    )
    day_rate: float | None = Field(None, ge=0, le=1e12, title="Price of a day", description=_AS_IT_WAS)
    currency: Money | None = Field(None, description=_AS_IT_WAS)
    about: _Prose | None = Field(None, max_length=20_000, title="About them", description=_AS_IT_WAS)


def _revise(params: Revise, setting: Setting) -> Sequence[Proposed]:
    partner = fitting.must_be_there(setting.picture, params.partner)
    if params.name is not None:
        fitting.must_be_unlike_others(setting.picture, params.name, but=partner.id)
    must_be_paid_in_money(params.day_rate, params.currency or partner.currency)
    must_be_paid_in_money(None, params.currency)
    said: dict[str, Any] = params.model_dump(exclude={"partner"}, exclude_none=True)
    for name in ("regions", "time_zones"):
        if name in said:
            said[name] = fitting.tidy(said[name])
    if "languages" in said:
        said["languages"] = fitting.languages(said["languages"])
    was = {
        **{name: getattr(partner, name) for name in ("name", "kind", "day_rate", "currency", "about")},
        **{name: ", ".join(getattr(partner, name)) for name in ("languages", "regions", "time_zones")},
    }
    changed = {name: value for name, value in said.items() if value is not None and value != was[name]}
    return [Proposed(events.PartnerRevised(partner=partner.id, **changed), setting.today)] if changed else []


class End(Params):
    partner: AnyPartner
    why: _Prose = Field(min_length=1, max_length=20_000, title="Why")
    day: date | None = Field(None, title="From", description="the day from which it is over; empty: today")


def _end(params: End, setting: Setting) -> Sequence[Proposed]:
    partner = fitting.must_be_there(setting.picture, params.partner)
    return [Proposed(events.PartnerEnded(partner=partner.id, why=params.why), params.day or setting.today)]


class Cover(Params):
    partner: AnyPartner
    skills: tuple[Annotated[str, Pick("skill")], ...] = Field(min_length=1, max_length=60, title="Skills")
    level: float | None = Field(
        None, title="Up to level", description="how far they can bring people; empty: not said"
    )


def _cover(params: Cover, setting: Setting) -> Sequence[Proposed]:
    picture = setting.picture
    partner = fitting.must_be_there(picture, params.partner)
    found = []
    for skill in dict.fromkeys(params.skills):
        scale = fitting.must_be_on_scale(picture, skill, params.level, "level")
        now = partner.covers.get(skill)
        if now is None or now.level != params.level:
            body = events.SkillCovered(partner=partner.id, skill=skill, scale=scale, level=params.level)
            found.append(Proposed(body, setting.today))
    return found


class Uncover(Params):
    partner: AnyPartner
    skills: tuple[Annotated[str, Pick("skill")], ...] = Field(min_length=1, max_length=60, title="Skills")


def _uncover(params: Uncover, setting: Setting) -> Sequence[Proposed]:
    picture = setting.picture
    partner = fitting.must_be_there(picture, params.partner)
    strangers = [picture.name("skill", each) for each in params.skills if each not in partner.covers]
    if strangers:
        covers = [picture.name("skill", each) for each in partner.covers]
        raise DoesNotFit.at(
            "skills",
            f"{partner.name} does not cover {join_and(strangers)}, only {join_and(covers) or 'nothing'}.",
        )
    return [
        Proposed(events.SkillUncovered(partner=partner.id, skill=skill), setting.today)
        for skill in dict.fromkeys(params.skills)
    ]


def _added(params: Add, setting: Setting) -> str:
    skills = counted(len(params.skills), "skill")
    return f"{params.name} is in the portfolio now, in {params.phase}, and covers {skills}."


def must_have_partners(setting: Setting) -> str:
    """For commands about a partner: empty text, or why they cannot be run now."""
    if setting.picture.table("partners.partners").height:
        return ""
    return "There is no partner yet. Add one first: “Add a partner”."


COMMANDS = (
    Command(
        "partners.add",
        "Add a partner",
        Add,
        _add,
        on=(SCREEN,),
        summary="A whole portfolio comes in with veikart import FILE partners.csv --as partners",
        done=_added,
    ),
    Command(
        "partners.revise",
        "Describe a partner anew",
        Revise,
        _revise,
        on=(SCREEN,),
        available=must_have_partners,
        summary="Only what you fill in changes, from today on.",
    ),
    Command(
        "partners.cover",
        "Say which skills a partner covers",
        Cover,
        _cover,
        on=(SCREEN,),
        available=must_have_partners,
        summary="Up to which level they can bring people; several skills at once where it is the same.",
    ),
    Command(
        "partners.uncover",
        "A partner no longer covers skills",
        Uncover,
        _uncover,
        on=(SCREEN,),
        available=must_have_partners,
    ),
    Command(
        "partners.end",
        "End the work with a partner",
        End,
        _end,
        on=(SCREEN,),
        available=must_have_partners,
        summary="It leaves the portfolio; all that was said of it stays in the journal.",
    ),
)
