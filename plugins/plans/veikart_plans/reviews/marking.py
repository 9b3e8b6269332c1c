"""Days of reviews on the time bar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from veikart.api import TimeMark
from veikart_plans.reviews.standing import reviews_at

if TYPE_CHECKING:
    from veikart.api import Picture


def find(picture: Picture) -> Iterator[TimeMark]:
    """The day of each review that was held."""
    for review in reviews_at(picture):
        yield TimeMark(review.day, review.name, "review")
