"""What promises are: levels that are expected, by when, and who or what says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

    from veikart.picture import Picture

PROMISE_COLUMNS: Mapping[str, str] = {
    "person": "id of a person (text)",
    "skill": "id of a skill (text)",
    "level": "the level expected, on the skill's own scale (Float64)",
    "by": "the day it is expected for (Date)",
    "source": "what promises it, in a few words: a measure, a course (text)",
    "confidence": "how sure it is, from 0 to 1; null where nobody said (Float64)",
}
"""The columns of the table that `Promises.find` gives, in this order."""


@dataclass(frozen=True, slots=True)
class Promises:
    """A pure function from a picture to the levels that are expected after its day.

    An expectation never counts as a level: it is drawn apart, and checked when its day has come.
    """

    id: str
    title: str
    find: Callable[[Picture], pl.DataFrame]
    """Gives a table with the columns of `PROMISE_COLUMNS`; without rows where nothing is promised."""
