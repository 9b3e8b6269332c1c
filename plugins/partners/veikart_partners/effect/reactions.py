"""Reaction: how those who took part answered, as counts; few answers are never shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from veikart.api import Picture

FEW = 5
"""A group of so many, or fewer, is not shown."""
NAMES = ("ones", "twos", "threes", "fours", "fives")
FORMULA = (
    "share content = answers of 4 and 5 ÷ all answers; questions with five answers or fewer are left out"
)


@dataclass(frozen=True, slots=True)
class Reactions:
    """Answers to one question about one piece of work."""

    engagement: str
    question: str
    counts: tuple[int, ...]
    """How many answered 1, 2, … 5."""
    position: int

    @property
    def answers(self) -> int:
        return sum(self.counts)

    @property
    def shown(self) -> bool:
        """Whether there are enough answers to show them."""
        return self.answers > FEW

    @property
    def content(self) -> int:
        """Answers of 4 and 5."""
        return sum(self.counts[3:])


def reactions_at(picture: Picture) -> tuple[Reactions, ...]:
    """The last counts of each question, by piece of work."""
    rows = picture.table("partners.reactions").sort("engagement", "question")
    return tuple(
        Reactions(
            row["engagement"], row["question"], tuple(row[name] or 0 for name in NAMES), row["position"]
        )
        for row in rows.iter_rows(named=True)
    )


def content_share(reactions: Sequence[Reactions]) -> tuple[float | None, int]:
    """The share of 4 and 5 of those that are shown, and of how many answers."""
    shown = [each for each in reactions if each.shown]
    answers = sum(each.answers for each in shown)
    return (sum(each.content for each in shown) / answers if answers else None), answers
