"""The demo's absences, told of a company of six."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from veikart.api import Colleague, Company, Proposed
from veikart_gap.reskill.events import AbsenceNoted
from veikart_gap.reskill.story import tell

START, LAST = date(2024, 6, 15), date(2026, 6, 15)
UNITS = ("District Heating", "Offshore Wind", "Field Service")
SKILLS = ("Control-room operation", "Condition monitoring", "High-voltage switching", "Data pipelines")


def colleague(person: str, unit: str, left: date | None = None) -> Colleague:
    return Colleague(person, person.title(), START, left, False, ((START, unit),), ())


def company(*people: Colleague) -> Company:
    named = [
        *(("unit", name) for name in (*UNITS, "IT and Data")),
        *(("skill", name) for name in SKILLS),
    ]
    return Company(
        start=START,
        last=LAST,
        workshops=(),
        people=people,
        ids={(kind, name): name for kind, name in named},
        required={},
        level=lambda person, skill, day: float(len(person)),
        rng=lambda *about: Random(1),
        new_id=lambda *words: "/".join(map(str, words)),
        working=lambda day: day,
        at=lambda day, share: datetime.combine(day, time(12), UTC),
    )


def test_the_best_who_stays_is_away_and_it_is_noted_before_in_order() -> None:
    made = company(
        colleague("bo", "District Heating"),
        colleague("karin", "District Heating"),
        colleague("alexander", "District Heating", left=LAST + timedelta(days=40)),
        colleague("per", "Offshore Wind"),
        colleague("ida", "Field Service"),
    )
    told = list(tell(made))
    proposals = [proposal for each in told for proposal in each.proposals]
    assert [each.at for each in told] == sorted(each.at for each in told)
    assert {name_of(each) for each in proposals} == {"karin", "per", "ida"}  # nobody is there for data
    assert all(each.at.date() <= LAST for each in told)
    away = {name_of(each): each for each in proposals}
    assert (away["per"].effective, back_of(away["per"])) == (date(2026, 6, 21), date(2026, 7, 5))


def name_of(proposal: Proposed) -> str:
    assert isinstance(proposal.body, AbsenceNoted)
    return proposal.body.person


def back_of(proposal: Proposed) -> date | None:
    assert isinstance(proposal.body, AbsenceNoted)
    return proposal.body.back
