"""What a projection says of itself: which events it reads, and the table it makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ColumnKind = Literal["id", "text", "number", "whole", "flag", "day"]
"""id: a string that identifies or is none at all (null); text: a string; number: Float64; whole: Int64;
flag: Boolean; day: Date."""


@dataclass(frozen=True, slots=True)
class Is:
    """A column that an event sets to a fixed value, such as *present* when a person joins."""

    value: bool | str | float | int


@dataclass(frozen=True, slots=True)
class Each:
    """A column that takes the keys (or the values) of a JSON object: the event gives a row for each entry."""

    field: str
    part: Literal["key", "value"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A column that takes a field of the body whose null means *as it was* (for projections that carry)."""

    field: str


Source = str | Is | Each | Kept
"""Where a column comes from: a field of the body (or `@effective`, the day it holds from), a fixed value, the
entries of a field, or a field that may leave things as they were."""


def field_of(source: Source) -> str | None:
    """The field of the body that a column is read from; None for what stands in no field."""
    if isinstance(source, Each | Kept):
        return source.field
    return None if isinstance(source, Is) or source.startswith("@") else source


@dataclass(frozen=True, slots=True)
class Reads:
    """How a projection reads the events of one topic, at the version whose fields it names."""

    columns: Mapping[str, Source]
    version: int = 1


@dataclass(frozen=True, slots=True)
class Projection:
    """A table of statements: who or what (`key`), what is said (`columns`), and the two clocks.

    Besides its columns every table has `position` (Int64), `effective` (Date) and `recorded` (Datetime, µs,
    UTC). It is sorted by key, effective day and position, so that "as of" is a filter and the last row of
    each run.
    """

    name: str
    key: tuple[str, ...]
    columns: Mapping[str, ColumnKind]
    topics: Mapping[str, Reads]
    carries: bool = False
    """Whether a statement may leave columns unsaid, which then stay as they were. A statement that sets
    `live` to True begins anew: it keeps nothing of what was said before."""
    live: str | None = None
    """The flag column that says whether the thing is there; other rows are dropped as of a moment."""
    personal: frozenset[str] = field(default_factory=frozenset)
    """Columns with personal text; never written to a cache."""
    title: str = ""
    many: bool = False
    """Whether there may be millions of statements: they are then kept in narrow codes. What is asked of the
    table is the same, and comes with its texts."""
    withheld: bool = False
    """Whether single rows would tell of people what was asked of them without a name. No export writes the
    table then; what may be told of it goes out as an analysis that counts."""
