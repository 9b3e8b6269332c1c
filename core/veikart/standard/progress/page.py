"""The page Progress: a sentence, from then to now in parts, and where it happened."""

from __future__ import annotations

import polars as pl

from veikart.blocks import Action, Block, Blocks, Empty, Text
from veikart.contributions.view import Selection
from veikart.picture import Picture
from veikart.progress import Progress
from veikart.progress.baseline import Baseline, baseline_of
from veikart.standard.counting import nothing_yet
from veikart.standard.progress.tables import most_changed_skills, of_things, waterfall
from veikart.standard.progress.words import sentence, since
from veikart.standard.settings import ReportSettings

_SKILLS = 8
_WIDEN = "Choose another unit or goal, or show all."


def draw(picture: Picture, selection: Selection) -> Blocks:
    """What changed since the baseline within the selection, and why."""
    found = begun(picture, selection)
    if isinstance(found, Empty):
        return [found]
    progress, baseline = found
    total = progress.total()
    if not total.before.required and not total.now.required and not total.parts:
        return [Empty("Nothing is required here, neither then nor now.", (_WIDEN,))]
    smallest = picture.setting(ReportSettings).smallest_group
    blocks: list[Block] = [Text(sentence(picture, baseline, total, smallest), "strong"), _compared(baseline)]
    if not total.parts:
        return [*blocks, Text("Nothing that is required, and no rating of it, is different.", "muted")]
    return [*blocks, waterfall(progress, total), *_where(progress)]


def begun(picture: Picture, selection: Selection) -> tuple[Progress, Baseline] | Empty:
    """The progress since the baseline; what to say where there is nothing to compare."""
    empty = nothing_yet(picture)
    if empty is not None:
        return empty
    baseline = baseline_of(picture, selection)
    if baseline.moment == picture.moment:
        return Empty("Both moments are the same one.", ("Move on in time, or compare with another day.",))
    return Progress(picture, picture.at(baseline.moment), selection), baseline


def _compared(baseline: Baseline) -> Text:
    """What it is compared with, and how to choose."""
    told = f"Compared with {since(baseline)}."
    return Text(
        told if baseline.chosen else f"{told} Choose a baseline to compare with another day.", "muted"
    )


def _where(progress: Progress) -> list[Block]:
    now, selection = progress.now, progress.selection
    blocks: list[Block] = []
    if selection.skill is None and now.goals.height:
        goals = [(goal, name, 0) for goal, name in now.goals.select("goal", "name").rows()]
        blocks.append(of_things(progress, "goal", "Goal", goals, {g: _ways("goal", g) for g, _, _ in goals}))
    if selection.person is None and now.units.height:
        units = now.units
        if selection.unit is not None:
            units = units.filter(pl.col("unit").is_in(list(now.within(selection.unit))))
        top = units["depth"].min() or 0
        named = [
            (unit, name, depth - top) for unit, name, depth in units.select("unit", "name", "depth").rows()
        ]
        if len(named) > 1:
            ways = {unit: _ways("unit", unit) for unit, _, _ in named}
            blocks.append(of_things(progress, "unit", "Unit", named, ways))
    if selection.skill is None:
        skills = [(s, now.name("skill", s), 0) for s in most_changed_skills(progress, _SKILLS)]
        ways = {skill: _ways("skill", skill) for skill, _, _ in skills}
        blocks.append(of_things(progress, "skill", "Skills where most changed", skills, ways))
    return blocks


def _ways(kind: str, identity: str) -> tuple[Action, ...]:
    about = {kind: identity}
    return (
        Action("progress", about, "What changed in it, in parts"),
        Action("progress.who", about, "Who and what is behind it"),
        Action("map", about, "On the Map"),
    )
