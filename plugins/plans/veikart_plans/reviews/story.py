"""Reviews in the company of the demo: each quarter, with a verdict on what was under way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from veikart.api import Proposed, Told
from veikart_plans.measures.story_plans import PLANS, Plan
from veikart_plans.reviews.events import MeasureReviewed, MinutesWritten, ReviewHeld

if TYPE_CHECKING:
    from datetime import date

    from veikart.api import Company

_DAYS = (105, 195, 285, 375, 465, 555, 645)
"""Days after the beginning on which one is held."""
_MINUTES = (
    "Offshore Wind has begun; nobody else has. We look at fewer skills, and at those every time.",
    "Python evenings run by themselves. Drone inspection is not for now.",
    "The hours are given in Offshore Wind and not in District Heating. The shift plan has to move first.",
    "Two measures done. What they brought shows in the ratings of spring, not before.",
    "The retirements in Field Service are the risk of the year: apprentices before courses.",
    "Heat pumps slip to winter. The exercises wait for the test plant; management asks the supplier.",
    "Two skills hang on one person each. A second for both is agreed; hiring waits for HR.",
)


def tell(company: Company) -> Iterator[Told]:
    """Each review, what it decided of the measures that were under way, and its minutes."""
    for turn, days in enumerate(_DAYS):
        day = company.working(company.start + timedelta(days=days))
        review = company.new_id("review", turn)
        present = tuple(who.person for who in company.there(day) if who.leads and who.left is None)[:4]
        held = ReviewHeld(review=review, name=f"Quarterly review {turn + 1}", present=present)
        verdicts = [Proposed(body, day) for body in _verdicts(company, day, review)]
        yield Told(company.at(day, 0.3), (Proposed(held, day), *verdicts), "management")
        minutes = MinutesWritten(review=review, present=present, minutes=_MINUTES[turn])
        yield Told(company.at(day, 0.9), (Proposed(minutes, day),), "consultant")


def _verdicts(company: Company, day: date, review: str) -> Iterator[MeasureReviewed]:
    for plan in PLANS:
        begins = company.workshops[-1 if plan.late else 0].last + timedelta(days=plan.begins + 40)
        over = {"done": plan.lasts - 20, "stopped": 0}.get(plan.ends)
        if begins <= day and (over is None or day < begins + timedelta(days=over)):
            yield _verdict(company, plan, review, (day - begins).days)


def _verdict(company: Company, plan: Plan, review: str, days: int) -> MeasureReviewed:
    measure = company.new_id("measure", plan.key)
    if plan.slips and plan.lasts // 2 - 60 < days < plan.lasts // 2 + 60:
        return MeasureReviewed(review=review, measure=measure, verdict="change", why=plan.slipped_why)
    if plan.ends == "blocked":
        return MeasureReviewed(review=review, measure=measure, verdict="change", why=plan.ended_why)
    return MeasureReviewed(review=review, measure=measure, verdict="go on", why="")
