"""What is promised of the people on the map, where the moment lies ahead."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Expectation(NamedTuple):
    """A level that somebody is expected to reach by a day."""

    level: float
    by: date
    source: str
    confidence: float | None
    """From 0 to 1; None where nobody said."""


class Promised(NamedTuple):
    """How many people of a group are promised a level of a skill, and how many of them would then meet what
    is required and do not now."""

    people: int
    lifted: int


_CHUNK = 64
"""People who are looked at together: about as many as stand on a screen."""
Found = Mapping[int, Expectation]


@dataclass(frozen=True)
class Expectations:
    """By person, then by the place of the skill among the columns. Empty unless the moment lies ahead.

    What is known of people is only looked at for those near the ones that are asked for.
    """

    promised: Mapping[str, int] = field(default_factory=dict)
    """People to whom something is promised → their place among all."""
    find: Callable[[Sequence[str]], Mapping[str, Found]] = lambda people: {}
    of_groups: Mapping[tuple[str, str], Promised] = field(default_factory=dict)
    """The same of units or roles, by their id and that of the skill: no level of a group is expected."""
    _found: dict[int, Mapping[str, Found]] = field(default_factory=dict, repr=False)

    def of(self, person: str) -> Found:
        """Columns of a person with what is expected there."""
        place = self.promised.get(person)
        if place is None:
            return {}
        chunk = place // _CHUNK
        if chunk not in self._found:
            near = [each for each, there in self.promised.items() if there // _CHUNK == chunk]
            self._found[chunk] = self.find(near)
        return self._found[chunk].get(person, {})

    def at(self, person: str, column: int) -> Expectation | None:
        """What is expected of a person in a column."""
        return self.of(person).get(column)

    def __bool__(self) -> bool:
        """Whether anything may stand in a cell."""
        return bool(self.promised)
