"""What is asked of each level of the organisation, to see whether the strategy is carried there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Level = Literal["top", "hr", "line"]
LEVELS: tuple[Level, ...] = get_args(Level)
LEVEL_NAMES: dict[Level, str] = {"top": "Top management", "hr": "HR", "line": "The line"}


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that holds more or less; `key` stays the same for ever."""

    key: str
    level: Level
    text: str
    short: str
    """A few words for it; empty where it has none of its own."""


STATEMENTS = (
    Statement("top-direction", "top", "Says which skills matter for the goals and which do not", "Direction"),
    Statement("top-time", "top", "Gives time for learning when work is tight, too", "Time"),
    Statement("top-own", "top", "Talks of what they are learning themselves", "Own learning"),
    Statement("top-asks", "top", "Asks for competence in reviews as it asks for money", "Asks for it"),
    Statement("hr-tools", "hr", "Gives leaders tools that they use", "Tools"),
    Statement("hr-support", "hr", "Is there when a plan does not work out", "Support"),
    Statement("hr-data", "hr", "Keeps the picture of competence fresh", "A fresh picture"),
    Statement("line-plan", "line", "Leaders have a plan for their unit and work by it", "Plans"),
    Statement("line-talks", "line", "Leaders hold the talks and report what is missing", "Talks"),
    Statement("line-time", "line", "Hours agreed for learning are given", "Hours given"),
)
OF_KEY = {each.key: each for each in STATEMENTS}
