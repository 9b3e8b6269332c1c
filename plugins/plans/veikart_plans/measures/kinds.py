"""What kinds of measures there are, in the order in which they are offered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Way = Literal["mobilise", "learn", "acquire"]
"""Use what is there first, then learn, then bring in from outside."""
Kind = Literal[
    "reallocate", "hidden",
    "task", "project", "cross-team", "shadowing", "review", "coaching",
    "mentor", "peers",
    "course", "material",
    "recruit", "hire-in",
]  # fmt: skip
Party = Literal["management", "hr", "line"]
"""Top management sets direction, HR gives tools and support, the line executes."""
PARTIES: tuple[Party, ...] = get_args(Party)


@dataclass(frozen=True, slots=True)
class KindOfMeasure:
    """How a kind is called, and what it belongs to. `among`: how one learns by it."""

    kind: Kind
    name: str
    way: Way
    among: str = ""


KINDS: tuple[KindOfMeasure, ...] = (
    KindOfMeasure("reallocate", "Give the task to who can do it", "mobilise"),
    KindOfMeasure("hidden", "Use what somebody can do and is not asked for", "mobilise"),
    KindOfMeasure("task", "A task to grow on", "learn", "in the work"),
    KindOfMeasure("project", "A part in a project", "learn", "in the work"),
    KindOfMeasure("cross-team", "A cross-functional team", "learn", "in the work"),
    KindOfMeasure("shadowing", "Working beside somebody", "learn", "in the work"),
    KindOfMeasure("review", "Going through real cases together", "learn", "in the work"),
    KindOfMeasure("coaching", "Coaching in the work", "learn", "in the work"),
    KindOfMeasure("mentor", "A mentor", "learn", "from others"),
    KindOfMeasure("peers", "A group of peers", "learn", "from others"),
    KindOfMeasure("course", "A course", "learn", "taught"),
    KindOfMeasure("material", "Material to learn from", "learn", "taught"),
    KindOfMeasure("recruit", "Recruit", "acquire"),
    KindOfMeasure("hire-in", "Hire in for a time", "acquire"),
)
OF_KIND = {each.kind: each for each in KINDS}
WAYS: tuple[Way, ...] = get_args(Way)
