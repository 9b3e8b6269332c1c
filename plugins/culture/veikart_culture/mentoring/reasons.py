"""Why somebody has no mentor, in a sentence that says what could be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import counted, day_in_words, join_and, number

if TYPE_CHECKING:
    from veikart.api import Picture
    from veikart_culture.mentoring.matching import Match, Matching

_NAMED = 1


def in_words(picture: Picture, found: Matching, match: Match) -> str:
    """Of a match without a mentor: who was left out, and for what."""
    who = _names(picture, match.about)
    need = number(match.want.need)
    if match.reason == "nobody" and not match.about:
        return f"Nobody at all is known to hold it at {need}: look outside."
    gone = min((found.offers.leaves[each] for each in match.about if match.reason == "leaves"), default=None)
    told: dict[str | None, str] = {
        "nobody": f"No mentor holds it at {need}: ask {who}.",
        "far": f"Over {counted(found.furthest, 'step')} above {need}: {who}.",
        "self": f"Only they themselves, of the mentors, hold it at {need}.",
        "manager": f"Only their own manager: {who}.",
        "leaves": f"Gone from {day_in_words(gone)}: {who}." if gone else "",
        "full": f"Full: {who}.",
        "taken": f"Taken by others: {who}.",
    }
    return told[match.reason]


def _names(picture: Picture, people: tuple[str, ...]) -> str:
    """The first of them, and how many more."""
    named = [picture.name("person", person) for person in people[:_NAMED]]
    more = len(people) - len(named)
    return join_and([*named, *([f"{more} more"] if more > 0 else [])], "or")
