"""What is said of work with partners has to keep to what there is, and to what has happened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from veikart.api import (
    DoesNotFit,
    day_in_words,
)
from veikart_partners.delivery.engagements import Engagement, engagement_of

if TYPE_CHECKING:
    from veikart.api import Picture, Setting


def the_engagement(picture: Picture, identity: str) -> Engagement:
    """The piece of work. Raises `DoesNotFit` for one that there is none of."""
    found = engagement_of(picture, identity)
    if found is None:
        raise DoesNotFit.at(
            "engagement", "There is no such piece of work. Choose one from the list, or agree on it."
        )
    return found


def happened_on(setting: Setting, day: date | None, field: str = "day") -> date:
    """The day, or today. Raises `DoesNotFit` for a day that has not come yet."""
    if day is not None and day > setting.today:
        raise DoesNotFit.at(
            field, f"{day_in_words(day)} has not come yet. Write down what has happened on the day."
        )
    return day or setting.today


def must_follow(first: date | None, last: date | None, field: str, words: str) -> None:
    """Raises `DoesNotFit` with `words` where the last day lies before the first."""
    if first is not None and last is not None and last < first:
        raise DoesNotFit.at(field, words)
