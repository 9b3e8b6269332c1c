"""What happened to measures, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from veikart.api import EventType, number
from veikart_plans.measures import events
from veikart_plans.measures.kinds import OF_KIND

if TYPE_CHECKING:
    from veikart.api import Picture

Body = Mapping[str, Any]
Teller = Callable[["Picture", Body], str]
_PARTIES = {"management": "Top management", "hr": "HR", "line": "The line"}


def called(picture: Picture, measure: str) -> str:
    """The title a measure has at the moment of the picture, or its kind of id where it has none yet."""
    rows = picture.table("plans.measures")
    found = rows.filter(rows["measure"] == measure)["title"]
    return str(found[0]) if len(found) else f"Measure {measure[-4:]}"


def _of(words: str) -> Teller:
    """Words about the measure, with the reason that was given."""

    def tell(picture: Picture, body: Body) -> str:
        return words.format(called(picture, body["measure"])) + _because(body)

    return tell


def _because(body: Body) -> str:
    return f": {body['why']}" if body.get("why") else ""


def _proposed(picture: Picture, body: Body) -> str:
    return f"Measure proposed: {body['title']} ({OF_KIND[body['kind']].name.lower()})"


def _revised(picture: Picture, body: Body) -> str:
    title = body.get("title") or called(picture, body["measure"])
    moved = f", now due on {body['due']}" if body.get("due") else ""
    return f"{title} was revised{moved}{_because(body)}"


def _level(picture: Picture, body: Body) -> str:
    skill = picture.name("skill", body["skill"])
    return f"{called(picture, body['measure'])} promises {skill} at {number(body['level'])}"


def _withdrawn(picture: Picture, body: Body) -> str:
    skill = picture.name("skill", body["skill"])
    return f"{called(picture, body['measure'])} no longer promises anything in {skill}"


def _person(words: str) -> Teller:
    def tell(picture: Picture, body: Body) -> str:
        who, what = picture.name("person", body["person"]), called(picture, body["measure"])
        return words.format(what, who) + _because(body)

    return tell


def _order(words: str) -> Teller:
    def tell(picture: Picture, body: Body) -> str:
        return words.format(called(picture, body["measure"]), called(picture, body["after"]))

    return tell


def _answered(picture: Picture, body: Body) -> str:
    answer = "agrees to" if body["agrees"] else "does not agree to"
    return f"{_PARTIES[body['party']]} {answer} {called(picture, body['measure'])}{_because(body)}"


def _hours(picture: Picture, body: Body) -> str:
    who = f" by {picture.name('person', body['person'])}" if body.get("person") else ""
    return f"{number(body['hours'])} hours{who} went into {called(picture, body['measure'])}"


def _gap(words: str) -> Teller:
    def tell(picture: Picture, body: Body) -> str:
        where = f" in {picture.name('unit', body['unit'])}" if body.get("unit") else ""
        until = f" until {body['until']}" if body.get("until") else ""
        return words.format(picture.name("skill", body["skill"]) + where) + until + _because(body)

    return tell


TOLD = (
    EventType(events.MeasureProposed, tell=_proposed),
    EventType(events.MeasureRevised, tell=_revised),
    EventType(events.LevelPromised, tell=_level),
    EventType(events.LevelWithdrawn, tell=_withdrawn),
    EventType(events.PersonIncluded, tell=_person("{} is also for {}")),
    EventType(events.PersonExcluded, tell=_person("{} is no longer for {}")),
    EventType(events.OrderSet, tell=_order("{} waits for {}")),
    EventType(events.OrderDropped, tell=_order("{} no longer waits for {}")),
    EventType(events.PartyAnswered, tell=_answered),
    EventType(events.MeasureAgreed, tell=_of("Agreed: {}")),
    EventType(events.MeasureStarted, tell=_of("Started: {}")),
    EventType(events.MeasureDone, tell=_of("Done: {}")),
    EventType(events.MeasureStopped, tell=_of("Stopped: {}")),
    EventType(events.MeasureBlocked, tell=_of("{} is blocked")),
    EventType(events.MeasureUnblocked, tell=_of("{} goes on")),
    EventType(events.HoursLogged, tell=_hours),
    EventType(events.GapLeft, tell=_gap("Not now: {}")),
    EventType(events.GapResumed, tell=_gap("Taken up again: {}")),
)
