"""The page Progress: a sentence, from then to now in parts, and where it happened."""

from __future__ import annotations

from collections.abc import Iterator

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
    said = Text(sentence(picture, baseline, total, smallest), "strong")
    blocks: list[Block] = [said, *_ahead(picture), *_unchosen(baseline)]
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


def _ahead(picture: Picture) -> list[Block]:
    """That nothing of what lies ahead is known yet."""
    if picture.moment.true_on <= picture.today:
        return []
    words = "Ahead of today: what is planned and known to come. Nobody is rated yet, and no promise counts."
    return [Text(words, "muted")]


def _unchosen(baseline: Baseline) -> list[Block]:
    """What it is compared with, where nobody chose it (else whoever draws the page says so), and how to."""
    if baseline.chosen:
        return []
    words = "Another day to compare with: shift+c, or --compare DATE."
    return [Text(f"Compared with {since(baseline)}. {words}", "muted")]


def _where(progress: Progress) -> Iterator[Block]:
    selection = progress.selection
    if selection.skill is None and (goals := _goals(progress)):
        yield of_things(progress, "goal", "Goal", goals, {g: _ways("goal", g) for g, _, _ in goals})
    if selection.person is None and len(units := _units(progress)) > 1:
        yield of_things(progress, "unit", "Unit", units, {u: _ways("unit", u) for u, _, _ in units})
    if selection.skill is None:
        skills = [(s, progress.now.name("skill", s), 0) for s in most_changed_skills(progress, _SKILLS)]
        ways = {skill: _ways("skill", skill) for skill, _, _ in skills}
        yield of_things(progress, "skill", "Skills where most changed", skills, ways)


def _goals(progress: Progress) -> list[tuple[str, str, int]]:
    """Id, name and depth of the goals of now, then of those that are no longer pursued."""
    now, then = (picture.goals.select("goal", "name") for picture in (progress.now, progress.before))
    gone = then.join(now, on="goal", how="anti", maintain_order="left")
    return [
        *((goal, name, 0) for goal, name in now.rows()),
        *((goal, f"{name} (no longer pursued)", 0) for goal, name in gone.rows()),
    ]


def _units(progress: Progress) -> list[tuple[str, str, int]]:
    """Id, name and depth of the units of now, then of those that were there and are closed or elsewhere."""
    now, wanted = progress.now, progress.selection.unit
    found: dict[str, tuple[str, int]] = {}
    there = set(now.units["unit"])
    for picture in (now, progress.before):
        units = picture.units
        if wanted is not None:
            units = units.filter(pl.col("unit").is_in(list(picture.within(wanted))))
        top = units["depth"].min() or 0
        for unit, name, depth in units.select("unit", "name", pl.col("depth") - top).rows():
            more = " (elsewhere now)" if unit in there else " (closed)"
            found.setdefault(unit, (name, depth) if picture is now else (name + more, 0))
    return [(unit, name, depth) for unit, (name, depth) in found.items()]


def _ways(kind: str, identity: str) -> tuple[Action, ...]:
    about = {kind: identity}
    return (
        Action("progress", about, "What changed in it, in parts"),
        Action("progress.who", about, "Who and what is behind it"),
        Action("map", about, "On the Map"),
    )
