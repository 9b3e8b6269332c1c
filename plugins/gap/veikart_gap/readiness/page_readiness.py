"""Readiness: how far each goal is met, since when, and which gaps are overdue, needed now or needed later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import polars as pl

from veikart.api import (
    Bar,
    Bars,
    Block,
    Blocks,
    Empty,
    Figure,
    Figures,
    Part,
    Picture,
    Selection,
    Text,
    Tone,
    Why,
    cells_in,
    counted,
    day_in_words,
    number,
    percent,
)
from veikart_gap.pages.ways import of_goal
from veikart_gap.pages.wording import coverage_why, newest, nothing_yet, tone_of
from veikart_gap.readiness.block_days import days_ahead
from veikart_gap.readiness.block_goals import goals_table
from veikart_gap.readiness.block_skills import skills_table
from veikart_gap.readiness.block_trend import trend
from veikart_gap.readiness.columns import DUE_SOURCE, READINESS_SOURCE
from veikart_gap.readiness.history import before
from veikart_gap.readiness.standing import standing
from veikart_gap.readiness.urgency import Urgency, urgency_of

WHEN = (
    "a gap: somebody is known to be below what is required of them. It is due by the earlier of the day of "
    "the goal and the day set for the skill: overdue before the moment, now within {days} days of it. "
    "Who is not below today and will be by a step that is agreed counts by the day of the step."
)
_PARTS: tuple[tuple[str, str, Tone], ...] = (
    ("overdue", "overdue", "bad"),
    ("now", "needed now", "warn"),
    ("later", "needed later", "accent"),
    ("no_day", "no day set", "muted"),
)
_FIGURES: tuple[tuple[str, str, str, Tone], ...] = (
    ("overdue", "Overdue", "day has passed", "bad"),
    ("now", "Needed now", "time is short", "warn"),
    ("later", "Needed later", "time to plan", "accent"),
    ("no_day", "No day set", "of goal or skill", "warn"),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Figures of all goals, gaps by when they are needed, a row for each goal, the way so far, the days
    ahead; of one goal its skills, too."""
    found = urgency_of(picture, selection)
    rows = standing(picture, found)
    if not any(row["required"] or row["not_relevant"] for row in rows):
        return [nothing_yet(picture, selection) or _nothing(picture)]
    seen = before(picture, selection)
    every, goals = rows[0], rows[1:]
    blocks: list[Block] = [
        Text(_told(every, found), "strong"),
        _figures(picture, selection, found, every),
        Bars(tuple(_bar(row, found) for row in goals), "Gaps, by when they are needed"),
        goals_table(picture, selection, goals, seen),
        *trend(picture, goals, seen),
        *days_ahead(picture, found),
    ]
    return [*blocks, skills_table(found)] if selection.goal is not None else blocks


def _nothing(picture: Picture) -> Empty:
    """Levels are required, and none for a goal."""
    strategy = "veikart import FILE goals.csv --as strategy"
    if not picture.goals.height:
        return Empty("No goal had been set at this moment.", (f"The command “Set a goal”, or {strategy}",))
    link = f"Link skills to what goals need: the command “Link a skill to a capability”, or {strategy}"
    return Empty("Nothing that a goal needs is required of anyone here.", (link,))


def _told(row: Mapping[str, Any], found: Urgency) -> str:
    """Reactive against proactive, in a sentence."""
    pressing, later, open_ended = row["overdue"] + row["now"], row["later"], row["no_day"]
    total = pressing + later + open_ended
    if not total:
        known = row["met"] + row["below"]
        return "Nobody is known to miss what the goals need." if known else "Nobody has been rated yet."
    days = counted((found.soon - found.today).days, "day")
    text = (
        f"Of {counted(total, 'gap')} {_some(row['overdue'])} overdue and {_some(row['now'])} needed within "
    )
    text += f"{days}. "
    dated = pressing + later
    if dated:
        text += f"{percent(later / dated)} of those with a day can still be closed ahead of time."
    if open_ended:
        text += f" For {number(open_ended)} no day was set: give the goal or the skill one."
    return text.strip()


def _some(gaps: int) -> str:
    """ "none is", "1 is", "12 are"."""
    return f"{number(gaps)} {'is' if gaps == 1 else 'are'}" if gaps else "none is"


def _figures(picture: Picture, selection: Selection, found: Urgency, row: Mapping[str, Any]) -> Figures:
    people = row["people"]
    met, known = row["share_met"], row["met"] + row["below"]
    why = coverage_why("Met of what the goals need", row, READINESS_SOURCE, lambda: _behind(picture, found))
    when = _why_when("Gaps by when they are needed", row, found, lambda: _below(picture, selection, found))
    text = "not known" if met is None else percent(met)
    told = f"{number(row['met'])} of {number(known)}"
    shown = [
        Figure("Met", text, told, tone_of(met), why, people),
        *(
            Figure(label, number(row[name]), detail, tone if row[name] else "normal", when, people)
            for name, label, detail, tone in _FIGURES
            if row[name] or name != "no_day"
        ),
    ]
    asked = row["required"]
    unknown = f"of {number(asked)}"
    return Figures((*shown, Figure("Not known", number(row["unknown"]), unknown, why=why, people=people)))


def _bar(row: Mapping[str, Any], found: Urgency) -> Bar:
    parts = tuple(Part(row[name], label, tone) for name, label, tone in _PARTS if row[name])
    told = [f"{number(row[name])} {label}" for name, label, _ in _PARTS if row[name]]
    if not told:
        told = ["nothing is known to be missing" if row["met"] + row["below"] else "nobody rated"]
    why = _why_when(row["goal_name"], row, found)
    text, ways = ", ".join(told), of_goal(row["goal"])
    return Bar(f"goal:{row['goal']}", row["goal_name"], parts, text, why, row["people"], actions=ways)


def _why_when(
    title: str, row: Mapping[str, Any], found: Urgency, behind: Callable[[], Sequence[int]] | None = None
) -> Why:
    days = (found.soon - found.today).days
    inputs = (
        ("Day of the goal", row["horizon"].isoformat() if row["horizon"] else "by goal"),
        ("Overdue", number(row["overdue"])),
        ("Needed now", f"{number(row['now'])}, by {day_in_words(found.soon)}"),
        ("Needed later", number(row["later"])),
        ("No day set", number(row["no_day"])),
        ("Not known, in none of these", number(row["unknown"])),
    )
    more = None if behind is None else lambda: Why(title, "", "", *newest((), behind()))
    return Why(title, WHEN.format(days=days), DUE_SOURCE, inputs, more=more)


def _behind(picture: Picture, found: Urgency) -> Sequence[int]:
    """Positions of the ratings of what the goals need, the newest first."""
    asked = cells_in(picture, Selection()).filter(pl.col("required").is_not_null())
    return _positions(asked, found)


def _below(picture: Picture, selection: Selection, found: Urgency) -> Sequence[int]:
    return _positions(cells_in(picture, selection).filter(pl.col("state") == "below"), found)


def _positions(cells: pl.DataFrame, found: Urgency) -> Sequence[int]:
    there = pl.col("skill").is_in(found.scope.skills["skill"].implode())
    return cells.filter(there)["position"].drop_nulls().sort(descending=True).to_list()
