"""What changed between two pictures, taken apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import Any

import polars as pl

from veikart.contributions.view import Selection
from veikart.narrowing import coverage_in
from veikart.picture import Picture
from veikart.progress import scopes
from veikart.progress.cells import stages
from veikart.progress.counts import NOTHING, Change, Counts, change_of
from veikart.progress.parts import CORRECTED
from veikart.progress.steps import steps, summed

_OPENED: Mapping[str, Callable[[pl.DataFrame, Picture, Picture, Selection], pl.DataFrame]] = {
    "goal": scopes.by_goal,
    "unit": scopes.by_unit,
}
"""What one cell may count for several of, or for another then than now."""


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
        return self.steps_by()

    def steps_by(self, scope: str = "") -> pl.DataFrame:
        """The steps as each goal or unit sees them, in the column `scope`; as the selection does without."""
        found = [
            steps(
                _OPENED[scope](rows, now, before, self.selection) if scope else rows,
                *([scope] if scope else []),
                as_one=as_one,
            )
            for rows, now, before, as_one in self._legs
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
        scope = key if key in _OPENED else ""
        rows = summed(self.steps_by(scope) if scope else self.steps, *([key] if key else []))
        parts: dict[str, dict[str, Mapping[str, Any]]] = defaultdict(dict)
        for row in rows.iter_rows(named=True):
            parts[row[key] if key else ""][row["part"]] = row
        then, here = (_counts(picture, self.selection, key) for picture in (self.before, self.now))
        return {
            identity: change_of(
                then.get(identity, NOTHING), here.get(identity, NOTHING), parts.get(identity, {})
            )
            for identity in here | then | dict.fromkeys(parts, NOTHING)
        }

    @cached_property
    def _legs(self) -> list[tuple[pl.DataFrame, Picture, Picture, str]]:
        """Stages in the selection, the pictures at either end, and the part that all of it is put down to."""
        way = [self.before, self.now]
        corrected = replace(self.before.moment, known_on=self.now.moment.known_on)
        if corrected != self.before.moment:
            way.insert(1, self.before.at(corrected))
        return [
            (
                scopes.in_selection(stages(now, before), now, before, self.selection),
                now,
                before,
                "" if now is self.now else CORRECTED,
            )
            for before, now in pairwise(way)
        ]


def _counts(picture: Picture, selection: Selection, key: str) -> dict[str, Counts]:
    rows = coverage_in(picture, selection, [key] if key else [])
    return {
        row[key] if key else "": Counts.of(row)
        for row in rows.iter_rows(named=True)
        if not key or row[key] is not None
    }
