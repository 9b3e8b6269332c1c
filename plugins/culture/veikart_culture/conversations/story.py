"""The demo's talks about learning: agreed after the kick-off, missed in District Heating until the shift plan
made room for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from veikart.api import Proposed, Told
from veikart_culture.conversations.events import CadenceAgreed, ConversationHeld

if TYPE_CHECKING:
    from veikart.api import Colleague, Company

_A_YEAR, _IN_HEATING = 8, 4
_QUARTER = timedelta(days=91)
_KEPT = {
    "Operations": (0.9, 0.9),
    "Offshore Wind": (0.9, 1.0),
    "District Heating": (0.15, 0.45),
    "Field Service": (0.8, 0.75),
    "IT and Data": (0.75, 1.0),
    "Customer and Market": (0.7, 0.95),
}
"""Unit → how likely a talk that was agreed is held, in the first half-year and after it."""
_ABOUT = (
    "What we tried that did not work, and what we know now.",
    "Who would like to learn what before the summer.",
    "Two hours a week that are kept free, and by whom.",
    "What was learnt from the last unplanned stop.",
    "Who has taught whom something since last time.",
    "",
)


def tell(company: Company) -> Iterator[Told]:
    """What was agreed in the first workshop and after the second, and every talk on its day."""
    heating = company.id("unit", "District Heating")
    first, second = company.workshops[0].last, company.workshops[1].last
    agreed = CadenceAgreed(a_year=_A_YEAR)
    yield Told(company.at(first, 0.93), (Proposed(agreed, first),), workshop=company.workshops[0].workshop)
    fewer = CadenceAgreed(unit=heating, a_year=_IN_HEATING)
    yield Told(company.at(second, 0.9), (Proposed(fewer, second),), workshop=company.workshops[1].workshop)
    for name, kept in _KEPT.items():
        yield from _of_unit(company, company.id("unit", name), kept)


def _of_unit(company: Company, unit: str, kept: tuple[float, float]) -> Iterator[Told]:
    first, second = company.workshops[0].last, company.workshops[1].last
    heating = unit == company.id("unit", "District Heating")
    rng = company.rng("talks about learning", unit)
    day, place = first + timedelta(days=20), 0
    while day < company.last:
        early = day <= second
        a_quarter = (_IN_HEATING if heating and not early else _A_YEAR) / 4
        held = company.working(day + timedelta(days=rng.randrange(12)))
        if rng.random() < kept[0 if early else 1] and held < company.last:
            leader = _leader(company, unit, held)
            body = ConversationHeld(
                conversation=company.new_id("talk about learning", unit, place),
                unit=unit,
                leader=leader.person if leader else None,
                about=rng.choice(_ABOUT),
            )
            yield Told(company.at(held, 0.4 + rng.random() * 0.5), (Proposed(body, held),), "line")
        place += 1
        day += _QUARTER / a_quarter


def _leader(company: Company, unit: str, day: date) -> Colleague | None:
    return next((who for who in company.there(day, unit) if who.leads), None)
