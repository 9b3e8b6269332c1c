"""What a selection leaves of a picture: the same people, skills and cells in every view."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from veikart.contributions.view import Selection
from veikart.picture import Picture
from veikart.picture.coverage import counted
from veikart.picture.expected import if_kept


def people_in(picture: Picture, selection: Selection) -> pl.DataFrame:
    """`picture.people` of the selection's unit and all below it; everyone where none is selected."""
    return _of_people(picture.people, picture, selection)


def cells_in(picture: Picture, selection: Selection) -> pl.DataFrame:
    """`picture.cells` of the same people, of all skills."""
    return _of_people(picture.cells, picture, selection)


def coverage_in(picture: Picture, selection: Selection, by: Sequence[str] = ()) -> pl.DataFrame:
    """`picture.coverage` of the same people and skills; by goal or unit, of those that are selected."""
    return _of_groups(counted(picture, asked_in(picture, selection), by), picture, selection, by)


def if_kept_in(picture: Picture, selection: Selection, by: Sequence[str] = ()) -> pl.DataFrame:
    """What would be if all that is promised were kept, of the same people, skills and groups as in
    `coverage_in`: *by*, and the counts of `veikart.picture.expected.promise_counts`."""
    return _of_groups(if_kept(picture, asked_in(picture, selection), by), picture, selection, by)


def asked_in(picture: Picture, selection: Selection) -> pl.DataFrame:
    """`picture.cells` of the same people, of the skills that are selected."""
    rows = cells_in(picture, selection)
    if selection.goal is not None or selection.critical or selection.skill is not None:
        rows = rows.join(skills_in(picture, selection).select("skill"), on="skill", how="semi")
    return rows


def _of_groups(
    counts: pl.DataFrame, picture: Picture, selection: Selection, by: Sequence[str]
) -> pl.DataFrame:
    if "goal" in by and selection.goal is not None:
        counts = counts.filter(pl.col("goal") == selection.goal)
    if "unit" in by and selection.unit is not None:
        counts = counts.filter(pl.col("unit").is_in(list(picture.within(selection.unit))))
    return counts


def skills_in(picture: Picture, selection: Selection) -> pl.DataFrame:
    """`picture.skills` that serve the selected goal, are critical, or are the one selected; in order."""
    skills = picture.skills
    if selection.goal is not None:
        serving = picture.links.filter(pl.col("goal") == selection.goal).select("skill")
        skills = skills.join(serving.unique(), on="skill", how="semi", maintain_order="left")
    if selection.critical:
        skills = skills.filter(pl.col("criticality") == 3)
    if selection.skill is not None:
        skills = skills.filter(pl.col("skill") == selection.skill)
    return skills


def _of_people(rows: pl.DataFrame, picture: Picture, selection: Selection) -> pl.DataFrame:
    if selection.unit is not None:
        rows = rows.filter(pl.col("unit").is_in(list(picture.within(selection.unit))))
    if selection.person is not None:
        rows = rows.filter(pl.col("person") == selection.person)
    return rows
