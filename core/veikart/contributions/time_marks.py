"""What time marks are: days with a name on the time bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from veikart.picture import Picture


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A day with a name, of the past or the future."""

    day: date
    label: str
    kind: str = ""
    """"workshop", "review" …: what sort of day it is, in a word."""


@dataclass(frozen=True, slots=True)
class TimeMarks:
    """A pure function from the picture of all that is known to the days that deserve a mark."""

    id: str
    title: str
    find: Callable[[Picture], Sequence[TimeMark]]
