"""Overview: one screen to open a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from veikart import wording
from veikart.blocks import (
    Bar,
    Bars,
    Block,
    Blocks,
    Column,
    Figure,
    Figures,
    Row,
    Table,
    Text,
)
from veikart.contributions.view import Selection
from veikart.moment import day_in_words
from veikart.narrowing import coverage_in, headcount_in, if_kept_in
from veikart.picture import Picture
from veikart.standard import promising
from veikart.standard.counting import (
    MET_COLUMN,
    counted,
    dots,
    meter,
    nothing_yet,
    share,
    tone_of,
    why_met,
)
from veikart.standard.promising import nothing_ahead
from veikart.standard.ways import of_goal, of_skill, of_unit, to_people_of
from veikart.wording import count, percent

_WORST = 6


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Figures, readiness per goal, the skills and units that miss most, and what was decided last."""
    empty = nothing_yet(picture)
    if empty is not None:
        return [empty]
    blocks: list[Block] = [_figures(picture, selection)]
    if picture.goals.height:
        blocks.append(_goals(picture, selection))
    blocks += [_skills(picture, selection), _units(picture, selection)]
    if picture.decisions.height:
        blocks.append(_decisions(picture))
    return blocks


def _figures(picture: Picture, selection: Selection) -> Figures:
    counts = coverage_in(picture, selection).row(0, named=True)
    people, units = headcount_in(picture, selection), _units_in(picture, selection).height
    met, known = share(counts), counts["met"] + counts["below"]
    asked = counts["required"]
    why = why_met("Target picture met", counts)
    return Figures(
        (
            Figure("People", count(people), f"in {wording.counted(units, 'unit')}"),
            Figure(
                "Target met",
                "not known" if met is None else percent(met),
                f"{counts['met']} of {known}",
                tone_of(met),
                why,
                people,
            ),
            Figure(
                "Below",
                count(counts["below"]),
                wording.counted(counts["gap"], "step"),
                why=why,
                people=people,
            ),
            Figure(
                "Not known",
                percent(counts["unknown"] / asked) if asked else "–",
                f"{counts['unknown']} of {asked}",
                "warn" if asked and counts["unknown"] / asked > 0.2 else "normal",
                why,
                people,
            ),
            Figure(
                "Stale",
                percent(counts["stale"] / known) if known else "–",
                "over 1 year",
                why=why,
                people=people,
            ),
            *_if_kept(picture, selection, met, people),
        )
    )


def _if_kept(picture: Picture, selection: Selection, met: float | None, people: int) -> tuple[Figure, ...]:
    if nothing_ahead(picture):
        return ()
    return promising.figures(met, if_kept_in(picture, selection).row(0, named=True), people)


def _goals(picture: Picture, selection: Selection) -> Bars:
    coverage = {row["goal"]: row for row in coverage_in(picture, selection, ["goal"]).iter_rows(named=True)}
    goals = picture.goals
    if selection.goal is not None:
        goals = goals.filter(pl.col("goal") == selection.goal)
    kept = _kept_by_goal(picture, selection)
    bars = [
        _goal_bar(goal, coverage.get(goal["goal"]), kept.get(goal["goal"]))
        for goal in goals.iter_rows(named=True)
    ]
    return Bars(tuple(bars), "Readiness per goal", most=1.0)


def _kept_by_goal(picture: Picture, selection: Selection) -> dict[str, Mapping[str, Any]]:
    if nothing_ahead(picture):
        return {}
    return {row["goal"]: row for row in if_kept_in(picture, selection, ["goal"]).iter_rows(named=True)}


def _goal_bar(
    goal: Mapping[str, Any], counts: Mapping[str, Any] | None, kept: Mapping[str, Any] | None
) -> Bar:
    identity, due = f"goal:{goal['goal']}", f" · by {goal['horizon']}" if goal["horizon"] else ""
    asked = counts["required"] if counts else 0
    if not counts or not asked:
        return Bar(identity, goal["name"], (), f"no requirement yet{due}", actions=of_goal(goal["goal"]))
    met = share(counts)
    text = ("not known" if met is None else f"{percent(met)} met") + due
    why, ways = why_met(goal["name"], counts), of_goal(goal["goal"])
    if kept and (told := promising.in_words(kept)):
        text = f"{percent(met) if met is not None else 'not known'} met, {told}{due}"
        why = promising.why_if_kept(goal["name"], met, kept)
    parts = promising.parts_of(counts, kept)
    return Bar(identity, goal["name"], parts, text, why, people=counts["people"], actions=ways)


def _skills(picture: Picture, selection: Selection) -> Table | Text:
    rows = (
        coverage_in(picture, selection, ["skill"])
        .filter(pl.col("gap") > 0)
        .join(picture.weights, on="skill")
        .join(picture.labels, on="skill", how="left")
        .with_columns(
            pl.col("name").fill_null(pl.col("skill")),
            weight=pl.col("gap") * pl.col("criticality").clip(lower_bound=1),
        )
        .sort(["weight", "name"], descending=[True, False])
        .head(_WORST)
    )
    if not rows.height:
        return Text("No requirement is missed by those who have been rated.", "muted")
    columns = (
        Column("Skill", grow=True, least=16),
        Column("Critical", drop=2, kept=True),
        Column("Below", right=True),
        Column("Steps", right=True, drop=1),
        Column("Needed by", drop=3, kept=True),
        MET_COLUMN,
    )
    table = tuple(
        Row(
            f"skill:{row['skill']}",
            (
                row["name"],
                dots(row["criticality"]),
                counted(row["below"]),
                f"{row['gap']:g}",
                str(row["needed_by"] or ""),
                meter(row),
            ),
            why_met(row["name"], row),
            actions=of_skill(row["skill"]),
            people=row["required"],
        )
        for row in rows.iter_rows(named=True)
    )
    return Table(columns, table, "Where most is missing (steps × criticality)")


def _units_in(picture: Picture, selection: Selection) -> pl.DataFrame:
    """The selected unit and those below it; all where none is selected."""
    if selection.unit is None:
        return picture.units
    return picture.units.filter(pl.col("unit").is_in(list(picture.within(selection.unit))))


def _units(picture: Picture, selection: Selection) -> Table | Text:
    coverage = {row["unit"]: row for row in coverage_in(picture, selection, ["unit"]).iter_rows(named=True)}
    units = _units_in(picture, selection)
    top = units["depth"].min() or 0
    people: dict[str | None, int] = dict(picture.staff.rows())
    columns = (
        Column("Unit", grow=True, least=16),
        Column("People", right=True, drop=1),
        Column("Below", right=True),
        Column("Not known", right=True, drop=2),
        MET_COLUMN,
    )
    rows = []
    for unit in units.iter_rows(named=True):
        counts = coverage.get(unit["unit"])
        if counts is None and not people.get(unit["unit"]):
            cells: tuple[str | Any, ...] = (unit["name"], "", "", "", "")
        elif counts is None:
            cells = (
                unit["name"],
                counted(people[unit["unit"]]),
                counted(0),
                counted(0),
                "nothing required yet",
            )
        else:
            cells = (
                unit["name"],
                counted(people.get(unit["unit"], 0)),
                counted(counts["below"]),
                counted(counts["unknown"]),
                meter(counts),
            )
        why = why_met(unit["name"], counts) if counts else None
        here = people.get(unit["unit"], 0)
        identity = unit["unit"]
        to, ways = to_people_of(identity), of_unit(identity)
        rows.append(Row(f"unit:{identity}", cells, why, to, unit["depth"] - top, people=here, actions=ways))
    return Table(columns, tuple(rows), "Units") if rows else Text("No units yet.", "muted")


def _decisions(picture: Picture) -> Table:
    rows = tuple(
        Row(f"event:{row['position']}", (day_in_words(row["effective"]), row["text"]))
        for row in picture.decisions.head(3).iter_rows(named=True)
    )
    return Table((Column("When", least=16), Column("Decided", grow=True, least=20)), rows, "Last decisions")
