"""The practices there are, when they met, who took part, and what they are meant for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from veikart.api import Picture, Selection

KIND_NAMES = {
    "clinic": "Peer clinic",
    "mentoring": "Mentoring",
    "community": "Community",
    "arena": "Arena for sharing",
    "other": "Other",
}


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting: how many were there, and who of them is noted."""

    day: date
    attended: int
    people: tuple[str, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Practice:
    id: str
    name: str
    kind: str
    runs: str | None
    unit: str | None
    about: str
    since: date
    there: bool
    ended: date | None
    ended_why: str
    position: int
    meetings: tuple[Met, ...]
    """By day."""
    skills: tuple[str, ...]
    kpis: tuple[str, ...]

    @property
    def people(self) -> frozenset[str]:
        """Everyone who is noted to have taken part."""
        return frozenset(person for met in self.meetings for person in met.people)

    @property
    def last(self) -> date | None:
        return self.meetings[-1].day if self.meetings else None

    def in_days(self, first: date, last: date) -> tuple[Met, ...]:
        return tuple(met for met in self.meetings if first <= met.day <= last)

    @property
    def positions(self) -> tuple[int, ...]:
        """Of what was said of it last and of its meetings, the newest first."""
        return tuple(sorted((self.position, *(met.position for met in self.meetings)), reverse=True))


def usual(meetings: Sequence[Met]) -> float | None:
    """How many are there, in the middle of these meetings; None where there were none."""
    return float(median(met.attended for met in meetings)) if meetings else None


def practices(picture: Picture) -> tuple[Practice, ...]:
    """All that had begun by the moment: those that go on, then those that ended, each the oldest first."""
    rows = picture.table("culture.practices")
    rows = rows.filter(rows["name"].is_not_null())
    met, meant = _meetings(picture), picture.table("culture.meant")
    found = []
    for row in rows.iter_rows(named=True):
        mine = meant.filter(practice=row["practice"])
        there = bool(row["there"])
        found.append(
            Practice(
                row["practice"],
                row["name"],
                row["kind"],
                row["runs"],
                row["unit"],
                row["about"] or "",
                row["since"],
                there,
                None if there else row["effective"],
                row["ended_why"] or "",
                row["position"],
                tuple(met.get(row["practice"], ())),
                tuple(mine["skill"].drop_nulls().sort()),
                tuple(mine["kpi"].drop_nulls().sort()),
            )
        )
    return tuple(sorted(found, key=lambda each: (not each.there, each.since, each.name, each.id)))


def _meetings(picture: Picture) -> dict[str, list[Met]]:
    found: dict[str, list[Met]] = {}
    rows = picture.table("culture.meetings").sort("effective", "position")
    columns = ("practice", "effective", "attended", "people", "position")
    for practice, day, attended, people, position in rows.select(*columns).rows():
        named = tuple(json.loads(people)) if people else ()
        found.setdefault(practice, []).append(Met(day, attended, named, position))
    return found


def concerns(picture: Picture, practice: Practice, selection: Selection) -> bool:
    """Whether a practice is of the selection: in its unit or for everybody, meant for its skill, run or
    visited by its person."""
    if selection.unit is not None and practice.unit not in (None, *picture.within(selection.unit)):
        return False
    if selection.skill is not None and selection.skill not in practice.skills:
        return False
    return selection.person in (None, practice.runs, *practice.people)
