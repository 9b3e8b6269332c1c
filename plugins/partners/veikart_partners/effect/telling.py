"""What was seen of the effect, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from veikart.api import EventType, counted
from veikart_partners.delivery.telling import titled
from veikart_partners.effect.events import KpiLinked, PracticeObserved, ReactionsCounted

if TYPE_CHECKING:
    from veikart.api import Picture

Body = Mapping[str, Any]


def _reactions(picture: Picture, body: Body) -> str:
    answers = sum(body.get(name) or 0 for name in ("ones", "twos", "threes", "fours", "fives"))
    return f"{titled(picture, body['engagement'])}: {counted(answers, 'answer')} to “{body['question']}”"


def _practice(picture: Picture, body: Body) -> str:
    who = picture.name("person", body["person"])
    return f"{who} uses what was learnt in {titled(picture, body['engagement'])}: {body['often']}"


def _kpi(picture: Picture, body: Body) -> str:
    moves = "is meant to move" if body["moves"] else "is no longer meant to move"
    names = dict(picture.kpis.select("kpi", "name").rows())
    return f"{titled(picture, body['engagement'])} {moves} {names.get(body['kpi'], 'a KPI that is gone')}"


TOLD = (
    EventType(ReactionsCounted, tell=_reactions),
    EventType(PracticeObserved, tell=_practice),
    EventType(KpiLinked, tell=_kpi),
)
