"""What is promised of the people on the map, where the moment lies ahead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from veikart.picture import Picture


class Expectation(NamedTuple):
    """A level that somebody is expected to reach by a day."""

    level: float
    by: date
    source: str
    confidence: float | None
    """From 0 to 1; None where nobody said."""


@dataclass(frozen=True, slots=True)
class Expectations:
    """By person, then by the place of the skill among the columns. Empty unless the moment lies ahead."""

    of_people: Mapping[str, Mapping[int, Expectation]] = field(default_factory=dict)

    def of(self, person: str) -> Iterator[tuple[int, Expectation]]:
        """Columns of a person with what is expected there."""
        yield from self.of_people.get(person, {}).items()

    def at(self, person: str, column: int) -> Expectation | None:
        """What is expected of a person in a column."""
        return self.of_people.get(person, {}).get(column)

    def __bool__(self) -> bool:
        return bool(self.of_people)


def expectations(picture: Picture, skills: Sequence[str]) -> Expectations:
    """What is expected of anybody, in the columns of these skills."""
    if not picture.expected.height:
        return Expectations()
    places = {skill: place for place, skill in enumerate(skills)}
    found: dict[str, dict[int, Expectation]] = {}
    rows = picture.expected.select("person", "skill", "level", "by", "source", "confidence").iter_rows()
    for person, skill, level, by, source, confidence in rows:
        if skill in places:
            found.setdefault(person, {})[places[skill]] = Expectation(level, by, source or "", confidence)
    return Expectations(found)
