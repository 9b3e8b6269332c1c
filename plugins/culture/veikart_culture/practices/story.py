"""The demo's practices: a clinic for vibrations at sea, the tariff hour, apprentices in switching, and one
that did not last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from veikart.api import Proposed, Told
from veikart_culture.practices.events import (
    PracticeBegun,
    PracticeEnded,
    PracticeKind,
    PracticeMeant,
    PracticeMet,
)

if TYPE_CHECKING:
    from veikart.api import Colleague, Company


@dataclass(frozen=True, slots=True)
class _Plan:
    """`workshop` after which it begins, so many `days` later, and every so many days again (`pace`); `share`
    of those asked are keen; `lasts`: days until it ends (None: it goes on)."""

    name: str
    kind: PracticeKind
    unit: str | None
    skill: str
    kpi: str | None
    workshop: int
    days: int
    pace: int
    share: float
    about: str
    lasts: int | None = None
    why: str = ""


_PLANS = (
    _Plan(
        "Vibration clinic", "clinic", "Offshore Wind", "Condition monitoring", "Unplanned stops",
        0, 40, 28, 0.45,
        "Two spectra of last month, read aloud by whoever was on shift; the analyst speaks last.",
    ),
    _Plan(
        "Tariff hour", "arena", "Customer and Market", "Flexible tariffs", "Customers on flexible contracts",
        1, 12, 21, 0.6, "Thursdays at nine: one call of the week is heard again, and what was right in it.",
    ),
    _Plan(
        "Switching beside an expert", "mentoring", "Field Service", "High-voltage switching", None, 2, 20, 30,
        0.35, "Apprentices plan a switching with the leader, then watch it, then do it.",
    ),
    _Plan(
        "Python evenings", "community", None, "Analysis in Python", None, 0, 90, 30, 0.2,
        "Somebody shows a script that saved an hour.", 400,
        "Those who came knew it already; what beginners need is peers beside them at work.",
    ),
    _Plan(
        "Heat pump rounds", "community", "District Heating", "Large heat pumps", "Heat from oil boilers",
        3, 12, 20, 0.3, "A plant is walked through with its drawings, before the shift.",
    ),
)  # fmt: skip


def tell(company: Company) -> Iterator[Told]:
    """What began, every meeting, and what ended."""
    for plan in _PLANS:
        yield from _practice(company, plan)


def _practice(company: Company, plan: _Plan) -> Iterator[Told]:
    identity, skill = company.new_id("practice", plan.name), company.id("skill", plan.skill)
    unit = company.id("unit", plan.unit) if plan.unit else None
    begins = company.working(company.workshops[plan.workshop].last + timedelta(days=plan.days))
    runs = max(
        (who for who in company.there(begins, unit) if who.left is None and not who.leads),
        key=lambda who: (company.level(who.person, skill, begins), who.person),
        default=None,
    )
    body = PracticeBegun(
        practice=identity, name=plan.name, kind=plan.kind, runs=runs.person if runs else None, unit=unit,
        about=plan.about,
    )  # fmt: skip
    meant = [PracticeMeant(practice=identity, skill=skill)]
    if plan.kpi:
        meant.append(PracticeMeant(practice=identity, kpi=company.id("kpi", plan.kpi)))
    yield Told(company.at(begins, 0.4), tuple(Proposed(each, begins) for each in (body, *meant)), "line")
    ends = company.working(begins + timedelta(days=plan.lasts)) if plan.lasts else company.last
    yield from _meetings(company, plan, identity, _asked(company, skill, unit, begins), (begins, ends))
    if plan.lasts:
        ended = PracticeEnded(practice=identity, why=plan.why)
        yield Told(company.at(ends, 0.7), (Proposed(ended, ends),), "line")


def _asked(company: Company, skill: str, unit: str | None, day: date) -> list[Colleague]:
    """Who might come: those of the unit of whom the skill is required; the same ones come again and again."""
    return [
        who
        for who in company.there(day, unit)
        if any(skill in company.required.get(role, ()) for role in who.holds(day))
    ]


def _meetings(
    company: Company, plan: _Plan, identity: str, asked: list[Colleague], days: tuple[date, date]
) -> Iterator[Told]:
    rng = company.rng("practice", plan.name)
    keen = {who.person: rng.random() < plan.share for who in asked}
    day, place = days[0] + timedelta(days=7), 0
    while day < days[1]:
        held = company.working(day)
        came = [
            who.person
            for who in asked
            if who.there(held) and rng.random() < (0.75 if keen[who.person] else 0.04)
        ]
        summer = held.month == 7
        if came and not summer and held < days[1]:
            met = PracticeMet(
                meeting=company.new_id("meeting", identity, place), practice=identity, attended=len(came),
                people=tuple(came),
            )  # fmt: skip
            yield Told(company.at(held, 0.3 + rng.random() / 2), (Proposed(met, held),), "line")
        place += 1
        day += timedelta(days=plan.pace)
