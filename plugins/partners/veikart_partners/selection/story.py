"""The demo's selection: who is to teach a second person to trade, judged by four; one score is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from veikart.api import Told
from veikart_partners.portfolio.story import Plan, added, day_of, steps, told
from veikart_partners.selection.events import CriterionSet, PartnerDecided, PartnerScored
from veikart_partners.selection.usual import USUAL

if TYPE_CHECKING:
    from veikart.api import Company

_FIRST_CRITERIA, _ADDED, _SCORED, _TURNED_DOWN = 31, 672, 690, 708
CANDIDATES = (
    Plan(
        "kraftmarked-fellowship", "Kraftmarked Fellowship", "community", _ADDED,
        "Traders of smaller energy companies who sit beside each other two weeks a year.",
        "nb, sv, en", "Nordic countries",
        (("Trading in the balancing market", 4), ("Contract negotiation", 3)),
        6_500,
        steps=(
            (674, "need-stated", "Trading hangs on one person: a second one before summer."),
            (678, "criteria-agreed", "As before; co-creation weighs more since Nordvind."),
            (686, "references-heard", "Two members: the desk beside is what they came back for."),
        ),
    ),
    Plan(
        "flexhandel-school", "Flexhandel School", "company", _ADDED,
        "Courses and a market simulator, with a teacher on call.",
        "en", "Remote",
        (("Trading in the balancing market", 3), ("Forecasting with machine learning", 2)),
        13_000,
        steps=(
            (674, "need-stated", "Trading hangs on one person: a second one before summer."),
            (678, "criteria-agreed", "As before; co-creation weighs more since Nordvind."),
            (689, "references-heard", "A bank: good simulator; nobody remembers the teacher."),
        ),
    ),
    Plan(
        "kursportalen", "Kursportalen", "company", _ADDED,
        "A shop of recorded courses, paid by the month.",
        "en", "Remote",
        (("Trading in the balancing market", 2),),
        1_200,
    ),
)  # fmt: skip
_SCORES = {
    # strategy, co-creation, trust, agility, measurement, global reach, price; by each of the four judges
    "kraftmarked-fellowship": (
        (4, 5, 4, 3, 3, 3, 4), (5, 5, 4, 4, 2, 3, 4),
        (4, 4, 4, 3, 3, 4, 3), (3, 4, 4, 3, 2, 3, 5),
    ),
    "flexhandel-school": (
        (4, 3, 4, 4, 4, 4, 2), (3, 2, 3, 3, 4, 4, 2),
        (5, 4, 4, 4, 4, 5, 3), (4, 4, 3, 4, 4, 4, 2),
    ),
    "kursportalen": (
        (2, 1, 3, 2, 2, 4, 5), (1, 1, 3, 1, 3, 4, 5),
        (2, 2, 2, 2, 3, 5, 5), (2, 1, 3, 2, 2, 5, 5),
    ),
}  # fmt: skip
_NOT_GIVEN = ("flexhandel-school", 1, "criterion-trust")
"""Candidate, judge and criterion of the score that is still to come."""
_WHYS = {
    (
        "kraftmarked-fellowship",
        1,
        "criterion-measurement",
    ): "They count visits. Nobody could say what it did.",
    ("flexhandel-school", 1, "criterion-co-creation"): "The simulator knows a market that is not ours.",
    ("flexhandel-school", 2, "criterion-co-creation"): "They offered to build our three worst days into it.",
    ("flexhandel-school", 3, "criterion-measurement"): "Every run is scored, before and after.",
    ("kursportalen", 0, "criterion-co-creation"): "Videos.",
}


def tell(company: Company) -> Iterator[Told]:
    """Criteria, candidates, scores of four judges, and the one that was not chosen."""
    yield told(
        company,
        day_of(company, _FIRST_CRITERIA),
        0.5,
        *(
            CriterionSet(
                criterion=each.key,
                name=each.name,
                weight=2 if each.key == "criterion-co-creation" else each.weight,
                about=each.about,
            )
            for each in USUAL
        ),
    )
    for plan in CANDIDATES:
        yield told(company, day_of(company, plan.added), 0.3, *added(company, plan))
        yield from steps(company, plan)
    yield _weighed_anew(company)
    yield from _scores(company)
    turned_down = PartnerDecided(
        partner=company.new_id("partner", "kursportalen"),
        chosen=False,
        why="A tenth of the price, and the two who tried it stopped in the second hour: nobody to ask.",
    )
    yield told(company, day_of(company, _TURNED_DOWN), 0.6, turned_down, by="management")


def _weighed_anew(company: Company) -> Told:
    [usual] = [each for each in USUAL if each.key == "criterion-co-creation"]
    body = CriterionSet(criterion=usual.key, name=usual.name, weight=usual.weight, about=usual.about)
    return told(company, day_of(company, 678), 0.7, body)


def judges(company: Company) -> list[str]:
    """Four leaders who were there and stay, of as many units as there are."""
    day = day_of(company, _SCORED)
    leaders = sorted(
        (who for who in company.there(day) if who.leads and who.left is None), key=lambda one: one.person
    )
    by_unit = {who.unit(day): who for who in reversed(leaders)}
    others = [who for who in leaders if who not in by_unit.values()]
    return [who.person for who in (*sorted(by_unit.values(), key=lambda one: one.person), *others)][:4]


def _scores(company: Company) -> Iterator[Told]:
    for place, judge in enumerate(judges(company)):
        day = day_of(company, _SCORED + 2 * place)
        scores = [
            PartnerScored(
                partner=company.new_id("partner", plan.key),
                criterion=usual.key,
                judge=judge,
                score=_SCORES[plan.key][place][at],
                why=_WHYS.get((plan.key, place, usual.key), ""),
            )
            for plan in CANDIDATES
            for at, usual in enumerate(USUAL)
            if (plan.key, place, usual.key) != _NOT_GIVEN
        ]
        yield told(company, day, 0.45, *scores, by="line")
