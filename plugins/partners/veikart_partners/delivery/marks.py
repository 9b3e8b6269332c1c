"""Days with a name that work with partners gives the time bar, and what should be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from veikart.api import Do, Finding, TimeMark, day_in_words
from veikart_partners.delivery.engagements import engagements_at

if TYPE_CHECKING:
    from veikart.api import Picture


def ends(picture: Picture) -> Iterator[TimeMark]:
    """The last day of every piece of work: the one it had, or the one agreed."""
    for each in engagements_at(picture):
        last = each.ended or each.end
        if last is not None:
            yield TimeMark(last, f"{each.title} ({each.partner_name}) ends", "engagement")


def loose_ends(picture: Picture) -> Iterator[Finding]:
    """Work that is past its last day, and work of which no effect can ever be seen."""
    for each in engagements_at(picture):
        about = {"engagement": each.id}
        subject = f"engagement:{each.id}"
        if each.stage == "late" and each.end is not None:
            yield Finding(
                f"{each.title} was to end on {day_in_words(each.end)}, and nobody said that it did.",
                "End it, with what it cost: its effect is looked for from that day on.",
                subject=subject,
                actions=(Do("partners.end_engagement", about),),
            )
        if not each.skills and each.stage != "past":
            yield Finding(
                f"{each.title} ({each.partner_name}) names no skill that it builds.",
                "Say which, or tie it to a measure: no effect can be seen otherwise.",
                subject=subject,
                actions=(Do("partners.take_part", about),),
            )
