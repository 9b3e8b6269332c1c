"""Commands of the selection: by what partners are judged, how they do, and who is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field

from veikart.api import (
    Command,
    DoesNotFit,
    Lines,
    Params,
    Pick,
    Proposed,
    RuleBroken,
    Setting,
    fold,
    join_and,
    number,
)
from veikart_partners.portfolio import fitting
from veikart_partners.portfolio.choices import AnyPartner, phase_of
from veikart_partners.portfolio.describing import must_have_partners
from veikart_partners.portfolio.events import PhaseEntered
from veikart_partners.screen import SCREEN
from veikart_partners.selection.choices import Criterion, Offered, Usual
from veikart_partners.selection.events import CriterionSet, PartnerDecided, PartnerScored
from veikart_partners.selection.scoring import criteria_at
from veikart_partners.selection.usual import OF_KEY, USUAL

_Prose = Annotated[str, Lines()]


class StartCriteria(Params):
    criteria: tuple[Usual, ...] = Field(
        tuple(each.key for each in USUAL),
        min_length=1,
        title="Criteria",
        description="take out what you do not want",
    )


def _start(params: StartCriteria, setting: Setting) -> Sequence[Proposed]:
    used = {each.id for each in criteria_at(setting.picture)}
    strange = [key for key in params.criteria if key not in OF_KEY]
    if strange:
        raise DoesNotFit.at(
            "criteria", f"{strange[0]!r} is none of the usual criteria. Choose from the list."
        )
    new = [OF_KEY[key] for key in dict.fromkeys(params.criteria) if key not in used]
    if not new:
        raise RuleBroken("Partners are judged by all of these already. Set a weight: “Set a criterion”.")
    return [
        Proposed(
            CriterionSet(criterion=each.key, name=each.name, weight=each.weight, about=each.about),
            setting.today,
        )
        for each in new
    ]


class SetCriterion(Params):
    criterion: Offered | None = Field(None, description="empty: one of your own, by its name")
    name: str | None = Field(
        None, min_length=1, max_length=400, description="of your own; or another name for it"
    )
    weight: float = Field(ge=0, le=1000, description="how much it counts beside the others; 0: no longer")
    about: _Prose | None = Field(
        None, max_length=20_000, title="What is meant", description="empty: as it was"
    )


def _set(params: SetCriterion, setting: Setting) -> Sequence[Proposed]:
    used = criteria_at(setting.picture)
    now = next((each for each in used if each.id == params.criterion), None)
    usual = OF_KEY.get(params.criterion or "")
    if params.criterion is not None and now is None and usual is None:
        raise DoesNotFit.at(
            "criterion", "There is no such criterion. Choose from the list, or name your own."
        )
    name = params.name or (now.name if now else usual.name if usual else None)
    if name is None:
        raise DoesNotFit.at("name", "Choose a criterion, or name one of your own.")
    same = [each for each in used if fold(each.name) == fold(name) and each.id != params.criterion]
    if same:
        raise DoesNotFit.at(
            "name", f"Partners are judged by {same[0].name} already. Choose it from the list."
        )
    if now is None and not params.weight:
        raise DoesNotFit.at("weight", f"{name} is not used, so there is nothing to take back.")
    about = params.about if params.about is not None else now.about if now else usual.about if usual else ""
    if now is not None and (now.name, now.weight, now.about) == (name, params.weight, about):
        return []
    criterion = params.criterion or setting.new_id()
    body = CriterionSet(criterion=criterion, name=name, weight=params.weight, about=about)
    return [Proposed(body, setting.today)]


class ScorePartner(Params):
    partner: AnyPartner
    criterion: Criterion
    judge: Annotated[str, Pick("person")] = Field(title="Who judges")
    score: int = Field(ge=1, le=5, description="1 poor … 5 excellent")
    why: _Prose = Field("", max_length=20_000, description="what it was seen by")


def _score(params: ScorePartner, setting: Setting) -> Sequence[Proposed]:
    partner = fitting.must_be_there(setting.picture, params.partner)
    criteria = {each.id: each for each in criteria_at(setting.picture)}
    if params.criterion not in criteria:
        told = join_and([each.name for each in criteria.values()])
        raise DoesNotFit.at("criterion", f"Partners are not judged by this. They are by {told}.")
    must_be_here(params.judge, setting)
    rows = (
        setting.picture.table("partners.scores")
        .select("partner", "criterion", "judge", "score", "why")
        .rows()
    )
    if (partner.id, params.criterion, params.judge, params.score, params.why) in set(rows):
        return []
    return [Proposed(PartnerScored(**params.model_dump()), setting.today)]


def must_be_here(judge: str, setting: Setting) -> None:
    """Raises `DoesNotFit` for a judge who has left, or is still to come."""
    if judge not in set(setting.picture.people["person"]):
        who = setting.need("person", judge).name
        raise DoesNotFit.at("judge", f"{who} is not here today. Choose somebody who is.")


class Decide(Params):
    partner: AnyPartner
    chosen: bool = Field(description="yes: we work with them; no: not this time")
    why: _Prose = Field(
        min_length=1, max_length=20_000, title="Why", description="the next choice learns from it"
    )
    onboard: bool = Field(
        True, title="Enters onboarding at once", description="where it is chosen in the selection"
    )


def _decide(params: Decide, setting: Setting) -> Sequence[Proposed]:
    partner = fitting.must_be_there(setting.picture, params.partner)
    now = partner.decision
    if now is not None and (now.chosen, now.why) == (params.chosen, params.why):
        raise RuleBroken(f"That was decided already, on {now.day}. Decide otherwise, or leave it.")
    if not params.chosen and not partner.in_selection and partner.phase is not None:
        raise DoesNotFit.at(
            "chosen",
            f"{partner.name} is in {phase_of(partner).lower()} already. End the work with it instead: “End "
            "the work with a partner”.",
        )
    decided = PartnerDecided(partner=partner.id, chosen=params.chosen, why=params.why)
    entered = PhaseEntered(partner=partner.id, phase="onboarding")
    begins = params.chosen and params.onboard and partner.in_selection
    return [Proposed(body, setting.today) for body in (decided, *([entered] if begins else []))]


def _decided(params: Decide, setting: Setting) -> str:
    partner = fitting.must_be_there(setting.picture, params.partner)
    if not params.chosen:
        return f"{partner.name} was not chosen. It is told on Selection, with the reason."
    return f"{partner.name} was chosen. One partner shows the steps that come now."


def _told(params: SetCriterion, setting: Setting) -> str:
    criteria = criteria_at(setting.picture)
    total = sum(each.weight for each in criteria)
    told = [f"{each.name} {number(each.weight)}" for each in criteria]
    return (
        f"Partners are judged by {join_and(told)}; {number(total)} in all."
        if told
        else "No criterion is left."
    )


def must_have_criteria(setting: Setting) -> str:
    """For commands that score: empty text, or what has to be said first."""
    if criteria_at(setting.picture):
        return must_have_partners(setting)
    return "There is no criterion yet. Begin with “Begin with the usual criteria”, or “Set a criterion”."


def _filled(setting: Setting) -> Mapping[str, Any]:
    used = {each.id for each in criteria_at(setting.picture)}
    left = tuple(each.key for each in USUAL if each.key not in used)
    return {"criteria": left} if left else {}


COMMANDS = (
    Command(
        "partners.start_criteria",
        "Begin with the usual criteria",
        StartCriteria,
        _start,
        on=(SCREEN,),
        summary="Fit with strategy, co-creation, trust, agility, measurement, global reach, price: a start "
        "to argue about.",
        filled=_filled,
    ),
    Command(
        "partners.set_criterion",
        "Set a criterion for partners",
        SetCriterion,
        _set,
        on=(SCREEN,),
        summary="By what partners are judged, and how much it counts. Your own, too.",
        done=_told,
    ),
    Command(
        "partners.score",
        "Score a partner by a criterion",
        ScorePartner,
        _score,
        on=(SCREEN,),
        available=must_have_criteria,
        summary="Each judge for themselves, before you talk about it.",
    ),
    Command(
        "partners.decide",
        "Decide about a partner",
        Decide,
        _decide,
        on=(SCREEN,),
        available=must_have_partners,
        summary="Chosen or not, with the reason. A rank decides nothing.",
        done=_decided,
    ),
)
