"""The annual wheel as a calendar that Outlook, Google and others read: iCalendar of RFC 5545."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from veikart_plans.wheel.standing import KINDS, Ahead, Point, ahead, points_at, years_after

if TYPE_CHECKING:
    from icalendar import Calendar, Event

    from veikart.api import Picture

_PRODUCT = "-//veikart//Annual wheel//EN"


def write(picture: Picture, path: Path) -> None:
    """Points that come back, with their rules, and what is due once in the next twelve months."""
    path.write_bytes(_made(picture).to_ical())


def _made(picture: Picture) -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", picture.engagement.name)
    for point in points_at(picture):
        event = _recurring(picture, point)
        if event is not None:
            calendar.add_component(event)
    begin = picture.moment.true_on
    for each in ahead(picture, begin, years_after(begin)):
        calendar.add_component(_once(picture, each))
    return calendar


def _recurring(picture: Picture, point: Point) -> Event | None:
    """None for a rule that gives no day. It begins on the first day that the rule gives: RFC 5545 leaves open
    what a start means that the rule does not give."""
    from icalendar import vRecur

    days = point.between(point.first, years_after(point.first, 10))
    if not days:
        return None
    event = _event(picture, f"point-{point.id}", point.title, days[0], point.recorded)
    event.add("rrule", vRecur.from_ical(point.rule))
    _describe(event, picture, KINDS[point.kind], point.unit)
    return event


def _once(picture: Picture, each: Ahead) -> Event:
    title = f"Due: {each.title}" if each.id.startswith("measure:") else each.title
    event = _event(picture, each.id.replace(":", "-"), title, each.day, each.recorded)
    _describe(event, picture, each.lane, each.unit)
    return event


def _event(picture: Picture, identity: str, title: str, day: date, said: datetime) -> Event:
    """A whole day on which one is not thereby busy. Its stamp is when it was last said, so that the same
    engagement gives the same file; its id stays the same from file to file."""
    from icalendar import Event

    event = Event()
    event.add("uid", f"{identity}@{picture.engagement.id}.veikart")
    event.add("dtstamp", said.replace(microsecond=0))
    event.add("dtstart", day)
    event.add("summary", title)
    event.add("transp", "TRANSPARENT")
    return event


def _describe(event: Event, picture: Picture, kind: str, unit: str | None) -> None:
    event.add("categories", [kind])
    event.add("description", f"For {picture.name('unit', unit)}" if unit else "For everyone")
