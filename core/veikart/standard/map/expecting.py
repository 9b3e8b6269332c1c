"""What is promised of the people on the map, where the moment lies ahead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from veikart.contributions.view import Selection
    from veikart.picture import Picture


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


@dataclass(frozen=True, slots=True)
class Expectations:
    """By person, then by the place of the skill among the columns. Empty unless the moment lies ahead."""

    of_people: Mapping[str, Mapping[int, Expectation]] = field(default_factory=dict)
    of_groups: Mapping[tuple[str, str], Promised] = field(default_factory=dict)
    """The same of units or roles, by their id and that of the skill: no level of a group is expected."""

    def of(self, person: str) -> Iterator[tuple[int, Expectation]]:
        """Columns of a person with what is expected there."""
        yield from self.of_people.get(person, {}).items()

    def at(self, person: str, column: int) -> Expectation | None:
        """What is expected of a person in a column."""
        return self.of_people.get(person, {}).get(column)

    def __bool__(self) -> bool:
        """Whether anything stands in a cell."""
        return bool(self.of_people)


def expectations(picture: Picture, selection: Selection, skills: Sequence[str]) -> Expectations:
    """What is expected of anybody, in the columns of these skills; of how many, where the rows are groups."""
    if not picture.expected.height:
        return Expectations()
    if selection.rows != "people":
        return Expectations(of_groups=_of_groups(picture, selection))
    places = {skill: place for place, skill in enumerate(skills)}
    found: dict[str, dict[int, Expectation]] = {}
    rows = picture.expected.select("person", "skill", "level", "by", "source", "confidence").iter_rows()
    for person, skill, level, by, source, confidence in rows:
        if skill in places:
            found.setdefault(person, {})[places[skill]] = Expectation(level, by, source or "", confidence)
    return Expectations(found)


def _of_groups(picture: Picture, selection: Selection) -> dict[tuple[str, str], Promised]:
    import polars as pl

    from veikart.narrowing import people_in
    from veikart.picture.expected import promise_counts, promised_cells

    cells = promised_cells(picture).join(
        people_in(picture, selection).select("person"), on="person", how="semi"
    )
    if selection.rows == "units":
        cells = cells.join(picture.lineage, on="unit").with_columns(row=pl.col("above"))
    else:
        cells = cells.join(picture.assignments.select("person", row="role"), on="person")
    counts = cells.group_by("row", "skill").agg(pl.len(), promise_counts()["lifted"].alias("lifted"))
    return {(row, skill): Promised(people, lifted) for row, skill, people, lifted in counts.rows()}
