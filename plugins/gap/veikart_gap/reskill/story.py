"""The demo's absences: who is not there on its last days, so that it shows whom one can ask and whom not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from veikart.api import Proposed, Told
from veikart_gap.reskill.events import AbsenceNoted

if TYPE_CHECKING:
    from veikart.api import Colleague, Company


@dataclass(frozen=True, slots=True)
class _Away:
    """The best in a skill of a unit is away, counted in days from the last one of the two years."""

    unit: str
    skill: str
    first: int
    back: int | None


_AWAY = (
    _Away("District Heating", "Control-room operation", -10, 25),
    _Away("Offshore Wind", "Condition monitoring", 6, 20),
    _Away("Field Service", "High-voltage switching", -40, -12),
    _Away("IT and Data", "Data pipelines", -3, None),
)
_NOTED = 14
"""Days before the first day away, on which it is noted, at most."""


def tell(company: Company) -> Iterator[Told]:
    """One note for each, by the human resources people."""
    notes = sorted((_noted_on(company, each), number) for number, each in enumerate(_AWAY))
    for noted, number in notes:
        each = _AWAY[number]
        first = company.last + timedelta(days=each.first)
        back = None if each.back is None else company.last + timedelta(days=each.back)
        who = _best(company, each, noted)
        if who is not None:
            body = AbsenceNoted(person=who.person, back=back)
            yield Told(company.at(noted, 0.4), (Proposed(body, first),), "hr")


def _noted_on(company: Company, away: _Away) -> date:
    """A working day before it begins that lies within the two years."""
    wanted = company.last + timedelta(days=min(away.first, 0) - _NOTED)
    return company.working(max(wanted, company.start))


def _best(company: Company, away: _Away, day: date) -> Colleague | None:
    """Who can do most of the skill in the unit, and stays; None in an empty unit."""
    skill = company.id("skill", away.skill)
    team = [who for who in company.there(day, company.id("unit", away.unit)) if who.left is None]
    return max(team, key=lambda who: (company.level(who.person, skill, day), who.person), default=None)
