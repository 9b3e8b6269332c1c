"""The five pillars on which a partnership rests, and what a high and a low score of each means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Pillar = Literal["alignment", "co-creation", "trust", "improvement", "measuring"]
Side = Literal["us", "them"]
SIDES: tuple[Side, ...] = get_args(Side)


@dataclass(frozen=True, slots=True)
class PillarOf:
    """`low`: how it looks where one buys courses; `high`: where both grow."""

    pillar: Pillar
    name: str
    low: str
    high: str


PILLARS = (
    PillarOf(
        "alignment", "Shared vision and strategic alignment",
        "They deliver what was ordered; nobody has told them what it is for.",
        "They know our goals, and say so when something does not serve them.",
    ),
    PillarOf(
        "co-creation", "Co-creation",
        "The course is theirs, and the same as everywhere.",
        "Content is made together with those who do the work.",
    ),
    PillarOf(
        "trust", "Trust and openness",
        "What goes wrong is heard from others, or at the end.",
        "Both say early what does not work, and nobody has to be right.",
    ),
    PillarOf(
        "improvement", "Continuous improvement and agility",
        "The next round is like the last one.",
        "Every round changes something, because of what was seen.",
    ),
    PillarOf(
        "measuring", "Measuring what matters",
        "We count who came and whether they liked it.",
        "We look together at what people do otherwise, and what it did for the goal.",
    ),
)  # fmt: skip
OF_PILLAR = {each.pillar: each for each in PILLARS}
