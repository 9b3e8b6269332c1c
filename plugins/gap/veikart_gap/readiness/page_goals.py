"""Where a goal hurts: met, below and not known of it, of the capabilities it needs and of their skills."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import polars as pl

from veikart.api import (
    Bar,
    Bars,
    Blocks,
    Empty,
    Part,
    Picture,
    Selection,
    Why,
    cells_in,
    coverage_in,
    number,
    percent,
    skills_in,
)
from veikart_gap.pages.ways import Ways, of_goal, of_skill
from veikart_gap.pages.wording import coverage_why, nothing_yet
from veikart_gap.sources import COVERAGE_SOURCE


def draw(picture: Picture, selection: Selection) -> Blocks:
    """A group of bars for each goal: the goal itself, then its capabilities; of a goal that is selected a
    group for each capability, too, with a bar for each of its skills."""
    empty = nothing_yet(picture, selection)
    if empty is not None:
        return [empty]
    goals = picture.goals
    if selection.goal is not None:
        goals = goals.filter(pl.col("goal") == selection.goal)
    if not goals.height:
        return [
            Empty(
                "No goal had been set at this moment.",
                ("Bring in goals and what they need: veikart import FILE goals.csv --as strategy",),
            )
        ]
    by_goal, by_capability = (_counted(picture, selection, by) for by in ("goal", "capability"))
    behind = partial(_behind, picture, selection)
    shown = [
        Bars(tuple(_bars(picture, goal, by_goal, by_capability, behind)), _title(goal), most=1.0)
        for goal in goals.iter_rows(named=True)
    ]
    return shown if selection.goal is None else [*shown, *_skills(picture, selection)]


def _skills(picture: Picture, selection: Selection) -> Iterator[Bars]:
    """A group for each capability of the goal: a bar for each skill it needs, the most critical first."""
    counted = {row["skill"]: row for row in coverage_in(picture, selection, ["skill"]).iter_rows(named=True)}
    skills = skills_in(picture, selection).filter(~pl.col("parked")).select("skill", "name")
    links = picture.links.select("capability", "skill", "criticality").join(skills, on="skill")
    links = links.sort("criticality", "name", descending=[True, False])
    for capability, name in _capabilities(picture, selection.goal).select("capability", "name").rows():
        mine = links.filter(pl.col("capability") == capability).unique("skill", maintain_order=True)
        bars = tuple(
            _bar(
                f"skill:{skill}/{capability}",
                f"{called} {'●' * criticality}",
                counted.get(skill),
                _why(called, counted.get(skill), partial(_of_skill, picture, selection, skill)),
                of_skill(skill),
            )
            for skill, called, criticality in mine.select("skill", "name", "criticality").rows()
        )
        if bars:
            yield Bars(bars, name, most=1.0)


def _capabilities(picture: Picture, goal: str | None) -> pl.DataFrame:
    return picture.capabilities.filter(pl.col("goal") == goal)


def _of_skill(picture: Picture, selection: Selection, skill: str) -> Sequence[int]:
    """Positions of the ratings behind the counts of a skill, the newest first."""
    cells = cells_in(picture, selection).filter(pl.col("skill") == skill, pl.col("required").is_not_null())
    return cells["position"].drop_nulls().sort(descending=True).to_list()


def _counted(picture: Picture, selection: Selection, by: str) -> dict[str, Mapping[str, Any]]:
    """Counts of required cells by goal or capability; a skill that serves two counts for each, once."""
    return {row[by]: row for row in coverage_in(picture, selection, [by]).iter_rows(named=True)}


def _behind(picture: Picture, selection: Selection, by: str, identity: str) -> Sequence[int]:
    """Positions of the ratings behind the counts of one goal or capability, the newest first."""
    skills = skills_in(picture, selection).filter(~pl.col("parked")).select("skill")
    serving = picture.links.filter(pl.col(by) == identity).join(skills, on="skill", how="semi")
    cells = cells_in(picture, selection).filter(pl.col("required").is_not_null())
    found = cells.join(serving, on="skill", how="semi")["position"].drop_nulls()
    return found.sort(descending=True).to_list()


def _title(goal: Mapping[str, Any]) -> str:
    due = f", by {goal['horizon']}" if goal["horizon"] else ""
    return f"{goal['name']} (weight {number(goal['weight'])}{due})"


def _bars(
    picture: Picture,
    goal: Mapping[str, Any],
    by_goal: Mapping[str, Mapping[str, Any]],
    by_capability: Mapping[str, Mapping[str, Any]],
    behind: Callable[[str, str], Sequence[int]],
) -> Iterator[Bar]:
    ways, mine = of_goal(goal["goal"]), partial(behind, "goal", goal["goal"])
    why = _why(goal["name"], by_goal.get(goal["goal"]), mine)
    yield _bar(f"goal:{goal['goal']}", "All of it", by_goal.get(goal["goal"]), why, ways)
    for row in _capabilities(picture, goal["goal"]).iter_rows(named=True):
        identity = row["capability"]
        counts = by_capability.get(identity)
        why = _why(row["name"], counts, partial(behind, "capability", identity))
        yield _bar(f"capability:{identity}", row["name"], counts, why, ways)


def _why(name: str, row: Mapping[str, Any] | None, behind: Callable[[], Sequence[int]]) -> Why | None:
    return None if row is None else coverage_why(name, row, COVERAGE_SOURCE, behind)


def _bar(identity: str, label: str, row: Mapping[str, Any] | None, why: Why | None, ways: Ways) -> Bar:
    if row is None or not row["required"]:
        return Bar(identity, label, (), "nothing required yet", actions=ways)
    asked, known = row["required"], row["met"] + row["below"]
    parts = (
        Part(row["met"] / asked, "met", "good"),
        Part(row["below"] / asked, "below", "bad"),
        Part(row["unknown"] / asked, "not known", "muted"),
    )
    text = f"{percent(row['met'] / known)} met" if known else "not known"
    if row["unknown"]:
        text += f", {number(row['unknown'])} not known"
    return Bar(identity, label, parts, text, why, people=row["people"], actions=ways)
