"""Pieces of work with partners as they stand at a moment, each with whom it is for and what it builds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal

from veikart_partners.portfolio.standing import names

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Picture, Selection

Stage = Literal["ahead", "running", "late", "past"]
STAGES: Mapping[Stage, str] = {
    "ahead": "Begins later",
    "running": "Running",
    "late": "Past its end",
    "past": "Over",
}
"""Late: the day it was to end has passed, and nobody said that it did."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What the plans say of a measure, where that plugin is there."""

    id: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Engagement:
    """One piece of work at a moment."""

    id: str
    partner: str
    partner_name: str
    title: str
    stage: Stage
    began: date
    """The day it was to start; where none was said, the day it was agreed."""
    end: date | None
    """The day it is to end."""
    ended: date | None
    """The day it did end; None while it has not."""
    measure: Measure | None
    unit: str | None
    skills: tuple[str, ...]
    """Those named for it, and those its measure promises a level in."""
    people: tuple[str, ...]
    """Those named for it, and those its measure is for; where nobody is, those of its unit on the first
    day."""
    cost: float | None
    """What it cost in the end, or else what was agreed."""
    currency: str | None
    spent: bool
    """Whether `cost` is what it cost in the end."""
    about: str
    positions: tuple[int, ...]

    @property
    def over(self) -> date | None:
        """The day from which an effect can be looked for: it ended, or was to have ended; None before."""
        return self.ended or (self.end if self.stage == "late" else None)


def engagements_at(picture: Picture) -> tuple[Engagement, ...]:
    """All of them, the running ones first, then by the day they began, the latest first."""
    return picture.remembered("partners.engagements", partial(_put_together, picture))


def engagements_in(picture: Picture, selection: Selection) -> tuple[Engagement, ...]:
    """Those of the selection's unit and all below it, that build its skill, that its person takes part in."""
    found = engagements_at(picture)
    if selection.unit is not None:
        units, people = picture.within(selection.unit), _people_of(picture, selection.unit)
        found = tuple(
            each for each in found if each.unit in units or (each.unit is None and people & set(each.people))
        )
    if selection.skill is not None:
        found = tuple(each for each in found if selection.skill in each.skills)
    if selection.person is not None:
        found = tuple(each for each in found if selection.person in each.people)
    return found


def engagement_of(picture: Picture, identity: str) -> Engagement | None:
    """The one with this id; None where there is none at the moment."""
    return next((each for each in engagements_at(picture) if each.id == identity), None)


def measures_at(picture: Picture) -> dict[str, Measure]:
    """What the plans say of measures, by id; nothing where that plugin is not there."""
    rows = table_or_none(picture, "plans.measures")
    if rows is None:
        return {}
    return {
        measure: Measure(measure, title or f"Measure {measure[-4:]}", kind or "")
        for measure, title, kind in rows.select("measure", "title", "kind").rows()
    }


def table_or_none(picture: Picture, name: str) -> pl.DataFrame | None:
    """The table of another plugin; None where that is not there."""
    try:
        return picture.table(name)
    except KeyError:
        return None


def _put_together(picture: Picture) -> tuple[Engagement, ...]:
    rows = picture.table("partners.engagements")
    if not rows.height:
        return ()
    called, measures = names(picture), measures_at(picture)
    skills, people = _skills(picture), _participants(picture)
    found = []
    for row in rows.iter_rows(named=True):
        identity, partner = row["engagement"], row["partner"]
        if partner is None or row["running"] is None:  # its beginning was taken back
            continue
        measure = measures.get(row["measure"] or "")
        of_measure = measure.id if measure else ""
        ended = None if row["running"] else row["effective"]
        began = row["start"] or _agreed_on(picture, identity) or row["effective"]
        each = Engagement(
            identity,
            partner,
            called.get(partner, f"Partner {partner[-4:]}"),
            row["title"] or f"Engagement {identity[-4:]}",
            _stage(picture, began, row["end"], ended),
            began,
            row["end"],
            ended,
            measure,
            row["unit"],
            tuple(dict.fromkeys((*skills.get(identity, ()), *skills.get(of_measure, ())))),
            tuple(dict.fromkeys((*people.get(identity, ()), *people.get(of_measure, ())))),
            row["spent"] if row["spent"] is not None else row["cost"],
            row["currency"] or None,
            row["spent"] is not None,
            row["about"] or "",
            (row["position"],),
        )
        found.append(each if each.people or not each.unit else _of_unit(picture, each, each.unit))
    return tuple(sorted(found, key=_order))


def _stage(picture: Picture, began: date, end: date | None, ended: date | None) -> Stage:
    looked_at = picture.moment.true_on
    if ended is not None:
        return "past"
    if began > looked_at:
        return "ahead"
    if end is None or end >= looked_at:
        return "running"
    return "late" if end < picture.today else "past"  # ahead of today: over as it was agreed


def _order(each: Engagement) -> tuple[bool, int, str]:
    return each.stage == "past", -each.began.toordinal(), each.id


def _agreed_on(picture: Picture, identity: str) -> date | None:
    said = picture.statements("partners.engagements")
    days = said.filter(said["engagement"] == identity)["effective"]
    return days.to_list()[0] if len(days) else None


def _skills(picture: Picture) -> dict[str, list[str]]:
    """By engagement or measure: the skills it builds."""
    found: dict[str, list[str]] = {}
    for name, key in (("partners.engagement_skills", "engagement"), ("plans.levels", "measure")):
        _gather(found, table_or_none(picture, name), key, "skill")
    return found


def _participants(picture: Picture) -> dict[str, list[str]]:
    """By engagement or measure: who takes part."""
    found: dict[str, list[str]] = {}
    for name, key in (("partners.participants", "engagement"), ("plans.people", "measure")):
        _gather(found, table_or_none(picture, name), key, "person")
    return found


def _gather(found: dict[str, list[str]], rows: pl.DataFrame | None, key: str, value: str) -> None:
    for one, other in () if rows is None else rows.select(key, value).rows():
        found.setdefault(one, []).append(other)


def _of_unit(picture: Picture, each: Engagement, unit: str) -> Engagement:
    """With the people of its unit on its first day, for one that names nobody."""
    first = min(each.began, picture.moment.true_on)
    then = picture.at(replace(picture.moment, true_on=first))
    return replace(each, people=tuple(sorted(_people_of(then, unit))))


def _people_of(picture: Picture, unit: str) -> set[str]:
    people = picture.people
    return set(people.filter(people["unit"].is_in(list(picture.within(unit))))["person"])


def by_partner(engagements: Sequence[Engagement]) -> dict[str, list[Engagement]]:
    """Engagements by the id of their partner."""
    found: dict[str, list[Engagement]] = {}
    for each in engagements:
        found.setdefault(each.partner, []).append(each)
    return found
