"""What measures did to levels: those they are for, before it began, at the last review, and now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from veikart.api import Moment
from veikart_plans.measures.reach import Reach
from veikart_plans.measures.standing import Measure

if TYPE_CHECKING:
    from veikart.api import Picture

FORMULA = (
    "reached = people it is for at or above the promised level; before = on the day it began; the same "
    "people each day, by the ratings that counted then; who was not rated by then is counted apart"
)


@dataclass(frozen=True, slots=True)
class Then:
    """How the people of a measure stood on a day."""

    day: date
    reached: int
    known: int
    median: float | None
    """Of the levels that are known; None where none is."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One skill that a measure promises, for the people it is for."""

    measure: Measure
    skill: str
    level: float
    people: int
    days: tuple[Then, ...]
    """Before it began (where it has), at the last review (where there was one since), now."""

    @property
    def now(self) -> Then:
        return self.days[-1]


def effects_of(
    picture: Picture, measure: Measure, reach: Reach, began: date | None, review: date | None
) -> tuple[Effect, ...]:
    """For each skill that the measure promises; none for what brings people in from outside."""
    people = reach.people(measure)
    if not people:
        return ()
    now = picture.moment.true_on
    days = [began, review if began is None or (review and began < review) else None, now]
    return tuple(
        Effect(
            measure,
            each.skill,
            each.level,
            len(people),
            tuple(_then(picture, day, each.skill, each.level, people) for day in days if day and day <= now),
        )
        for each in measure.expected
    )


def _then(picture: Picture, day: date, skill: str, level: float, people: Sequence[str]) -> Then:
    from statistics import median

    levels = levels_on(picture, day, skill)
    known = [levels[person] for person in people if person in levels]
    reached = sum(value >= level for value in known)
    return Then(day, reached, len(known), float(median(known)) if known else None)


def levels_on(picture: Picture, day: date, skill: str) -> Mapping[str, float]:
    """Person → the level that counted on a day, in one skill, of those of whom it was known."""
    moment = picture.moment
    then = picture if day == moment.true_on else picture.at(Moment(day, moment.known_on, moment.scenario))
    return then.remembered(f"plans.levels/{skill}", lambda: _read(then, skill))


def _read(picture: Picture, skill: str) -> dict[str, float]:
    levels = picture.levels
    own = levels.filter((levels["skill"] == skill) & levels["level"].is_not_null())
    return dict(own.select("person", "level").rows())
