"""Commands for governance: reviews, scores of the five pillars, adaptation to units."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
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
from veikart_partners.delivery.fitting import happened_on
from veikart_partners.governance.events import AdaptedTo, PartnerReviewed, PillarScored
from veikart_partners.governance.pillars import OF_PILLAR, PILLARS, Pillar, Side
from veikart_partners.governance.reading import adapted_at, scores_said, standing
from veikart_partners.portfolio.choices import AnyPartner
from veikart_partners.portfolio.fitting import must_be_there
from veikart_partners.screen import SCREEN

_Prose = Annotated[str, Lines()]
_TODAY = "empty: today"
_EVIDENCE_FROM = 4
"""The score from which evidence is asked for: what is good has to be seen somewhere."""


class Review(Params):
    partner: AnyPartner
    present: tuple[Annotated[str, Pick("person")], ...] = Field(
        (), max_length=60, title="Who of us sat there"
    )
    decisions: _Prose = Field("", max_length=20_000, title="What was decided")
    next: date | None = Field(None, title="When again", description="stands on the time bar")
    day: date | None = Field(None, title="Held on", description=_TODAY)


def _review(params: Review, setting: Setting) -> Sequence[Proposed]:
    must_be_there(setting.picture, params.partner)
    day = happened_on(setting, params.day)
    if params.next is not None and params.next <= day:
        raise DoesNotFit.at("next", "The next review lies after this one. Write a later day.")
    if not params.decisions and params.next is None:
        raise DoesNotFit.at("decisions", "Write what was decided, or at least when you meet again.")
    body = PartnerReviewed(
        review=setting.new_id(),
        partner=params.partner,
        present=tuple(dict.fromkeys(params.present)),
        decisions=params.decisions,
        next=params.next,
    )
    return [Proposed(body, day)]


class Score(Params):
    partner: AnyPartner
    pillar: Pillar = Field(description="; ".join(f"{each.pillar}: {each.name.lower()}" for each in PILLARS))
    side: Side = Field(title="Who says so", description="us, or them: the partner's own view")
    score: int = Field(ge=1, le=5, description="1: courses are bought … 5: both grow")
    evidence: _Prose = Field(
        "", max_length=20_000, title="What shows it", description="from 4 on it has to be said"
    )
    day: date | None = Field(None, title="Scored on", description=_TODAY)


def _score(params: Score, setting: Setting) -> Sequence[Proposed]:
    must_be_there(setting.picture, params.partner)
    if params.score >= _EVIDENCE_FROM and not params.evidence:
        high = OF_PILLAR[params.pillar].high
        raise DoesNotFit.at(
            "evidence",
            f"Say what shows it: a score of {params.score} needs something that was seen. 5 means: {high}",
        )
    day = happened_on(setting, params.day)
    last = standing(scores_said(setting.picture), params.partner).get((params.pillar, params.side))
    if last is not None and (last.day, last.score, last.evidence) == (day, params.score, params.evidence):
        return []
    body = PillarScored(
        partner=params.partner,
        pillar=params.pillar,
        side=params.side,
        score=params.score,
        evidence=params.evidence,
    )
    return [Proposed(body, day)]


class Adapt(Params):
    partner: AnyPartner
    unit: Annotated[str, Pick("unit")]
    language: str | None = Field(None, max_length=400, description="spoken and written there, such as: nb")
    form: str | None = Field(
        None, max_length=400, description="such as: on shift, at the plant, in the evening, on line"
    )
    note: _Prose = Field(
        "", max_length=20_000, description="how one learns there, and what else is otherwise"
    )
    day: date | None = Field(None, title="Since", description=_TODAY)


def _adapt(params: Adapt, setting: Setting) -> Sequence[Proposed]:
    must_be_there(setting.picture, params.partner)
    setting.need("unit", params.unit)
    if not (params.language or params.form or params.note):
        raise DoesNotFit.at("form", "Say the language, the form, or what else is otherwise in this unit.")
    said = (params.partner, params.unit, params.language or "", params.form or "", params.note)
    for each in adapted_at(setting.picture):
        if (each.partner, each.unit, each.language, each.form, each.note) == said:
            return []
    body = AdaptedTo(
        partner=params.partner,
        unit=params.unit,
        language=params.language or None,
        form=params.form or None,
        note=params.note,
    )
    return [Proposed(body, happened_on(setting, params.day))]


COMMANDS = (
    Command(
        "partners.review",
        "Note a review with a partner",
        Review,
        _review,
        on=(SCREEN,),
        summary="Who sat there, what was decided, and when you meet again.",
    ),
    Command(
        "partners.score_pillar",
        "Score a pillar of a partnership",
        Score,
        _score,
        on=(SCREEN,),
        summary="Both sides score each of the five pillars, by themselves first; then you talk.",
    ),
    Command(
        "partners.adapt",
        "Note how work with a partner is adapted to a unit",
        Adapt,
        _adapt,
        on=(SCREEN,),
        summary="Language, form, and how one learns there. It stands beside other units on Adaptation.",
    ),
)
