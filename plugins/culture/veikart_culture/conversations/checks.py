"""Units whose leaders do not talk about learning as was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from veikart.api import Action, Do, Finding, Selection

if TYPE_CHECKING:
    from veikart.api import Picture


def missed(picture: Picture) -> Iterator[Finding]:
    """A finding for each unit that missed talks in the last quarter that is over."""
    from veikart_culture.conversations.page import in_words
    from veikart_culture.conversations.standing import talks

    for unit in talks(picture, Selection()):
        if unit.missed is not None:
            about = {"unit": unit.unit}
            yield Finding(
                f"Talks about learning were missed in {unit.name}: {in_words(unit.missed)} in "
                f"{unit.missed.quarter.title}.",
                "Hold one now, or agree on what can be kept.",
                subject=f"unit:{unit.unit}",
                actions=(
                    Action("culture.conversations", about, "Its talks, quarter by quarter"),
                    Do("culture.hold_conversation", about, "Note a talk that was held"),
                    Do("culture.agree_cadence", about, "Agree how often"),
                ),
            )
