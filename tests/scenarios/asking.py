"""What tests of scenarios look at: tables of reality and of a scenario, told so that they can be compared."""

from __future__ import annotations

from datetime import date
from typing import Any

from veikart.moment import Moment
from veikart.picture import Picture
from veikart.session import Session

LATER = date(2030, 1, 1)
_SEEN = ("units", "people", "roles", "assignments", "skills", "goals", "requirements", "levels", "cells")
_OF_THE_LEDGER = ("position", "recorded")


def supposed(session: Session, command: str, /, scenario: str | None = None, **given: Any) -> str:
    """Runs a command in a scenario, or in one that it begins; gives the scenario's id."""
    outcome = session.run(command, given, scenario=scenario)
    assert outcome.scenario is not None
    return outcome.scenario


def begun(session: Session, title: str = "What if", start: date | None = None) -> str:
    outcome = session.run("scenario.begin", {"title": title, "start": start})
    assert outcome.scenario is not None
    return outcome.scenario


def inside(session: Session, scenario: str, day: date | None = None) -> Picture:
    return session.picture(Moment(day or session.today, None, scenario))


def names(picture: Picture) -> list[str]:
    return picture.people["name"].to_list()


def seen(picture: Picture) -> dict[str, list[str]]:
    """All that a picture says, but for where in the ledger it was said, when it was recorded, and the ids of
    people and goals, which are drawn by lot: names stand for them."""
    tables = {name: getattr(picture, name).drop(_OF_THE_LEDGER, strict=False) for name in _SEEN}
    called = dict(picture.people.select("person", "name").rows())
    called |= dict(picture.goals.select("goal", "name").rows())
    return {
        name: sorted(repr(tuple(called.get(value, value) for value in row)) for row in table.rows())
        for name, table in tables.items()
    }


def facts_of(session: Session) -> dict[str, bytes]:
    """The tables of facts, byte by byte."""
    return {name: table.serialize() for name, table in session.facts.tables.items() if name != "scenarios"}
