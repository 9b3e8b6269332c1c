"""Work with a partner that is over, of which an effect can be counted by hand; made once for a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from tests.plugins.partners.working import BEGINS, ENDS, agreed, ended, joined, partner_in, rated

import veikart_partners
from veikart.testing import Engagement
from veikart.testing.room import Room

TEAM = ("p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8")
OTHERS = ("q1", "q2", "q3", "q4", "q5", "q6")
BEFORE, AFTER, LATER = date(2025, 8, 1), date(2025, 11, 20), date(2026, 2, 15)


@dataclass(frozen=True)
class Past:
    """An engagement, and the work in it that is over."""

    room: Engagement
    partner: str
    work: str


@pytest.fixture(scope="module")
def past() -> Iterator[Past]:
    """Eight took part in SQL, of whom six rise from 1 to 3, one stays at 2, and one was never rated before.

    Of six others one rises. Three months on managers still see three of those eight rated: too few.
    """
    with Room() as opens:
        yield _made(opens.engagement(plugins=[veikart_partners.PLUGIN]))


def _made(room: Engagement) -> Past:
    joined(room, *TEAM, *OTHERS)
    partner = partner_in(room)
    work = agreed(room, partner, people=list(TEAM), cost=80_000, currency="NOK")
    ended(room, work)
    for person in TEAM[:6]:
        rated(room, person, 1, BEFORE)
        rated(room, person, 3, AFTER)
    rated(room, "p7", 2, BEFORE)
    rated(room, "p7", 2, AFTER)
    rated(room, "p8", 4, AFTER)
    for person in OTHERS:
        rated(room, person, 1, BEFORE)
        rated(room, person, 2 if person == "q1" else 1, AFTER)
    for person in TEAM[:3]:
        rated(room, person, 3, LATER)
    return Past(room, partner, work)


@pytest.fixture
def begun(room: Engagement) -> Past:
    """Work that is over, with the same people, of whom nothing is known; made for each test."""
    joined(room, *TEAM, *OTHERS)
    partner = partner_in(room)
    work = agreed(room, partner, people=list(TEAM), start=BEGINS, end=ENDS)
    return Past(room, partner, work)
