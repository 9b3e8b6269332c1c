"""Hours of learning: agreed so far, as hours a week times weeks, against those that were logged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from veikart_plans.measures.reach import reach_of
from veikart_plans.measures.standing import Measure, measures_at

if TYPE_CHECKING:
    from veikart.api import Picture

_WEEK = 7
FORMULA = (
    "agreed = hours a week × weeks from its start (or from when somebody came into it) until it ended (or "
    "they left), over all it is for; logged = hours noted by then, each for one person or shared equally "
    "among those it is for"
)


@dataclass(frozen=True, slots=True)
class Given:
    """The hours of one measure that has begun, in all and by person."""

    measure: Measure
    began: date
    ended: date | None
    agreed: Mapping[str, float]
    """Person → hours agreed so far; empty where no hours a week were agreed."""
    logged: Mapping[str, float]
    """Person → hours logged, shares of what was logged for all included."""
    apart: float
    """Hours logged by people whom it is not for any more."""

    @property
    def agreed_in_all(self) -> float:
        return sum(self.agreed.values())

    @property
    def logged_in_all(self) -> float:
        return sum(self.logged.values()) + self.apart

    @property
    def share(self) -> float | None:
        """Logged of agreed; None where none were agreed."""
        return self.logged_in_all / self.agreed_in_all if self.agreed_in_all else None


def hours_at(picture: Picture, since: date | None = None) -> tuple[Given, ...]:
    """Every measure that has begun by the moment, those still running first; with `since` only the hours from
    that day on."""
    began, reach = _began(picture), reach_of(picture)
    included = {
        (measure, person): day
        for measure, person, day in picture.table("plans.people")
        .select("measure", "person", "effective")
        .rows()
    }
    logged, left = _logged(picture, since), _left(picture)
    found = []
    for measure in measures_at(picture):
        if measure.id not in began:
            continue
        first, last = began[measure.id], measure.since if not measure.is_open else None
        named = measure.people and measure.kind.way != "acquire"
        people = measure.people if named else reach.people(measure)
        until = min(last or picture.moment.true_on, picture.moment.true_on)
        begun = {who: max(first, since or first, included.get((measure.id, who), first)) for who in people}
        weekly = measure.hours_a_week
        agreed = {
            who: weekly * _weeks(day, min(until, left.get(who, until)))
            for who, day in begun.items()
            if weekly is not None
        }
        of, apart = _shared(logged.get(measure.id, []), people)
        found.append(Given(measure, first, last, agreed, of, apart))
    return tuple(sorted(found, key=lambda each: (each.ended is not None, each.began, each.measure.title)))


def _weeks(first: date, until: date) -> float:
    return max((until - first).days, 0) / _WEEK


def _began(picture: Picture) -> dict[str, date]:
    """Measure → the day on which it was last started."""
    states = picture.statements("plans.states")
    started = states.filter(states["state"] == "started").sort("effective", "position")
    return dict(started.select("measure", "effective").rows())


def _left(picture: Picture) -> dict[str, date]:
    """Who is no longer there → since when."""
    said = picture.statements("people").sort("effective", "position").unique("person", keep="last")
    return dict(said.filter(~said["present"]).select("person", "effective").rows())


def _logged(picture: Picture, since: date | None) -> dict[str, list[tuple[str | None, float]]]:
    found: dict[str, list[tuple[str | None, float]]] = {}
    rows = picture.table("plans.hours").select("measure", "person", "hours", "effective").rows()
    for measure, person, hours, day in rows:
        if since is None or day >= since:
            found.setdefault(measure, []).append((person, hours))
    return found


def _shared(
    logged: list[tuple[str | None, float]], people: tuple[str, ...]
) -> tuple[dict[str, float], float]:
    """Hours by person; what was logged for all is shared equally. And hours of others."""
    of, apart, there = dict.fromkeys(people, 0.0), 0.0, set(people)
    for person, hours in logged:
        if person is None and people:
            for each in people:
                of[each] += hours / len(people)
        elif person in there:
            of[str(person)] += hours
        else:
            apart += hours
    return of, apart
