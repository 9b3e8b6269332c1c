"""Two years of work with partners in the company of the demo: agreed, in rounds, over or still running."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from veikart.api import EventBody, Proposed, Told
from veikart_partners.delivery import events
from veikart_partners.delivery.plot import WORKS, Work

if TYPE_CHECKING:
    from veikart.api import Company


def tell(company: Company) -> Iterator[Told]:
    """Every piece of work from the day it is agreed, as far as the two years go."""
    for work in WORKS:
        identity = company.new_id("engagement", work.key)
        agreed = work.first(company) - timedelta(days=work.agreed)
        if agreed >= company.last:
            continue
        yield _told(company, agreed, 0.3, *_agreement(company, work, identity))
        for number, held in enumerate(work.rounds):
            iteration = company.new_id("iteration", work.key, number)
            body = events.IterationHeld(
                iteration=iteration, engagement=identity, feedback=held.said, changed=held.changed
            )
            day = work.first(company) + timedelta(days=held.after)
            if day < company.last:
                yield _told(company, day, 0.8, body, by="hr")
        if work.ended(company) < company.last:
            over = events.EngagementEnded(engagement=identity, spent=work.spent, why=work.ended_why)
            yield _told(company, work.ended(company), 0.75, over, by="line")


def _agreement(company: Company, work: Work, identity: str) -> Iterator[EventBody]:
    yield events.EngagementAgreed(
        engagement=identity,
        partner=company.new_id("partner", work.partner),
        title=work.title,
        measure=company.new_id("measure", work.measure) if work.measure else None,
        unit=company.id("unit", work.unit),
        start=work.first(company),
        end=work.last(company),
        cost=work.cost,
        currency="NOK" if work.cost is not None else None,
        about=work.about,
    )
    for skill in work.skills:
        yield events.EngagementSkill(engagement=identity, skill=company.id("skill", skill))
    for who in work.team(company):
        yield events.ParticipantAdded(engagement=identity, person=who.person)


def _told(company: Company, day: date, share: float, *bodies: EventBody, by: str = "hr") -> Told:
    day = company.working(day)
    return Told(company.at(day, share), tuple(Proposed(body, day) for body in bodies), by)
