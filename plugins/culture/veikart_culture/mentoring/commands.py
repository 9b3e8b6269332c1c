"""Offering to be a mentor, wanting one, agreeing on a pair, ending it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from veikart.api import Choice, Command, DoesNotFit, Lines, Params, Pick, Proposed, Setting, counted
from veikart_culture.mentoring import events
from veikart_culture.mentoring.managers import managers
from veikart_culture.mentoring.pairs import Pair, pairs
from veikart_culture.screen import SCREEN

if TYPE_CHECKING:
    from veikart.api import Picture

Person = Annotated[str, Pick("person")]
Skill = Annotated[str, Pick("skill")]


def _pairs(picture: Picture) -> list[Choice]:
    return [
        Choice(
            each.id,
            f"{picture.name('person', each.learner)} from {picture.name('person', each.mentor)}",
            picture.name("skill", each.skill),
        )
        for each in pairs(picture)
    ]


class Offer(Params):
    mentor: Person = Field(title="Who")
    capacity: int = Field(1, ge=0, le=20, title="For how many at a time", description="0: no longer")


class WantMentor(Params):
    learner: Person = Field(title="Who learns")
    skill: Skill
    wanted: bool = Field(True, title="Wants one", description="no: does not any more")


class Agree(Params):
    learner: Person = Field(title="Who learns")
    mentor: Person = Field(title="From whom")
    skill: Skill


class End(Params):
    pair: Annotated[str, Pick(choices=_pairs)]
    still: bool = Field(False, title="Still wants a mentor", description="and is matched with another")
    why: Annotated[str, Lines()] = Field("", max_length=20_000, title="Why it ends")


def _there(setting: Setting, field: str, person: str) -> str:
    """The name of somebody who must be there."""
    name = setting.need("person", person).name
    if setting.picture.people.filter(setting.picture.people["person"] == person).is_empty():
        words = f"{name} is no longer there. Choose somebody who is."
        raise DoesNotFit.at(field, words)
    return name


def _offer(params: Offer, setting: Setting) -> Sequence[Proposed]:
    _there(setting, "mentor", params.mentor)
    rows = setting.picture.table("culture.mentors")
    before = rows.filter(rows["mentor"] == params.mentor)["capacity"].to_list()
    if (before[0] if before else 0) == params.capacity:
        return []
    return [Proposed(events.MentorOffered(mentor=params.mentor, capacity=params.capacity), setting.today)]


def _want(params: WantMentor, setting: Setting) -> Sequence[Proposed]:
    _there(setting, "learner", params.learner)
    setting.need("skill", params.skill)
    if _is_wanted(setting.picture, params.learner, params.skill) == params.wanted:
        return []
    body = events.MentorWanted(learner=params.learner, skill=params.skill, wanted=params.wanted)
    return [Proposed(body, setting.today)]


def _is_wanted(picture: Picture, learner: str, skill: str) -> bool:
    return not picture.table("culture.wanted").filter(learner=learner, skill=skill).is_empty()


def _agree(params: Agree, setting: Setting) -> Sequence[Proposed]:
    learner = _there(setting, "learner", params.learner)
    mentor = _there(setting, "mentor", params.mentor)
    setting.need("skill", params.skill)
    there = pairs(setting.picture)
    if any((each.learner, each.mentor, each.skill) == tuple(params.model_dump().values()) for each in there):
        return []
    words = _against(params, setting, (learner, mentor), there)
    if words:
        raise DoesNotFit.at("mentor", words)
    body = events.PairAgreed(learner=params.learner, mentor=params.mentor, skill=params.skill)
    return [Proposed(body, setting.today)]


def _against(params: Agree, setting: Setting, names: tuple[str, str], there: Sequence[Pair]) -> str:
    """What speaks against a pair; empty for nothing."""
    learner, mentor = names
    picture = setting.picture
    if params.learner == params.mentor:
        return "Nobody is their own mentor. Choose a colleague."
    units = dict(picture.people.select("person", "unit").rows())
    if params.mentor in managers(picture).by(params.learner, units.get(params.learner)):
        return (
            f"{mentor} is {learner}'s own manager, and judges what is learnt. Choose somebody else, or say "
            "in Settings: Mentors which roles lead."
        )
    offered = dict(picture.table("culture.mentors").select("mentor", "capacity").rows())
    room, load = offered.get(params.mentor), sum(each.mentor == params.mentor for each in there)
    if room is not None and load >= room:
        return (
            f"{mentor} would be a mentor for {counted(room, 'person', 'people')}, and has {load}. Choose "
            "somebody else, or note that there is room for more."
        )
    return ""


def _end(params: End, setting: Setting) -> Sequence[Proposed]:
    found = next((each for each in pairs(setting.picture) if each.id == params.pair), None)
    if found is None:
        words = "They do not meet, or no longer. Pick a pair from the list."
        raise DoesNotFit.at("pair", words)
    body = events.PairEnded(learner=found.learner, mentor=found.mentor, skill=found.skill, why=params.why)
    ended = [Proposed(body, setting.today)]
    if not params.still and _is_wanted(setting.picture, found.learner, found.skill):
        no_more = events.MentorWanted(learner=found.learner, skill=found.skill, wanted=False)
        ended.append(Proposed(no_more, setting.today))
    return ended


def _some(setting: Setting) -> str:
    return "" if pairs(setting.picture) else "No pair has been agreed on yet."


COMMANDS = (
    Command(
        "culture.offer_mentor",
        "Note that somebody would be a mentor",
        Offer,
        _offer,
        on=(SCREEN,),
        summary="And for how many at a time. What in follows from what they can do.",
    ),
    Command(
        "culture.want_mentor",
        "Note that somebody wants a mentor",
        WantMentor,
        _want,
        on=(SCREEN,),
        summary="The page Mentors then says who would fit.",
    ),
    Command(
        "culture.agree_pair",
        "Agree on a mentor",
        Agree,
        _agree,
        on=(SCREEN,),
        summary="When both have said yes.",
    ),
    Command(
        "culture.end_pair",
        "End a pair of mentor and learner",
        End,
        _end,
        on=(SCREEN,),
        available=_some,
    ),
)
