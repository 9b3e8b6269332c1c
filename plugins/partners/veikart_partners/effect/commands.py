"""Commands for effect: answers counted, practice seen, and the KPI that work is meant to move."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from veikart.api import (
    Command,
    DoesNotFit,
    Params,
    Pick,
    Proposed,
    RuleBroken,
    Setting,
    counted,
)
from veikart_partners.delivery.choices import AnyEngagement, AnyKpi
from veikart_partners.delivery.fitting import happened_on, must_follow, the_engagement
from veikart_partners.effect.events import KpiLinked, PracticeObserved, ReactionsCounted
from veikart_partners.effect.reactions import FEW, NAMES, reactions_at
from veikart_partners.screen import SCREEN

_TODAY = "empty: today"
_Count = Annotated[int, Field(ge=0, le=1_000_000)]


class CountReactions(Params):
    engagement: AnyEngagement = Field(title="Piece of work")
    question: str = Field(
        min_length=1, max_length=400, description="as it was asked, such as: I can use this in my work"
    )
    ones: _Count = Field(0, title="Answered 1 (not at all)")
    twos: _Count = Field(0, title="Answered 2")
    threes: _Count = Field(0, title="Answered 3")
    fours: _Count = Field(0, title="Answered 4")
    fives: _Count = Field(0, title="Answered 5 (fully)")
    day: date | None = Field(None, title="Counted on", description=_TODAY)


def _count(params: CountReactions, setting: Setting) -> Sequence[Proposed]:
    the_engagement(setting.picture, params.engagement)
    counts = tuple(getattr(params, name) for name in NAMES)
    if sum(counts) <= FEW:
        raise DoesNotFit.at(
            "fives",
            f"That is {counted(sum(counts), 'answer')}: of so few one can tell who said what. "
            f"Count them when at least {FEW + 1} have answered.",
        )
    for each in reactions_at(setting.picture):
        if (each.engagement, each.question) != (params.engagement, params.question):
            continue
        more = abs(sum(counts) - each.answers)
        if 0 < more <= FEW:
            raise DoesNotFit.at(
                "question",
                f"{each.answers} answers were counted before, so the difference would say what few people "
                f"answered ({more}). Count again when at least {FEW + 1} more have answered.",
            )
        if counts == each.counts:
            return []
    body = ReactionsCounted(
        engagement=params.engagement,
        question=params.question,
        **dict(zip(NAMES, counts, strict=True)),
    )
    return [Proposed(body, happened_on(setting, params.day))]


class ObservePractice(Params):
    engagement: AnyEngagement = Field(title="Piece of work")
    person: Annotated[str, Pick("person")] = Field(title="Who took part")
    often: Literal["never", "sometimes", "often"] = Field(
        title="How often", description="do they do at work what was learnt"
    )
    observer: Annotated[str, Pick("person")] | None = Field(None, title="Who saw it")
    day: date | None = Field(None, title="Seen on", description=_TODAY)


def _observe(params: ObservePractice, setting: Setting) -> Sequence[Proposed]:
    engagement = the_engagement(setting.picture, params.engagement)
    name = setting.picture.name("person", params.person)
    if params.person not in engagement.people:
        raise DoesNotFit.at(
            "person",
            f"{name} takes no part in {engagement.title}. Choose somebody who does, or say that "
            f"they do first.",
        )
    if params.observer == params.person:
        raise DoesNotFit.at(
            "observer", "What somebody says of themselves is a rating. Name another who saw it."
        )
    day = happened_on(setting, params.day)
    must_follow(engagement.began, day, "day", "It had not begun by then. Write a later day.")
    body = PracticeObserved(
        engagement=params.engagement, person=params.person, often=params.often, observer=params.observer
    )
    return [Proposed(body, day)]


class LinkKpi(Params):
    engagement: AnyEngagement = Field(title="Piece of work")
    kpi: AnyKpi = Field(title="KPI", description="defined on Strategy, Results")
    no_longer: bool = Field(False, title="No longer", description="it is not meant to move it any more")


def _link(params: LinkKpi, setting: Setting) -> Sequence[Proposed]:
    engagement = the_engagement(setting.picture, params.engagement)
    kpis = setting.picture.kpis
    names = dict(kpis.select("kpi", "name").rows())
    if params.kpi not in names:
        raise DoesNotFit.at("kpi", "There is no such KPI. Say first what a goal is measured by (kpi.define).")
    linked = (
        setting.picture.table("partners.kpis").filter(engagement=params.engagement, kpi=params.kpi).height > 0
    )
    if linked is not params.no_longer:
        said = "is meant to move it already" if linked else "is not said to move it"
        raise RuleBroken(f"{engagement.title} {said}: {names[params.kpi]}.")
    body = KpiLinked(engagement=params.engagement, kpi=params.kpi, moves=not params.no_longer)
    return [Proposed(body, setting.today)]


def _nothing_agreed(setting: Setting) -> str:
    if setting.picture.table("partners.engagements").height:
        return ""
    return "There is no work with a partner yet. Agree on a piece of work first (ctrl+p, “Agree on”)."


COMMANDS = (
    Command(
        "partners.count_reactions",
        "Count what those who took part in work with a partner answered",
        CountReactions,
        _count,
        on=(SCREEN,),
        available=_nothing_agreed,
        summary=(
            "Only how many gave which answer, of six and more. Counting again replaces what was "
            "counted before."
        ),
    ),
    Command(
        "partners.observe_practice",
        "Note whether what was learnt with a partner is done at work",
        ObservePractice,
        _observe,
        on=(SCREEN,),
        available=_nothing_agreed,
        summary="Best three to six months after it was over, by somebody who works beside them.",
    ),
    Command(
        "partners.link_kpi",
        "Say which KPI work with a partner is meant to move",
        LinkKpi,
        _link,
        on=(SCREEN,),
        available=_nothing_agreed,
        summary="Before it begins, if you can: whoever chooses afterwards finds one that moved.",
    ),
)
