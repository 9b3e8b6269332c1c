"""What was seen of the effect in the company of the demo: answers, practice at work, and a KPI by unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from veikart.api import EventBody, KpiDefined, KpiObserved, NotFound, Proposed, Told
from veikart_partners.delivery.plot import WORKS, Work
from veikart_partners.effect.events import KpiLinked, PracticeObserved, ReactionsCounted
from veikart_partners.effect.reactions import FEW, NAMES

if TYPE_CHECKING:
    from veikart.api import Colleague, Company

_FOUND = "Faults found before a stop"
_GOAL = "40 % fewer unplanned stops"
_QUESTION = "I can use this in my work"
_COUNTS: Mapping[str, tuple[int, int, int, int, int]] = {
    "monitoring": (0, 1, 2, 5, 4),
    "planning": (0, 1, 3, 5, 2),
    "python-evenings": (0, 0, 2, 4, 3),
    "twin-pilot": (0, 0, 1, 3, 3),
    "tariff-hour": (0, 0, 1, 5, 3),
}
"""How many answered 1 to 5, at the end."""
_OFTEN: Mapping[str, float] = {
    "monitoring": 0.75,
    "planning": 0.45,
    "python-evenings": 0.6,
    "twin-pilot": 0.1,
    "tariff-hour": 0.7,
}
"""How likely what was learnt is done often; half of the rest now and then."""
_SEEN_OF = 0.85
_SEEN_AFTER = 130
_FOUND_IN: Mapping[str, tuple[float, float]] = {
    "Offshore Wind": (24, 47),
    "District Heating": (20, 25),
    "Field Service": (27, 31),
}
"""Per cent of faults found early at the beginning, and at the end of the two years, by unit."""
_TURN = 0.45
"""The share of the two years after which it begins to rise."""


def tell(company: Company) -> Iterator[Told]:
    """Answers when a piece of work is over, practice four months later, and the KPI month by month."""
    yield from _found_early(company)
    for work in WORKS:
        yield from _linked(company, work)
        over = work.ended(company)
        if over >= company.last:
            continue
        counted = over + timedelta(days=2)
        counts = _answers(company, work)
        if sum(counts) > FEW and counted < company.last:
            answers = ReactionsCounted(
                engagement=_of(company, work), question=_QUESTION, **dict(zip(NAMES, counts, strict=True))
            )
            yield _told(company, counted, "hr", answers)
        seen = over + timedelta(days=_SEEN_AFTER)
        if seen < company.last:
            yield _told(company, seen, "line", *_practice(company, work, seen))


def _of(company: Company, work: Work) -> str:
    return company.new_id("engagement", work.key)


def _linked(company: Company, work: Work) -> Iterator[Told]:
    day = work.first(company) - timedelta(days=work.agreed // 2)
    if work.kpis and day < company.last:
        bodies = [KpiLinked(engagement=_of(company, work), kpi=_kpi(company, name)) for name in work.kpis]
        yield _told(company, day, "hr", *bodies)


def _answers(company: Company, work: Work) -> tuple[int, ...]:
    """As above, of no more than took part."""
    said = [place for place, many in enumerate(_COUNTS[work.key]) for _ in range(many)]
    most = min(len(said), len(work.team(company)))
    drawn = company.rng("partners", "answers", work.key).sample(said, most)
    return tuple(drawn.count(place) for place in range(len(NAMES)))


def _kpi(company: Company, name: str) -> str:
    try:
        return company.id("kpi", name)
    except NotFound:  # not one of the company's own: told here
        return company.new_id("kpi", name)


def _practice(company: Company, work: Work, day: date) -> Iterator[EventBody]:
    leaders = [who for who in company.there(day, company.id("unit", work.unit)) if who.leads]
    for who in work.team(company):
        rng = company.rng("partners", "practice", work.key, who.person)
        if not who.there(day) or rng.random() > _SEEN_OF:
            continue
        observer = next((leader for leader in leaders if leader.person != who.person), None)
        often: Literal["never", "sometimes", "often"] = (
            "often"
            if (drawn := rng.random()) < _OFTEN[work.key]
            else "sometimes"
            if drawn < (1 + _OFTEN[work.key]) / 2
            else "never"
        )
        yield PracticeObserved(
            engagement=_of(company, work),
            person=who.person,
            often=often,
            observer=_person(observer),
        )


def _person(who: Colleague | None) -> str | None:
    return who.person if who is not None else None


def _found_early(company: Company) -> Iterator[Told]:
    """Defined after the first workshop; every unit notes its own share at the end of a month."""
    kpi = company.new_id("kpi", _FOUND)
    first = company.workshops[0].last + timedelta(days=12)
    defined = KpiDefined(
        kpi=kpi,
        name=_FOUND,
        measured_in="% of faults",
        goal=company.id("goal", _GOAL),
        better="higher",
        target=50,
    )
    yield _told(company, first, "line", defined)
    day = _month_end(first)
    while day + timedelta(days=6) < company.last:
        share = (day - company.start).days / max(1, (company.last - company.start).days)
        values = tuple(
            Proposed(
                KpiObserved(kpi=kpi, unit=company.id("unit", unit), value=_value(company, unit, day, share)),
                day,
            )
            for unit in _FOUND_IN
        )
        yield Told(company.at(company.working(day + timedelta(days=5)), 0.5), values, "line")
        day = _month_end(day + timedelta(days=1))


def _value(company: Company, unit: str, day: date, share: float) -> float:
    low, high = _FOUND_IN[unit]
    way = max(0.0, (share - _TURN) / (1 - _TURN))
    strays = company.rng("partners", _FOUND, unit, day).gauss(0, 1.8)
    return round(max(0.0, low + (high - low) * way + strays), 1)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _told(company: Company, day: date, by: str, *bodies: EventBody) -> Told:
    day = company.working(day)
    return Told(company.at(day, 0.85), tuple(Proposed(body, day) for body in bodies), by)
