"""A plugin with a command, an event and a table of its own, and a form that picks from them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from veikart.api import (
    Choice,
    Command,
    EventBody,
    EventType,
    Holds,
    Lines,
    Params,
    Pick,
    Projection,
    Proposed,
    Reads,
    RuleBroken,
    Setting,
    hook,
)


class Offered(EventBody):
    """A course that people can be sent to."""

    topic: ClassVar[str] = "courses.offered"
    holds = ()

    course: str
    name: Annotated[str, Field(min_length=3)]


class Sent(EventBody):
    """Somebody is sent on a course."""

    topic: ClassVar[str] = "courses.sent"
    holds = (Holds("person", "fact", "To know who learns what."),)

    person: str
    course: str
    until: date | None = None


def courses(picture):
    """What there is to choose from: the rows of the plugin's own table."""
    return [
        Choice(course, name)
        for course, name in picture.facts.at("courses", picture.moment).select("course", "name").rows()
    ]


class Offer(Params):
    name: str
    why: Annotated[str, Lines()] = ""


class Send(Params):
    person: Annotated[str, Pick("person")]
    course: Annotated[str, Pick(choices=courses)]
    until: date | None = None


def offer(params: Offer, setting: Setting) -> list[Proposed]:
    return [Proposed(Offered(course=setting.new_id(), name=params.name))]


def send(params: Send, setting: Setting) -> list[Proposed]:
    sent = setting.picture.facts.at("sent", setting.picture.moment)
    if sent.filter(person=params.person).height:
        raise RuleBroken(f"{setting.picture.name('person', params.person)} is on a course already.")
    return [Proposed(Sent(**params.model_dump()))]


def none_yet(setting: Setting) -> str:
    return "" if courses(setting.picture) else "There is no course yet. Offer one first."


@hook
def veikart_events() -> list[EventType]:
    return [EventType(Offered), EventType(Sent)]


@hook
def veikart_projections() -> list[Projection]:
    return [
        Projection(
            "courses",
            ("course",),
            {"course": "id", "name": "text"},
            {"courses.offered": Reads({"course": "course", "name": "name"})},
        ),
        Projection(
            "sent",
            ("person",),
            {"person": "id", "course": "id"},
            {"courses.sent": Reads({"person": "person", "course": "course"})},
        ),
    ]


@hook
def veikart_commands() -> list[Command]:
    return [
        Command("courses.offer", "Offer a course", Offer, offer, key="j"),
        Command(
            "courses.send",
            "Send somebody on a course",
            Send,
            send,
            key="z",
            on=("Map",),
            available=none_yet,
            done=lambda params, setting: f"Sent {setting.picture.name('person', params.person)}.",
        ),
    ]
