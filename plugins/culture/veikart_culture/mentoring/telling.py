"""Mentoring, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from veikart.api import EventType, counted
from veikart_culture.mentoring import events

if TYPE_CHECKING:
    from veikart.api import Picture

Body = Mapping[str, Any]


def _offered(picture: Picture, body: Body) -> str:
    who = picture.name("person", body["mentor"])
    if not body["capacity"]:
        return f"{who} is no longer a mentor for others"
    return f"{who} would be a mentor for {counted(body['capacity'], 'person', 'people')}"


def _wanted(picture: Picture, body: Body) -> str:
    wants = "wants" if body["wanted"] else "no longer wants"
    who, what = picture.name("person", body["learner"]), picture.name("skill", body["skill"])
    return f"{who} {wants} a mentor in {what}"


def _pair(picture: Picture, body: Body, words: str) -> str:
    learner, mentor = (picture.name("person", body[name]) for name in ("learner", "mentor"))
    return f"{learner} {words} {picture.name('skill', body['skill'])} from {mentor}"


TOLD = (
    EventType(events.MentorOffered, tell=_offered),
    EventType(events.MentorWanted, tell=_wanted),
    EventType(events.PairAgreed, tell=lambda picture, body: _pair(picture, body, "learns")),
    EventType(events.PairEnded, tell=lambda picture, body: _pair(picture, body, "no longer learns")),
)
