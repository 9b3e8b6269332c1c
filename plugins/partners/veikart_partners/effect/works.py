"""What an effect can be looked for of: work with partners that is over, and measures that were done
without one."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from veikart_partners.delivery.engagements import (
    Engagement,
    engagements_at,
    engagements_in,
    table_or_none,
)

if TYPE_CHECKING:
    from veikart.api import Picture, Selection

WITHOUT_PARTNER = "Without a partner"
NO_MEASURE = "Of no measure"


@dataclass(frozen=True, slots=True)
class Work:
    """Something that was done so that people can do more."""

    id: str
    """As the id of a row: "engagement:<id>" or "measure:<id>"."""
    title: str
    partner: str | None
    partner_name: str
    kind: str
    """The type of its measure, in words."""
    unit: str | None
    people: tuple[str, ...]
    skills: tuple[str, ...]
    began: date
    over: date
    cost: float | None
    currency: str | None
    spent: bool

    @property
    def engagement(self) -> str | None:
        """The id of the piece of work with a partner; None where there is none."""
        kind, _, identity = self.id.partition(":")
        return identity if kind == "engagement" else None


def works_in(picture: Picture, selection: Selection) -> tuple[Work, ...]:
    """All that was over by the moment, of the selection; the latest first."""
    chosen = {f"engagement:{each.id}" for each in engagements_in(picture, selection)}
    units = picture.within(selection.unit) if selection.unit is not None else None
    return tuple(
        each
        for each in works_at(picture)
        if (each.id in chosen if each.engagement else _measure_in(each, selection, units))
    )


def _measure_in(each: Work, selection: Selection, units: frozenset[str] | None) -> bool:
    return (
        (units is None or each.unit in units)
        and selection.skill in (None, *each.skills)
        and selection.person in (None, *each.people)
    )


def works_at(picture: Picture) -> tuple[Work, ...]:
    """All that was over by the moment, the latest first."""
    return picture.remembered("partners.works", partial(_works, picture))


def _works(picture: Picture) -> tuple[Work, ...]:
    engagements = engagements_at(picture)
    found = [_of_engagement(each, each.over) for each in engagements if each.over is not None]
    tied = {each.measure.id for each in engagements if each.measure is not None}
    found += [each for each in _measures_done(picture) if each.id.removeprefix("measure:") not in tied]
    return tuple(sorted(found, key=lambda each: (-each.over.toordinal(), each.id)))


def _of_engagement(each: Engagement, over: date) -> Work:
    return Work(
        f"engagement:{each.id}",
        each.title,
        each.partner,
        each.partner_name,
        kind_in_words(each.measure.kind if each.measure else ""),
        each.unit,
        each.people,
        each.skills,
        each.began,
        over,
        each.cost,
        each.currency,
        each.spent,
    )


def kind_in_words(kind: str) -> str:
    """The type of a measure, as the plans name it: "cross-team" → "Cross team"."""
    return kind.replace("-", " ").capitalize() or NO_MEASURE


def _measures_done(picture: Picture) -> list[Work]:
    """Those that the plans say are done; none where there are no plans."""
    measures, states = table_or_none(picture, "plans.measures"), table_or_none(picture, "plans.states")
    if measures is None or states is None:
        return []
    done = {row["measure"]: row for row in states.filter(states["state"] == "done").iter_rows(named=True)}
    skills, people = _named(picture, "plans.levels", "skill"), _named(picture, "plans.people", "person")
    found = []
    for row in measures.filter(measures["measure"].is_in(list(done))).iter_rows(named=True):
        identity, ended = row["measure"], done[row["measure"]]
        spent = ended["spent"]
        over = ended["effective"]
        found.append(
            Work(
                f"measure:{identity}",
                row["title"] or f"Measure {identity[-4:]}",
                None,
                WITHOUT_PARTNER,
                kind_in_words(row["kind"] or ""),
                row["unit"],
                tuple(people.get(identity, ())),
                tuple(skills.get(identity, ())),
                min(row["start"] or row["effective"], over),
                over,
                row["cost"] if spent is None else spent,
                row["currency"] or None,
                spent is not None,
            )
        )
    return found


def _named(picture: Picture, table: str, column: str) -> dict[str, list[str]]:
    rows, found = table_or_none(picture, table), dict[str, list[str]]()
    for measure, value in () if rows is None else rows.select("measure", column).rows():
        found.setdefault(measure, []).append(value)
    return found


def months_after(day: date, months: int) -> date:
    """The same day so many months later (before, below 0), or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def skills_of(works: Sequence[Work]) -> frozenset[str]:
    """All that some pieces of work build."""
    return frozenset(skill for each in works for skill in each.skills)
