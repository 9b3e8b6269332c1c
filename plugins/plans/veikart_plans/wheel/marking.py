"""Days of the annual wheel on the time bar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from veikart.api import TimeMark
from veikart_plans.wheel.standing import YEAR, points_at

if TYPE_CHECKING:
    from veikart.api import Picture


def find(picture: Picture) -> Iterator[TimeMark]:
    """The days of the next twelve months on which a point falls; what comes often is left out."""
    for point in points_at(picture):
        days = point.between(picture.today, picture.today + YEAR)
        for day in days if len(days) <= 4 else ():
            yield TimeMark(day, point.title, "wheel")
