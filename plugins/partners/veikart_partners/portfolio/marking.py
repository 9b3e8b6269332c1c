"""Days on the time bar: when partners were chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from veikart.api import TimeMark
from veikart_partners.portfolio.standing import names

if TYPE_CHECKING:
    from veikart.api import Picture


def find(picture: Picture) -> Iterator[TimeMark]:
    """A mark for each partner that was chosen."""
    called = names(picture)
    rows = picture.table("partners.decisions").select("partner", "chosen", "effective").rows()
    for partner, chosen, day in rows:
        if chosen and partner in called:
            yield TimeMark(day, f"{called[partner]} chosen", "partner")
