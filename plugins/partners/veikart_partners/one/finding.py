"""Partners by name in the palette."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Do, Hit, matches
from veikart_partners.portfolio.choices import phase_of
from veikart_partners.portfolio.kinds import KIND_NAMES
from veikart_partners.portfolio.standing import partners_at

if TYPE_CHECKING:
    from veikart.api import Picture


def find(picture: Picture, words: str) -> Sequence[Hit]:
    """Partners whose name has the words; each leads to its page."""
    return [
        Hit(
            each.name,
            Do("partners.look_at", {"partner": each.id}),
            f"{KIND_NAMES[each.kind]}, {phase_of(each).lower()}",
            0.6,
        )
        for each in partners_at(picture)
        if matches(words, each.name)
    ]
