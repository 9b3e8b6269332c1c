"""Why a skill ranks where it does: formula, inputs, who is below, and the events behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from veikart.api import Picture, Selection, Why, cells_in, counted, day_in_words, number
from veikart_gap.pages.wording import newest, positions_of
from veikart_gap.ranking.learning import told_from_history
from veikart_gap.ranking.methods import Method
from veikart_gap.ranking.scores import Ranked, positions

_MOST_NAMED = 12


@dataclass(frozen=True)
class Behind:
    """What is behind the rows of a ranking; events and people are found when a why is opened."""

    picture: Picture
    selection: Selection
    ranked: Ranked

    def why(self, row: Mapping[str, Any], *, named: bool = True) -> Why:
        """Of a row of the ranking; with who is below, where they are to be `named`."""
        method = self.ranked.method
        return Why(
            row["name"], method.formula, method.whole_source, more=lambda: self._opened(row, named=named)
        )

    def _opened(self, row: Mapping[str, Any], *, named: bool) -> Why:
        skill = row["skill"]
        below = self._below(skill) if named else []
        inputs = [*_inputs(row, self.ranked), *_common(row), *self._found(skill, row), *below[:_MOST_NAMED]]
        if len(below) > _MOST_NAMED:
            inputs.append(("and", f"{counted(len(below) - _MOST_NAMED, 'person', 'people')} more below"))
        found = positions_of(positions(self.picture, self.selection, skill))
        return Why("", "", "", *newest(inputs, found))

    def _found(self, skill: str, row: Mapping[str, Any]) -> list[tuple[str, str]]:
        """What only some methods need, and takes a look at the cells."""
        if self.ranked.method.id == "urgency":
            return [("As this journal tells it", told_from_history(self.picture))]
        if self.ranked.method.id != "ranked_discrepancy":
            return []
        known = row["met"] + row["below"]
        if not known:
            return []
        cells = cells_in(self.picture, self.selection).filter(pl.col("skill") == skill)
        above = cells.filter(pl.col("level") > pl.col("required")).height
        theirs = 100 * (above - row["below"]) / known
        share = f"{number(above)} above, {number(row['met'] - above)} at it, {number(row['below'])} below"
        return [("Of those rated", share), ("Narine and Harder's score", number(theirs))]

    def _below(self, skill: str) -> list[tuple[str, str]]:
        """Name and "level, required level", the widest gap first."""
        rows = (
            cells_in(self.picture, self.selection)
            .filter(pl.col("state") == "below", pl.col("skill") == skill)
            .join(self.picture.people.select("person", "name"), on="person")
            .sort("gap", "name", descending=[True, False])
        )
        return [
            (name, f"{number(level)}, required {number(required)}")
            for name, level, required in rows.select("name", "level", "required").iter_rows()
        ]


def score_text(method: Method, score: float) -> str:
    """A score with its unit, where it has one."""
    if method.id == "ranked_discrepancy":
        return f"{score:.0f} %"
    if method.id == "urgency":
        weeks = counted(round(abs(score)), "week")
        return f"{weeks} short" if score > 0 else f"{weeks} to spare"
    return number(score)


def _inputs(row: Mapping[str, Any], ranked: Ranked) -> list[tuple[str, str]]:
    """The score, and what of the row goes into it by the method."""
    method, known = ranked.method, row["met"] + row["below"]
    score = "none while it is parked" if row["parked"] else "none"
    if row["score"] is not None:
        score = score_text(method, row["score"])
    length = row["gap"] / row["gap_lengths"] if row["gap_lengths"] else None
    steps = number(row["gap"])
    missing = ("Steps missing", f"{steps} on a scale of {number(length)}" if length else steps)
    weighed = (
        ("Criticality", number(row["criticality"])),
        ("Weight of the goals", f"{number(row['goal_weight'])} ({row['goals'] or 'it serves none'})"),
    )
    own: dict[str, tuple[tuple[str, str], ...]] = {
        "weighted_gap": (*weighed, missing),
        "borich": (*weighed, missing, ("Rated", counted(known, "person", "people"))),
        "ranked_discrepancy": (missing,),
        "burden": (missing,),
        "urgency": (missing, *_of_time(row, ranked)),
    }
    return [("Method", method.title), ("Score", score), *own[method.id]]


def _of_time(row: Mapping[str, Any], ranked: Ranked) -> tuple[tuple[str, str], ...]:
    due = row["due"]
    if due is None:
        return (("Needed by", "no day was set, of the skill or a goal it serves"),)
    left = (due - ranked.day).days
    when = counted(abs(left), "day") + (" left" if left >= 0 else " ago")
    whose = "" if row["needed_by"] else ", the nearest horizon of its goals"
    return (
        ("Needed by", f"{day_in_words(due)}{whose}: {when}"),
        ("Weeks a step", f"{number(ranked.weeks_a_step)} (a setting: Ranking of gaps)"),
    )


def _common(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        ("Below", f"{number(row['below'])} of {number(row['required'])}"),
        ("Not known", counted(row["unknown"], "person", "people")),
        ("Median level", f"{level(row['median_level'])}, required {level(row['median_required'])}"),
        ("Rated more than a year ago", number(row["stale"])),
    ]


def level(value: float | None) -> str:
    """A level, or "·" for one that is not known."""
    return "·" if value is None else number(value)
