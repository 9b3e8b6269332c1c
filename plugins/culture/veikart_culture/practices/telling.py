"""Practices, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from veikart.api import EventType, counted
from veikart_culture.practices import events

if TYPE_CHECKING:
    from veikart.api import Picture

Body = Mapping[str, Any]


def named(picture: Picture, practice: str) -> str:
    """What a practice is called, also one that has ended."""
    rows = picture.table("culture.practices")
    names = rows.filter(rows["practice"] == practice)["name"].drop_nulls()
    return str(names[0]) if len(names) else f"Practice {practice[-4:]}"


def kpi_name(picture: Picture, kpi: str | None) -> str:
    """What a KPI is called, as long as there is one of that id."""
    names = picture.kpis.filter(picture.kpis["kpi"] == kpi)["name"]
    return str(names[0]) if len(names) else "a KPI"


def _begun(picture: Picture, body: Body) -> str:
    by = f", run by {picture.name('person', body['runs'])}" if body.get("runs") else ""
    return f"Practice begun: {body['name']}{by}"


def _handed_over(picture: Picture, body: Body) -> str:
    who = picture.name("person", body["runs"]) if body.get("runs") else "Nobody"
    return f"{who} runs {named(picture, body['practice'])} from now on"


def _ended(picture: Picture, body: Body) -> str:
    why = f": {body['why']}" if body.get("why") else ""
    return f"Practice ended: {named(picture, body['practice'])}{why}"


def _meant(picture: Picture, body: Body) -> str:
    meant = "is meant for" if body["meant"] else "is no longer meant for"
    what = picture.name("skill", body["skill"]) if body.get("skill") else kpi_name(picture, body.get("kpi"))
    return f"{named(picture, body['practice'])} {meant} {what}"


def _met(picture: Picture, body: Body) -> str:
    return f"{named(picture, body['practice'])} met: {counted(body['attended'], 'person', 'people')}"


TOLD = (
    EventType(events.PracticeBegun, tell=_begun),
    EventType(events.PracticeHandedOver, tell=_handed_over),
    EventType(events.PracticeEnded, tell=_ended),
    EventType(events.PracticeMeant, tell=_meant),
    EventType(events.PracticeMet, tell=_met),
)
