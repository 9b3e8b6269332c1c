"""From transactional to transformational: where a partnership stands, as an index, and who sees it how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from veikart_partners.governance.pillars import SIDES, Side
from veikart_partners.governance.reading import Score, Standing, standing

LEAST, MOST = 1, 5
ENOUGH = 3
"""Pillars that a side has to have scored before it has a position: fewer would be another question."""
FORMULA = (
    "position of a side = (sum of its scores − how many) ÷ (4 × how many) × 100, from three pillars on; "
    "position = the mean of both sides. 0: every pillar 1, courses are bought; 100: every pillar 5, both grow"
)
SOURCE = "Our own index: scores are ordinal, so that it puts partners in order and says no more."


@dataclass(frozen=True, slots=True)
class Position:
    """Where one partnership stands; each from 0 (transactional) to 100 (transformational), or not known."""

    us: float | None
    them: float | None

    @property
    def both(self) -> float | None:
        """The mean of both sides; None until both have one: one side alone is no partnership."""
        return None if self.us is None or self.them is None else (self.us + self.them) / 2

    @property
    def apart(self) -> float | None:
        """By how much they see it better than we do; below 0, worse."""
        return None if self.us is None or self.them is None else self.them - self.us


def position_of(scores: Standing) -> Position:
    """The position that scores come to."""
    return Position(_side(scores, SIDES[0]), _side(scores, SIDES[1]))


def _side(scores: Standing, side: Side) -> float | None:
    said = [each.score for (_, by), each in scores.items() if by == side]
    if len(said) < ENOUGH:
        return None
    return (sum(said) - LEAST * len(said)) / ((MOST - LEAST) * len(said)) * 100


def way(scores: Sequence[Score], partner: str) -> list[tuple[date, Position]]:
    """The position on each day on which somebody scored, from the first on which there was one."""
    days = sorted({each.day for each in scores if each.partner == partner})
    found = [(day, position_of(standing(scores, partner, day))) for day in days]
    return [(day, position) for day, position in found if position.both is not None]


def counts_of(scores: Standing) -> tuple[int, ...]:
    """How many scores are 1, 2, … 5."""
    said = [each.score for each in scores.values()]
    return tuple(said.count(value) for value in range(LEAST, MOST + 1))
