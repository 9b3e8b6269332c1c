"""What the invented company of the demo heard of the outside market."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Literal

from veikart.api import Company, Proposed, Told
from veikart_gap.risk.market.vocabulary import MarketObserved

_SURVEY = "Employer survey (fictional)"
_ROOM = "Heard by the recruiters"
_SKILLS = (
    ("High-voltage switching", 5, _SURVEY),
    ("Condition monitoring", 4, _SURVEY),
    ("Large heat pumps", 4, _SURVEY),
    ("Digital twin modelling", 3, _SURVEY),
    ("Trading in the balancing market", 2, _ROOM),
    ("Querying data (SQL)", 2, _SURVEY),
    ("Analysis in Python", 2, _SURVEY),
    ("Contract negotiation", 1, _ROOM),
)
_ROLES = (("Wind turbine technician", 5, _SURVEY), ("Customer adviser", 2, _SURVEY))
_ROWS: tuple[tuple[Literal["skill", "role"], tuple[tuple[str, int, str], ...]], ...] = (
    ("skill", _SKILLS),
    ("role", _ROLES),
)
_DAYS_BEFORE_THE_END = 120


def tell(company: Company) -> Iterator[Told]:
    """Human resources writes down, once, how hard skills and roles are to find."""
    day = company.working(company.last - timedelta(days=_DAYS_BEFORE_THE_END))
    observed = [
        MarketObserved(about=about, subject=company.id(about, name), source=source, shortage=shortage)
        for about, rows in _ROWS
        for name, shortage, source in rows
    ]
    yield Told(company.at(day, 0.7), tuple(Proposed(body, day) for body in observed), "hr")
