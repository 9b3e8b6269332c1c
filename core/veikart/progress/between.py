"""What changed between two pictures, taken apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

import polars as pl

from veikart.contributions.view import Selection
from veikart.narrowing import coverage_in
from veikart.picture import Picture
from veikart.progress import scopes
from veikart.progress.cells import stages
from veikart.progress.counts import NOBODYS, NOTHING, Change, Counts, change_of
from veikart.progress.numbering import Numbering
from veikart.progress.parts import CORRECTED
from veikart.progress.steps import steps, summed

OPENED = ("goal", "unit")
"""What one cell may count for several of, or for another then than now."""


@dataclass(frozen=True)
class _Leg:
    """A part of the way from before to now."""

    rows: pl.DataFrame
    """`stages` in the selection."""
    now: Picture
    before: Picture
    as_one: str
    """The part that all of it is put down to; empty: by the stages."""


class Progress:
    """The change of coverage and gap from `before` to `now` within a selection, taken apart exactly.

    Where the two do not know the same, what was recorded later about the time before is a part of its own
    (`corrected`): the picture of before, by what is known now, lies on the way.
    """

    def __init__(self, now: Picture, before: Picture, selection: Selection | None = None) -> None:
        self.now = now
        self.before = before
        self.selection = selection or Selection()

    @cached_property
    def steps(self) -> pl.DataFrame:
        """A row for each step of each cell in the selection; see `veikart.progress.steps.steps`."""
        return pl.concat(self._taken).collect()

    @cached_property
    def _taken(self) -> list[pl.LazyFrame]:
        """The steps of each leg."""
        return [steps(leg.rows.lazy(), as_one=leg.as_one) for leg in self._legs]

    def _steps_by(self, scope: str) -> pl.LazyFrame:
        """The steps as each goal or unit (`scope`, the column of their ids) sees them."""
        found: list[pl.LazyFrame] = []
        for leg, mine in zip(self._legs, self._taken, strict=True):
            ways = scopes.opened(scope, leg.now, leg.before, self.selection)
            turned = steps(ways.opened(leg.rows), scope, as_one=leg.as_one)
            found += [
                ways.steady(mine, leg.rows.schema[ways.of]).select(turned.collect_schema().names()),
                turned,
            ]
        return pl.concat(found)

    def total(self) -> Change:
        """The change of all that is selected."""
        return self.by().get("", Change(NOTHING, NOTHING, {}))

    def by(self, key: str = "") -> dict[str, Change]:
        """Id → change of each person, skill, goal or unit of which something is or was asked.

        A skill that serves two goals counts for each, a person for their unit and every one above. Without
        `key` the change of all of it, under "".
        """
        if key not in self._changes:
            self._changes[key] = self._by(key)
        return self._changes[key]

    def _by(self, key: str) -> dict[str, Change]:
        taken = self._steps_by(key) if key in OPENED else self.steps.lazy()
        rows = summed(taken, *([key] if key else [])).collect()
        parts: dict[str, dict[str, Mapping[str, Any]]] = defaultdict(dict)
        for row in rows.iter_rows(named=True):
            parts[row[key] if key else ""][row["part"]] = row
        then, here = (_counts(picture, self.selection, key) for picture in (self.before, self.now))
        return {
            identity: change_of(then.get(identity), here.get(identity), parts.get(identity, {}))
            for identity in here | then | dict.fromkeys(parts, NOBODYS)
        }

    @cached_property
    def _changes(self) -> dict[str, dict[str, Change]]:
        return {}

    @cached_property
    def _legs(self) -> list[_Leg]:
        way = [self.before, self.now]
        corrected = replace(self.before.moment, known_on=self.now.moment.known_on)
        if corrected != self.before.moment:
            way.insert(1, self.before.at(corrected))
        numbering = Numbering.of(way)
        return [
            _Leg(
                scopes.in_selection(stages(now, before, numbering), now, before, self.selection),
                now,
                before,
                "" if now is self.now else CORRECTED,
            )
            for before, now in pairwise(way)
        ]


def _counts(picture: Picture, selection: Selection, key: str) -> dict[str, tuple[Counts, int]]:
    """Id → counts, and how many people they are of."""
    rows = coverage_in(picture, selection, [key] if key else [])
    return {
        row[key] if key else "": (Counts.of(row), row["people"])
        for row in rows.iter_rows(named=True)
        if not key or row[key] is not None
    }
