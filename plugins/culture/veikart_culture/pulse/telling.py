"""The pulse, in words that give away no answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from veikart.api import EventType
from veikart_culture.pulse import events

if TYPE_CHECKING:
    from veikart.api import Picture

Body = Mapping[str, Any]


def worded(labels: Mapping[str, str], language: str) -> str:
    """The wording in a language, or in any that there is."""
    return labels.get(language) or next(iter(labels.values()), "")


def round_name(picture: Picture, identity: str) -> str:
    rows = picture.table("culture.rounds")
    names = rows.filter(rows["round"] == identity)["name"].drop_nulls()
    return str(names[0]) if len(names) else f"Round {identity[-4:]}"


def _set(picture: Picture, body: Body) -> str:
    return f"The pulse asks: {worded(body['labels'], picture.engagement.language)}"


def _retired(picture: Picture, body: Body) -> str:
    rows = picture.statements("culture.wordings")
    asked = rows.filter(rows["question"] == body["question"])["label"]
    return f"The pulse no longer asks: {asked[-1] if len(asked) else body['question'][-4:]}"


def _closed(picture: Picture, body: Body) -> str:
    return f"Pulse closed: {round_name(picture, body['round'])}"


def _answered(picture: Picture, body: Body) -> str:
    return f"Somebody answered the pulse: {round_name(picture, body['round'])}"


def _withdrawn(picture: Picture, body: Body) -> str:
    return f"Answers do not count: {round_name(picture, body['round'])}: {body['why']}"


TOLD = (
    EventType(events.QuestionSet, tell=_set),
    EventType(events.QuestionRetired, tell=_retired),
    EventType(events.RoundOpened, tell=lambda picture, body: f"Pulse opened: {body['name']}"),
    EventType(events.RoundClosed, tell=_closed),
    EventType(events.PulseAnswered, tell=_answered),
    EventType(events.AnswersWithdrawn, tell=_withdrawn),
)
