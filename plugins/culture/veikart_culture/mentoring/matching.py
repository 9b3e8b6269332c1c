"""Who could learn from whom: the best mentors for all who want one, and why some have none."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart_culture.mentoring.assigning import assign
from veikart_culture.mentoring.columns import MATCHES
from veikart_culture.mentoring.managers import Led, managers
from veikart_culture.mentoring.settings import MentoringSettings
from veikart_culture.mentoring.wanting import Offers, Want, ladder_of, offers, wants

if TYPE_CHECKING:
    from veikart.api import Picture, Selection

OLD_RATING = 0.25
"""What a mentor costs more whose rating is old, in steps."""

Reason = Literal["nobody", "far", "self", "manager", "leaves", "full", "taken"]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Match:
    """A want, and the mentor found for it; without one, why, and whom that is about."""

    want: Want
    mentor: str | None
    level: float | None
    steps: int
    """Steps of the scale by which the mentor is above what is needed."""
    old: bool
    cost: float
    reason: Reason | None = None
    about: tuple[str, ...] = ()
    """Ids of people: of "nobody" those who hold it and might be asked, else those who were left out."""


@dataclass(frozen=True)
class Matching:
    """All wants of the company matched at once; a selection only chooses what is shown."""

    picture: Picture
    wants: tuple[Want, ...]
    offers: Offers
    led: Led
    furthest: int

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """A match for each want, in their order."""
        if not self.wants:
            return ()
        sieves = [self._sieves(want) for want in self.wants]
        steps = np.stack([each.steps for each in sieves])
        old = np.stack([each.old for each in sieves])
        allowed = np.stack([each.stays for each in sieves])
        cost = np.where(allowed, steps + OLD_RATING * old, np.inf)
        found = assign(cost, self.offers.load, self.offers.free)
        return tuple(
            self._without(want, sieve)
            if mentor < 0
            else self._matched(want, int(mentor), sieve, float(price[mentor]))
            for want, mentor, sieve, price in zip(self.wants, found, sieves, cost, strict=True)
        )

    def _matched(self, want: Want, mentor: int, sieve: _Sieves, cost: float) -> Match:
        column = self.picture.matrix.place_of_skill(want.skill)
        assert column is not None
        level = float(self.picture.matrix.level[self.offers.rows[mentor], column])
        steps, old = int(sieve.steps[mentor]), bool(sieve.old[mentor])
        return Match(want, self.offers.people[mentor], level, steps, old, cost)

    def _sieves(self, want: Want) -> _Sieves:
        """Which mentors are left after each condition, for a want."""
        matrix, rows = self.picture.matrix, self.offers.rows
        column = matrix.place_of_skill(want.skill)
        if column is None:
            none = np.zeros(len(rows), np.bool_)
            return _Sieves(none, none, none, none, none, none.astype(np.float64), none)
        level = matrix.level[rows, column]
        ladder = self._ladder(want.skill)
        above = np.searchsorted(ladder, np.nan_to_num(level, nan=-np.inf), side="right")
        steps = (above - np.searchsorted(ladder, want.need, side="right")).astype(np.float64)
        holds = level >= want.need
        near = holds & (steps <= self.furthest)
        other = near & ~self._are({want.learner})
        unit = self._unit(want.learner)
        apart = other & ~self._are(self.led.by(want.learner, unit))
        stays = apart & ~self._are(self.offers.leaves)
        return _Sieves(holds, near, other, apart, stays, steps, matrix.stale[rows, column])

    def _ladder(self, skill: str) -> NDArray[np.float64]:
        return self._ladders[skill]

    @cached_property
    def _ladders(self) -> dict[str, NDArray[np.float64]]:
        skills = {want.skill for want in self.wants}
        rows = self.picture.skills.select("skill", "scale").rows()
        return {skill: ladder_of(self.picture.scales[scale]) for skill, scale in rows if skill in skills}

    def _unit(self, person: str) -> str | None:
        row = self.picture.matrix.place_of_person(person)
        unit = -1 if row is None else int(self.picture.matrix.unit[row])
        return self._units[unit] if unit >= 0 else None

    @cached_property
    def _units(self) -> list[str]:
        return self.picture.units["unit"].to_list()

    def _are(self, people: Container[str]) -> Flags:
        return np.array([person in people for person in self.offers.people], np.bool_)

    def _without(self, want: Want, sieve: _Sieves) -> Match:
        free = sieve.stays & (self.offers.free > 0)
        stages: tuple[tuple[Reason, Flags, Flags], ...] = (
            ("far", sieve.near, sieve.holds),
            ("self", sieve.other, sieve.near),
            ("manager", sieve.apart, sieve.other),
            ("leaves", sieve.stays, sieve.apart),
            ("full", free, sieve.stays),
        )
        if not sieve.holds.any():
            return _none(want, "nobody", self._others_who_hold(want))
        for reason, left, before in stages:
            if not left.any():
                return _none(want, reason, self._named(before))
        return _none(want, "taken", self._named(free))

    def _named(self, flags: Flags) -> tuple[str, ...]:
        return tuple(self.offers.people[place] for place in np.flatnonzero(flags))

    def _others_who_hold(self, want: Want) -> tuple[str, ...]:
        """Who holds the skill at the level and has not offered to be a mentor, the nearest to it first."""
        matrix = self.picture.matrix
        column = matrix.place_of_skill(want.skill)
        if column is None:
            return ()
        level = matrix.level[:, column]
        left_out = {want.learner, *self.led.by(want.learner, self._unit(want.learner))}
        places = np.flatnonzero(level >= want.need)
        order = places[np.argsort(level[places], kind="stable")]
        return tuple(person for place in order if (person := matrix.people[int(place)]) not in left_out)


@dataclass(frozen=True, slots=True)
class _Sieves:
    """Who among the mentors holds the skill at the level; and is not too far above; is another one; is not
    the manager; does not leave. With the steps above what is needed, and whether the rating is old."""

    holds: Flags
    near: Flags
    other: Flags
    apart: Flags
    stays: Flags
    steps: NDArray[np.float64]
    old: Flags


def _none(want: Want, reason: Reason, about: tuple[str, ...]) -> Match:
    return Match(want, None, None, 0, False, 0.0, reason, about)


def matching(picture: Picture) -> Matching:
    """The matching of a moment."""
    furthest = picture.setting(MentoringSettings).furthest
    return Matching(picture, wants(picture), offers(picture), managers(picture), furthest)


def matches(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each want of the selection; columns as in `columns.MATCHES`."""
    from veikart.api import people_in

    here = set(people_in(picture, selection)["person"])
    rows = [
        (
            each.want.learner,
            each.want.skill,
            picture.name("skill", each.want.skill),
            each.want.has,
            each.want.need,
            each.mentor,
            each.level,
            each.steps if each.mentor else None,
            each.cost if each.mentor else None,
            each.reason,
        )
        for each in matching(picture).matches
        if each.want.learner in here and selection.skill in (None, each.want.skill)
    ]
    text, level = pl.String, pl.Float64
    kinds = (text, text, text, level, level, text, level, pl.Int64, level, text)
    return pl.DataFrame(rows, dict(zip(MATCHES, kinds, strict=True)), orient="row")
