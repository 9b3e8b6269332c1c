"""Work with a partner in the words of tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from veikart.testing import Engagement
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.organisation import PersonJoined, RoleAssigned

BEGINS, ENDS = date(2025, 10, 1), date(2025, 11, 1)
"""The first and the last day of work that `agreed` agrees on."""


def partner_in(room: Engagement, name: str = "Nordvind") -> str:
    """Adds a partner that works with us; gives its id."""
    room.do("partners.add", name=name, phase="delivery")
    return str(room.events("partners.partner_added")[-1].body["partner"])


def agreed(room: Engagement, partner: str, **said: Any) -> str:
    """Agrees on work that began in the past, in SQL; gives its id."""
    given = {"title": "Evenings", "skills": ["sql"], "start": BEGINS, "end": ENDS, **said}
    room.do("partners.agree_engagement", partner=partner, **given)
    return str(room.events("partners.engagement_agreed")[-1].body["engagement"])


def ended(room: Engagement, engagement: str, **said: Any) -> None:
    """Says that it is over since its last day."""
    room.do("partners.end_engagement", engagement=engagement, **{"day": ENDS, **said})


def joined(room: Engagement, *people: str, unit: str = "operations") -> None:
    """More people, with the role that asks for SQL at 3."""
    room.write(
        *(PersonJoined(person=each, name=each.title(), unit=unit) for each in people),
        *(RoleAssigned(person=each, role="engineer") for each in people),
        on=date(2025, 1, 6),
    )


def rated(room: Engagement, person: str, level: float | None, on: date, method: str = "manager") -> None:
    """A rating in SQL that holds from a day."""
    said = {"person": person, "skill": "sql", "scale": "steps", "level": level, "method": method}
    room.write(SkillAssessed.model_validate(said), on=on)
