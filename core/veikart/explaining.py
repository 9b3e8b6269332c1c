"""*Why*: the level and the gap of one person in one skill, opened to their inputs and events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from veikart import wording
from veikart.blocks import Why
from veikart.moment import day_in_words
from veikart.telling import level_in_words

if TYPE_CHECKING:
    from veikart.picture import Picture


def why_cell(picture: Picture, person: str, skill: str) -> Why:
    """What is behind the cell `person` × `skill`: requirement, the rating that counts, and all ratings."""
    scale = picture.name("scale", _scale_of(picture, skill))
    inputs = [*_requirement(picture, person, skill), *_rating(picture, person, skill), ("Scale", scale)]
    ratings = _ratings(picture, person, skill)
    order = " > ".join("/".join(group) for group in picture.source_groups)
    return Why(
        title=f"{picture.name('person', person)}: {picture.name('skill', skill)}",
        formula=f"gap = required − level, never below zero; the level is the latest rating of the kind that "
        f"counts first ({order})",
        source="Required: highest level among the roles held. See docs/method.md",
        inputs=tuple(inputs),
        positions=tuple(ratings["position"].to_list()),
    )


def _scale_of(picture: Picture, skill: str) -> str | None:
    rows = picture.skills.filter(pl.col("skill") == skill)["scale"]
    return rows[0] if rows.len() else None


def _requirement(picture: Picture, person: str, skill: str) -> list[tuple[str, str]]:
    rows = picture.required.filter(pl.col("person") == person, pl.col("skill") == skill)
    if not rows.height:
        return [("Required", "nothing by the roles held")]
    row = rows.row(0, named=True)
    home = _scale_of(picture, skill) or ""
    words = level_in_words(picture, home, row["level"])
    if row["upto"] is not None and row["upto"] != row["level"]:
        words += f" to {level_in_words(picture, home, row['upto'])}"
    given = picture.requirements.filter(pl.col("role") == row["role"], pl.col("skill") == skill)
    since = f" since {day_in_words(given['effective'][0])}" if given.height else ""
    return [("Required", f"{words}, as {picture.name('role', row['role'])}{since}")]


def _rating(picture: Picture, person: str, skill: str) -> list[tuple[str, str]]:
    rows = picture.cells.filter(pl.col("person") == person, pl.col("skill") == skill)
    row = rows.row(0, named=True) if rows.height else None
    if row is None or row["method"] is None:
        return [("Level", "not known: nobody has rated it")]
    home = _scale_of(picture, skill) or ""
    words = level_in_words(picture, home, row["level"])
    counted = picture.levels.filter(pl.col("person") == person, pl.col("skill") == skill).row(0, named=True)
    if counted["raw_scale"] != home and counted["raw_level"] is not None:
        given = level_in_words(picture, counted["raw_scale"], counted["raw_level"])
        words += f" (converted from {given} on {picture.name('scale', counted['raw_scale'])})"
    stale = "; more than a year old" if row["stale"] else ""
    inputs = [("Level", f"{words}, by {row['method']} on {day_in_words(row['effective'])}{stale}")]
    if row["gap"] is not None:
        inputs.append(("Gap", wording.counted(row["gap"], "level step")))
    return inputs


def _ratings(picture: Picture, person: str, skill: str) -> pl.DataFrame:
    rows = picture.facts.said("levels", picture.moment, {"person": person, "skill": skill})
    return rows.sort("effective", "position", descending=True)
