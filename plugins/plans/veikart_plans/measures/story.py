"""Two years of measures in the company of the demo: some done, one slipped, one blocked, one stopped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from veikart.api import EventBody, Proposed, Told
from veikart_plans.measures import events
from veikart_plans.measures.kinds import OF_KIND, PARTIES, Party
from veikart_plans.measures.story_plans import LEFT, PLANS, Plan

if TYPE_CHECKING:
    from veikart.api import Colleague, Company

MAIN = "Levels 0–5"


def tell(company: Company) -> Iterator[Told]:
    """Every plan from its proposal on, as far as the two years go."""
    for plan in PLANS:
        yield from _of(company, plan)
    first = company.workshops[-1].first
    for skill, why, days in LEFT:
        body = events.GapLeft(skill=company.id("skill", skill), why=why, until=first + timedelta(days=days))
        yield Told(
            company.at(first, 0.88), (Proposed(body, first),), "consultant", company.workshops[-1].workshop
        )


def _of(company: Company, plan: Plan) -> Iterator[Told]:
    identity, rng = company.new_id("measure", plan.key), company.rng("plans", plan.key)
    begins = company.workshops[-1 if plan.late else 0].last + timedelta(days=plan.begins)
    proposed, start = company.working(begins), begins + timedelta(days=28)
    due = start + timedelta(days=plan.lasts)
    people = _people(company, plan, proposed, due + timedelta(days=plan.slips))
    yield Told(
        company.at(proposed, rng.uniform(0.1, 0.4)),
        tuple(_proposal(company, plan, identity, people, (proposed, start, due))),
        "line",
    )
    turns: list[tuple[int, float, EventBody, str]] = [
        (2 + 3 * place, 0.5, events.PartyAnswered(measure=identity, party=party, agrees=True), _BY[party])
        for place, party in enumerate(PARTIES)
        if party not in plan.no
    ]
    if plan.ends != "proposed":
        turns.append((14, 0.6, events.MeasureAgreed(measure=identity), "management"))
    begun = (start - proposed).days
    if plan.ends in ("done", "started", "stopped", "blocked"):
        turns.append((begun, 0.2, events.MeasureStarted(measure=identity), "line"))
    if plan.slips:
        body = events.MeasureRevised(
            measure=identity, due=due + timedelta(days=plan.slips), why=plan.slipped_why
        )
        turns.append((begun + plan.lasts // 2, 0.4, body, "line"))
    turns += _ending(plan, identity, begun)
    for days, share, turn, by in turns:
        day = proposed + timedelta(days=days)
        if day < company.last:
            day = company.working(day)
            yield Told(company.at(day, share), (Proposed(turn, day),), by)


_BY: dict[Party, str] = {"management": "management", "hr": "hr", "line": "line"}


def _ending(plan: Plan, identity: str, begun: int) -> list[tuple[int, float, EventBody, str]]:
    if plan.ends == "done":
        body: EventBody = events.MeasureDone(measure=identity, why=plan.ended_why, spent=plan.spent)
        return [(begun + plan.lasts - 4, 0.7, body, "line")]
    if plan.ends == "stopped":
        return [(begun + 30, 0.5, events.MeasureStopped(measure=identity, why=plan.ended_why), "management")]
    if plan.ends == "blocked":
        return [(begun + 40, 0.5, events.MeasureBlocked(measure=identity, why=plan.ended_why), "line")]
    return []


def _proposal(
    company: Company, plan: Plan, identity: str, people: Sequence[Colleague], days: tuple[date, ...]
) -> Iterator[Proposed]:
    day, start, due = days
    unit = company.id("unit", plan.unit)
    leaders = [
        who for who in company.there(day, unit) if who.leads and (who.left is None or who.left > company.last)
    ]
    yield Proposed(
        events.MeasureProposed(
            measure=identity,
            title=plan.title,
            kind=plan.kind,
            why=plan.why,
            unit=unit,
            goal=company.id("goal", plan.goal),
            owner=leaders[0].person if leaders else None,
            start=start,
            due=due,
            hours_a_week=plan.hours,
            cost=plan.cost,
            currency="NOK" if plan.cost is not None else None,
            sign=plan.sign,
        ),
        day,
    )
    for skill, level in plan.skills:
        scale = company.id("scale", MAIN)
        body = events.LevelPromised(
            measure=identity, skill=company.id("skill", skill), scale=scale, level=float(level)
        )
        yield Proposed(body, day)
    if plan.after is not None:
        yield Proposed(events.OrderSet(measure=identity, after=company.new_id("measure", plan.after)), day)
    for who in people:
        yield Proposed(events.PersonIncluded(measure=identity, person=who.person), day)


def _people(company: Company, plan: Plan, day: date, due: date) -> list[Colleague]:
    """Of the role, those who are below what is promised, or can do it where they are to be used; the unit's
    own first, and nobody who leaves before it is due."""
    if not plan.role or not plan.people:
        return []
    role, (skill, level) = company.id("role", plan.role), plan.skills[0]
    held, able = company.id("skill", skill), OF_KIND[plan.kind].way == "mobilise"
    there = [
        who
        for who in company.there(day)
        if role in who.holds(day)
        and (who.left is None or who.left > due)
        and (company.level(who.person, held, day) >= level) is able
    ]
    there.sort(key=lambda who: (who.unit(day) != company.id("unit", plan.unit), who.person))
    return there[: plan.people]
