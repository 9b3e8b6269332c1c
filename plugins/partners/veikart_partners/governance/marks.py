"""Days with a name that governance gives the time bar, and what should be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from veikart.api import Do, Finding, TimeMark, day_in_words
from veikart_partners.governance.page_governance import next_of
from veikart_partners.governance.reading import reviews_at
from veikart_partners.portfolio.standing import partners_at

if TYPE_CHECKING:
    from veikart.api import Picture


def next_reviews(picture: Picture) -> Iterator[TimeMark]:
    """The next review with each partner, as the latest says."""
    reviews = reviews_at(picture)
    for partner in partners_at(picture):
        following = next_of([each for each in reviews if each.partner == partner.id])
        if following is not None:
            yield TimeMark(following, f"Review with {partner.name}", "review")


def overdue_reviews(picture: Picture) -> Iterator[Finding]:
    """Partners with whom a review was agreed for a day that has passed, and those grown with that have
    none ahead."""
    reviews = reviews_at(picture)
    for partner in partners_at(picture):
        held = [each for each in reviews if each.partner == partner.id]
        following = next_of(held)
        about, subject = (Do("partners.review", {"partner": partner.id}),), f"partner:{partner.id}"
        if following is not None and following < picture.moment.true_on:
            yield Finding(
                f"The review with {partner.name} was to be on {day_in_words(following)}, and "
                f"none was noted since.",
                "Note it, or agree on another day.",
                subject=subject,
                actions=about,
            )
        elif following is None and partner.phase == "governance":
            yield Finding(
                f"No next review is agreed with {partner.name}, with whom you grow.",
                "Sit together, and say when again.",
                subject=subject,
                actions=about,
            )
