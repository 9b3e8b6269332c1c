"""The table of goals: how far each is met, was a year ago, and would be on its day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import nan
from typing import Any

from veikart.api import (
    Action,
    Cell,
    Column,
    Mark,
    Meter,
    Picture,
    Row,
    Selection,
    Table,
    Why,
    if_kept_in,
    number,
    percent,
)
from veikart_gap.pages.ways import of_goal
from veikart_gap.pages.wording import COVERAGE, counts, tone_of
from veikart_gap.readiness.columns import READINESS_SOURCE
from veikart_gap.readiness.history import Looked
from veikart_gap.readiness.wording import days_between

ON_THE_DAY = (
    "on its day = met ÷ (met + below) of the same people in the same roles at the levels that are known now, "
    "against what the steps agreed until then will require. It foretells nothing: nobody learns or leaves."
)
_A_YEAR = timedelta(days=335)
"""A quarter's end at least so long before the moment stands for a year ago."""


def goals_table(
    picture: Picture, selection: Selection, goals: Sequence[Mapping[str, Any]], seen: Mapping[date, Looked]
) -> Table:
    """A row for each goal, in the order of their days."""
    kept = {row["goal"]: _if_kept(picture, selection, row) for row in goals}
    promised = any(share is not None for share in kept.values())
    columns = (
        Column("Goal", grow=True, least=18),
        Column("By", least=10, kept=True),
        Column("That is", least=12, drop=4, kept=True),
        Column("A year ago", right=True, drop=3),
        Column("Met", grow=True, least=10),
        Column("On its day", right=True, drop=2),
        *((Column("If kept", right=True, drop=1),) if promised else ()),
        Column("Not known", right=True, drop=5),
    )
    return Table(columns, tuple(_row(picture, row, seen, kept, promised=promised) for row in goals))


def _row(
    picture: Picture,
    row: Mapping[str, Any],
    seen: Mapping[date, Looked],
    kept: Mapping[str, float | None],
    *,
    promised: bool,
) -> Row:
    goal, share, day = row["goal"], row["share_met"], row["horizon"]
    today = picture.moment.true_on
    ago = _a_year_ago(seen, goal, today)
    gone = day is not None and day < today
    cells: tuple[Cell, ...] = (
        row["goal_name"],
        _day(day, late=gone and row["below"] > 0),
        Mark(days_between(day, today) if day else "", sort=day or date.max),
        _share(ago),
        Meter(share, "not known" if share is None else percent(share), tone_of(share)),
        _share(row["share_on_the_day"], share),
        *((_share(kept[goal]),) if promised else ()),
        counts(row["unknown"]),
    )
    to = Action("gap.readiness", {"goal": goal}, "This goal alone, skill by skill")
    why = _why(row, ago, kept[goal])
    return Row(f"goal:{goal}", cells, why, to, people=row["people"], actions=of_goal(goal))


def _day(day: date | None, *, late: bool) -> Mark:
    if day is None:
        return Mark("no day", "warn", sort=date.max)
    return Mark(day.isoformat(), "bad" if late else "normal", sort=day)


def _share(share: float | None, than: float | None = None) -> Mark:
    """A share as a cell; in warning where it is less than another."""
    if share is None:
        return Mark("–", "muted", sort=nan)
    less = than is not None and round(100 * share) < round(100 * than)
    return Mark(percent(share), "warn" if less else "normal", sort=share)


def _a_year_ago(seen: Mapping[date, Looked], goal: str, today: date) -> float | None:
    days = [day for day in seen if today - day >= _A_YEAR]
    counted = seen[max(days)].get(goal) if days else None
    return None if counted is None else counted.share


def _if_kept(picture: Picture, selection: Selection, row: Mapping[str, Any]) -> float | None:
    """What would be met on the goal's day if all that is promised by then were kept; None: nothing is."""
    day = row["horizon"]
    if day is None or day <= picture.moment.true_on or not picture.promises.height:
        return None
    then = picture.at(replace(picture.moment, true_on=day))
    if not then.expected.height:
        return None
    chosen = replace(selection, goal=row["goal"], compare=None)
    rows = if_kept_in(then, chosen, ["goal"]).rows(named=True)
    if not rows or not rows[0]["promises"]:
        return None
    kept = rows[0]
    known = kept["met_then"] + kept["below_then"]
    return kept["met_then"] / known if known else None


def _why(row: Mapping[str, Any], ago: float | None, kept: float | None) -> Why:
    then = row["share_on_the_day"]
    inputs = (
        ("To be reached by", row["horizon"].isoformat() if row["horizon"] else "no day was set"),
        ("Requirements", number(row["required"])),
        ("Met", number(row["met"])),
        ("Below", number(row["below"])),
        ("Not known", number(row["unknown"])),
        ("Not relevant", number(row["not_relevant"])),
        ("A year ago, of what was known then", "–" if ago is None else percent(ago)),
        ("On its day, if nothing changes", "–" if then is None else percent(then)),
        ("On its day, if all promises are kept", "nothing is promised" if kept is None else percent(kept)),
    )
    return Why(row["goal_name"], f"{COVERAGE}; {ON_THE_DAY}", READINESS_SOURCE, inputs)
